import type { Words } from '#shared/i18n/words.ts';

import type { contactsEn } from './contacts.messages.en.ts';

export const contactsIt: Words<typeof contactsEn> = {
  title: 'Contatti',
  new: 'Nuovo contatto',
  create: 'Aggiungi il contatto',
  find: 'Cerca per nome',
  partHint: 'Per esempio acquisti o chef',
  more: 'Altro su {name}',
  unlink: 'Togli da questo account',
  missing: 'Questo contatto non c’è',
  count: '{count, plural, one {# contatto} other {# contatti}}',
  at: 'Persone · {count}',
  atNone: 'Qui non si conosce ancora nessuno.',
  inBin:
    'Questo contatto è nel cestino. {days, plural, =0 {Verrà eliminato oggi.} one {Verrà eliminato tra # giorno.} other {Verrà eliminato tra # giorni.}}',
  inArchive: 'Questo contatto è nell’archivio.',
  facts: {
    jobTitle: 'Funzione',
    part: 'Ruolo qui',
    accounts: 'Account',
  },
  consent: {
    title: 'Consenso',
    given: 'Dato',
    refused: 'Negato',
    unknown: 'Non chiesto',
    change: 'Annota',
    answer: 'Risposta',
    how: 'Come si sa',
    howExample: 'Modulo del sito, chiesto al telefono…',
  },
  did: {
    edited: '{count, plural, one {{name} modificato} other {# contatti modificati}}',
    archive: '{count, plural, one {{name} è nell’archivio} other {# contatti sono nell’archivio}}',
    bin: '{count, plural, one {{name} è nel cestino} other {# contatti sono nel cestino}}',
    restore: '{count, plural, one {{name} è tornato} other {# contatti sono tornati}}',
    unlinked: '{name} non è più presso questo account',
  },
  merge: {
    title: 'Unisci due contatti',
    text: 'Si sceglie campo per campo che cosa resta. Account, commenti e cronologia si uniscono; si può annullare.',
  },
  places: {
    add: 'Collega a un account',
    none: 'Ancora nessun account.',
    added: '{name} ora è presso {account}',
    take: 'Scollega da {account}',
  },
  fact: {
    created: 'ha aggiunto questo contatto',
    linked: 'l’ha collegato a {account}{has, select, yes { come {part}} other {}}',
    unlinked: 'l’ha scollegato da {account}',
    archived: 'ha archiviato questo contatto',
    binned: 'ha messo questo contatto nel cestino',
    restored: 'ha ripristinato questo contatto',
    merged: 'ha unito {name} a questo contatto',
    split: 'ha annullato l’unione con {name}',
  },
  empty: {
    first: 'Ancora nessun contatto',
    firstText:
      'Un contatto è una persona presso un cliente, un fornitore o un partner. La stessa persona può essere presso più account.',
    guestText: 'Le persone degli account condivisi compaiono qui.',
    add: 'Aggiungi il primo contatto',
    noResult: 'Nessun contatto corrisponde ai filtri',
    archiveText: 'Chi viene archiviato resta qui, fuori dagli elenchi.',
    binText: 'Chi viene eliminato resta qui 30 giorni e si può ripristinare.',
  },
  export: {
    title: 'Esporta',
    both: 'Importa ed esporta',
    import: 'Importa da CSV o vCard…',
    csv: 'Esporta come tabella (CSV)',
    vcard: 'Esporta come schede (vCard {version})',
  },
};
