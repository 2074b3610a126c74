import type { Words } from '#shared/i18n/words.ts';

import type { accountsEn } from './accounts.messages.en.ts';

export const accountsIt: Words<typeof accountsEn> = {
  title: 'Account',
  new: 'Nuovo account',
  create: 'Aggiungi l’account',
  missing: 'Questo account non c’è',
  count: '{count, plural, one {# account} other {# account}}',
  kind: {
    customer: 'Cliente',
    supplier: 'Fornitore',
    partner: 'Partner',
    distributor: 'Distributore',
  },
  inBin:
    'Questo account è nel cestino. {days, plural, =0 {Verrà eliminato oggi.} one {Verrà eliminato tra # giorno.} other {Verrà eliminato tra # giorni.}}',
  inArchive: 'Questo account è nell’archivio.',
  tabs: {
    label: 'Parti dell’account',
    overview: 'Panoramica',
    together: 'Obiettivi e responsabilità',
    deals: 'Opportunità',
    files: 'File',
    handoffs: 'Passaggi',
  },
  filter: {
    find: 'Cerca per nome',
  },
  facts: {
    answers: 'Garante',
    stageTeam: 'Fasi del team',
    uncovered: 'Senza garante',
    kind: 'Tipo',
    website: 'Sito web',
    visit: 'Apri il sito web',
    company: 'Azienda',
    sector: 'Settore',
    country: 'Paese',
    city: 'Città',
    foundedIn: 'Fondazione',
    employees: 'Dipendenti',
    revenue: 'Fatturato annuo',
    parent: 'Appartiene a',
  },
  empty: {
    first: 'Ancora nessun account',
    firstText:
      'Un account è un’azienda: cliente, fornitore o partner, con i suoi contatti e la sua cronologia. Se ne aggiunge uno qui, oppure molti da Impostazioni, Importa.',
    guestText: 'Gli account condivisi compaiono qui.',
    add: 'Aggiungi il primo account',
    noResult: 'Nessun account corrisponde ai filtri',
    archiveText: 'Quanto viene archiviato resta qui, fuori dagli elenchi e con la sua cronologia.',
    binText: 'Quanto viene eliminato resta qui 30 giorni e si può ripristinare.',
  },
  did: {
    edited: '{count, plural, one {{name} modificato} other {# account modificati}}',
    archive: '{count, plural, one {{name} è nell’archivio} other {# account sono nell’archivio}}',
    bin: '{count, plural, one {{name} è nel cestino} other {# account sono nel cestino}}',
    restore: '{count, plural, one {{name} è tornato} other {# account sono tornati}}',
  },
  merge: {
    title: 'Unire due account',
    text: 'Si sceglie campo per campo che cosa resta. Contatti, opportunità e cronologia si riuniscono; si può tornare indietro.',
  },
  log: {
    account: 'Account',
    open: 'Annota una chiamata o un incontro',
    drop: 'o trascina qui un file .eml',
    kind: 'Che cosa è stato',
    call: 'Chiamata',
    meeting: 'Incontro',
    email: 'E-mail',
    title: 'Titolo',
    text: 'Che cosa è stato detto',
    save: 'Annota',
    message: 'Da {from}',
    noMessage: '{name} non è un messaggio di posta.',
  },
  export: 'Esporta in CSV',
  currency: 'Valuta',
  ofTeam: { title: 'Senza garante', none: 'Ogni account nelle fasi di questo team ha un garante.' },
};
