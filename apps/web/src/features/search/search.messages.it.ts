import type { Words } from '#shared/i18n/words.ts';

import type { searchEn } from './search.messages.en.ts';

export const searchIt: Words<typeof searchEn> = {
  title: 'Ricerca',
  field: 'Cerca schede',
  records: 'Schede',
  all: 'Tutti i risultati per «{q}»',
  kinds: { account: 'Account', contact: 'Contatto', deal: 'Opportunità', note: 'Nota', proposal: 'Proposta' },
  kindsMany: {
    all: 'Tutto',
    account: 'Account',
    contact: 'Contatti',
    deal: 'Opportunità',
    note: 'Note',
    proposal: 'Proposte',
  },
  kind: 'Tipo di scheda',
  alike: 'simile',
  firstTitle: 'Trovare tutto ciò che è visibile',
  firstText:
    'Account, contatti, opportunità, note e proposte da una parte del nome, e le parole di note e proposte; senza accenti, anche con un piccolo errore.',
  noneTitle: 'Nessun risultato per «{q}»',
  noneText: 'Provare con meno parole, o con altre. Ciò che non è condiviso non viene mai trovato.',
  more: 'Ci sono più risultati di quelli mostrati. Un’altra parola li restringe.',
  count: '{count, plural, one {# scheda} other {# schede}}',
  unreachable: 'La ricerca delle schede attende che il server sia di nuovo raggiungibile.',
};
