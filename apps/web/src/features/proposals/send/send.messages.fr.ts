import type { Words } from '#shared/i18n/words.ts';

import type { customerTalkEn, sendEn, stepsEn, versionsEn } from './send.messages.en.ts';

export const sendFr: Words<typeof sendEn> = {
  send: 'Envoyer…',
  again: 'Renvoyer…',
  title: 'Envoyer {number}',
  titleAgain: 'Envoyer {number}, version {version}',
  frame: 'À qui, jusqu’à quand, dans quelle langue',
  goesTo: '{name} reçoit un e-mail en {language} avec un lien personnel pour lire, questionner, accepter et signer.',
  goesToNobody: 'Choisissez qui reçoit l’e-mail avec le lien.',
  words: 'Quelques mots pour l’e-mail',
  replaces: 'Elle remplace la version {version}, qui ne pourra plus être acceptée.',
  unchanged: 'Rien n’a changé depuis l’envoi de la version {version}.',
  checks: 'Ce qui manque',
  warnings: 'À savoir avant l’envoi',
  know: 'Je le sais : {what}',
  go: 'Y aller',
  goTo: 'Y aller : {what}',
  leaves: 'Ce que reçoit le client',
  leavesText: 'Le texte, ses images et les prix tels qu’ils sont maintenant, figés. Ce qui change ensuite n’y est pas.',
  stays: 'Ce qui reste ici',
  staysText: 'Le calcul des coûts, les commentaires internes, les suggestions ouvertes et les autres fichiers.',
  now: 'Envoyer maintenant',
  blocked: 'L’envoi est possible dès que rien ne manque.',
  unknown: 'Confirmez chaque avertissement.',
  saving: 'Vos dernières modifications sont en cours d’enregistrement.',
  offline: 'Vous êtes hors ligne. L’envoi attend la connexion ; votre saisie reste ici.',
  cannotSave: 'Vos dernières modifications ne sont pas enregistrées. Voyez d’abord la page.',
  sent: 'Envoyé à {name}',
};

export const versionsFr: Words<typeof versionsEn> = {
  title: 'Versions',
  version: 'Version {version}',
  sentTo: 'Envoyée le {day} à {name}',
  somebody: 'quelqu’un',
  changed: 'Modifiée depuis : renvoyez-la pour que le client le voie.',
  links: '{count, plural, =0 {Aucun lien n’y mène} one {Un lien y mène} other {# liens y mènent}}',
  hash: 'Contenu {hash}',
  hashLabel: 'SHA-256 de ce qui a été envoyé : {hash}',
  open: 'Ouvrir',
  openVersion: 'Ouvrir la version {version} telle qu’envoyée',
  openedTitle: '{number}, version {version} telle qu’envoyée',
  view: 'Affichage',
  asSent: 'Telle qu’envoyée',
  since: 'Modifié depuis',
  now: 'Maintenant',
  pdf: 'PDF',
  newLink: 'Copier un nouveau lien',
  copied: 'Un nouveau lien est copié. Quiconque l’a peut signer au nom de {name}.',
  notCopied: 'Le nouveau lien n’a pas pu être copié. Copiez-le ici :',
  revoke: 'Révoquer tous les liens',
  revokeTitle: 'Révoquer tous les liens ?',
  revokeText:
    'Plus aucun lien vers cette proposition ne fonctionnera, ni celui de l’e-mail ni ceux que vous avez copiés.',
  revoked: 'Plus aucun lien n’y mène',
  signedBy: 'Signée par {name}, {day}',
  reason: 'Motif : {reason}',
  reasons: {
    price: 'le prix',
    timing: 'le moment',
    scope: 'ne répond pas au besoin',
    'other-supplier': 'un autre fournisseur',
    'no-need': 'plus nécessaire',
    other: 'un autre',
  },
};

export const customerTalkFr: Words<typeof customerTalkEn> = {
  title: 'Avec le client',
  visible: 'Visible par {name}',
  customer: 'le client',
  none: 'Rien n’a encore été dit.',
  words: 'Message à {name}',
  send: 'Envoyer à {name}',
};

export const stepsFr: Words<typeof stepsEn> = { label: 'Où elle en est', done: 'fait' };
