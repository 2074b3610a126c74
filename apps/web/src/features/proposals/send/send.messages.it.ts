import type { Words } from '#shared/i18n/words.ts';

import type { customerTalkEn, sendEn, stepsEn, versionsEn } from './send.messages.en.ts';

export const sendIt: Words<typeof sendEn> = {
  send: 'Invia…',
  again: 'Invia di nuovo…',
  title: 'Invia {number}',
  titleAgain: 'Invia {number}, versione {version}',
  frame: 'A chi, fino a quando, in quale lingua',
  goesTo: '{name} riceve un’e-mail in {language} con un link personale per leggere, chiedere, accettare e firmare.',
  goesToNobody: 'Scegliere chi riceve l’e-mail con il link.',
  words: 'Qualche parola per l’e-mail',
  replaces: 'Sostituisce la versione {version}, che non potrà più essere accettata.',
  unchanged: 'Nulla è cambiato dall’invio della versione {version}.',
  checks: 'Che cosa manca',
  warnings: 'Da sapere prima dell’invio',
  know: 'Lo so: {what}',
  go: 'Vai lì',
  goTo: 'Vai lì: {what}',
  leaves: 'Che cosa riceve il cliente',
  leavesText: 'Il testo, le sue immagini e i prezzi come sono ora, fissati. Ciò che cambia dopo non c’è.',
  stays: 'Che cosa resta qui',
  staysText: 'Il calcolo dei costi, i commenti interni, i suggerimenti aperti e gli altri file.',
  now: 'Invia ora',
  blocked: 'Si può inviare quando non manca nulla.',
  unknown: 'Confermare ogni avviso.',
  saving: 'Le ultime modifiche si stanno salvando.',
  offline: 'Nessuna connessione. Si potrà inviare quando torna; quanto scritto resta qui.',
  cannotSave: 'Le ultime modifiche non sono salvate. Guardare prima la pagina.',
  sent: 'Inviato a {name}',
};

export const versionsIt: Words<typeof versionsEn> = {
  title: 'Versioni',
  version: 'Versione {version}',
  sentTo: 'Inviata il {day} a {name}',
  somebody: 'qualcuno',
  changed: 'Modificata da allora: inviarla di nuovo perché il cliente la veda.',
  links: '{count, plural, =0 {Nessun link porta qui} one {Un link porta qui} other {# link portano qui}}',
  hash: 'Contenuto {hash}',
  hashLabel: 'SHA-256 di ciò che è stato inviato: {hash}',
  open: 'Apri',
  openVersion: 'Apri la versione {version} com’è stata inviata',
  openedTitle: '{number}, versione {version} com’è stata inviata',
  view: 'Che cosa si vede',
  asSent: 'Com’è stata inviata',
  since: 'Cambiato da allora',
  now: 'Ora',
  pdf: 'PDF',
  newLink: 'Copia un nuovo link',
  copied: 'Un nuovo link è copiato. Chi lo ha può firmare a nome di {name}.',
  notCopied: 'Non è stato possibile copiare il nuovo link. Copiarlo qui:',
  revoke: 'Revoca tutti i link',
  revokeTitle: 'Revocare tutti i link?',
  revokeText: 'Nessun link a questa proposta funzionerà più, né quello dell’e-mail né quelli copiati.',
  revoked: 'Nessun link porta più qui',
  signedBy: 'Firmata da {name}, {day}',
  reason: 'Motivo: {reason}',
  reasons: {
    price: 'il prezzo',
    timing: 'il momento',
    scope: 'non è ciò che serve',
    'other-supplier': 'un altro fornitore',
    'no-need': 'non serve più',
    other: 'un altro',
  },
};

export const customerTalkIt: Words<typeof customerTalkEn> = {
  title: 'Con il cliente',
  visible: 'Visibile a {name}',
  customer: 'il cliente',
  none: 'Nessun messaggio finora.',
  words: 'Messaggio a {name}',
  send: 'Invia a {name}',
};

export const stepsIt: Words<typeof stepsEn> = { label: 'A che punto è', done: 'fatto' };
