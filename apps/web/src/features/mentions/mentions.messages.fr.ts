import type { Words } from '#shared/i18n/words.ts';

import type { mentionsEn } from './mentions.messages.en.ts';

export const mentionsFr: Words<typeof mentionsEn> = {
  title: 'On attend votre réponse',
  asks: {
    answer: '<b>{name}</b> attend une réponse',
    review: '<b>{name}</b> demande une relecture',
    decide: '<b>{name}</b> demande une décision',
    do: '<b>{name}</b> vous demande de le faire',
    attention: '<b>{name}</b> vous demande d’y jeter un œil',
  },
  due: 'D’ici le {when}',
  late: 'Attendu le {when}',
  acknowledge: 'C’est noté',
  decline: 'Refuser',
  reason: 'Pour quelle raison',
  delegate: 'Confier à…',
  delegateTo: 'Confier à',
};
