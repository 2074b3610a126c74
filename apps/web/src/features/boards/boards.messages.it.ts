import type { Words } from '#shared/i18n/words.ts';

import type { boardsEn } from './boards.messages.en.ts';

export const boardsIt: Words<typeof boardsEn> = {
  title: 'Board',
  new: 'Nuova board',
  filter: 'Filtra le board',
  open: '{count, plural, =0 {Nessuna opportunità aperta} one {# opportunità aperta} other {# opportunità aperte}}',
  visibility: { workspace: 'Tutti', teams: 'Team', people: 'Persone scelte' },
  name: 'Nome',
  nameHint: 'Ad esempio Vendite Francia 2027.',
  currency: 'Valuta',
  create: 'Crea la board',
  firstTitle: 'Ancora nessuna board',
  firstText: 'Una board riunisce le opportunità per fasi; più persone ci lavorano nello stesso momento.',
  guestText: 'Quando qualcuno condivide una board, appare qui.',
  noMatch: 'Nessuna board ha questo nome',
  stages: {
    fresh: 'Nuova',
    qualified: 'Qualificata',
    proposal: 'Proposta',
    negotiation: 'Trattativa',
    won: 'Vinta',
    lost: 'Persa',
  },
};
