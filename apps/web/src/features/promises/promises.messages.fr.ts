import type { Words } from '#shared/i18n/words.ts';

import type { promisesEn } from './promises.messages.en.ts';

export const promisesFr: Words<typeof promisesEn> = {
  title: 'Engagements',
  count: '{count, plural, one {# engagement} other {# engagements}}',
  counted: 'Engagements {count}',
  settled: 'Soldés {count}',
  by: 'Pris par {name}',
  due: 'Pour le {when}',
  late: 'Attendu le {when}',
  noDue: 'Sans date',
  until: 'Échéance',
  keep: 'Tenu',
  break: 'Non tenu',
  reopen: 'Rouvrir',
  kept: 'Tenu',
  broken: 'Non tenu',
  locked: 'Signé',
  lockedText: 'Il figure dans une proposition signée. Ses mots, sa date et son auteur ne changent plus.',
};
