import type { Words } from '#shared/i18n/words.ts';

import type { promisesEn } from './promises.messages.en.ts';

export const promisesIt: Words<typeof promisesEn> = {
  title: 'Impegni',
  count: '{count, plural, one {# impegno} other {# impegni}}',
  counted: 'Impegni {count}',
  settled: 'Chiusi {count}',
  by: 'Preso da {name}',
  due: 'Entro il {when}',
  late: 'Era atteso il {when}',
  noDue: 'Senza data',
  until: 'Scadenza',
  keep: 'Mantenuto',
  break: 'Non mantenuto',
  reopen: 'Riapri',
  kept: 'Mantenuto',
  broken: 'Non mantenuto',
  locked: 'Firmato',
  lockedText: 'Fa parte di una proposta firmata. Parole, data e autore restano come sono.',
};
