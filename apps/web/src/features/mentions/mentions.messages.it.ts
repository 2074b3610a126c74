import type { Words } from '#shared/i18n/words.ts';

import type { mentionsEn } from './mentions.messages.en.ts';

export const mentionsIt: Words<typeof mentionsEn> = {
  title: 'In attesa di risposta',
  asks: {
    answer: '<b>{name}</b> chiede una risposta',
    review: '<b>{name}</b> chiede una revisione',
    decide: '<b>{name}</b> chiede una decisione',
    do: '<b>{name}</b> chiede di farlo',
    attention: '<b>{name}</b> chiede di dare un’occhiata',
  },
  due: 'Entro il {when}',
  late: 'Era atteso il {when}',
  acknowledge: 'Ricevuto',
  decline: 'Rifiuta',
  reason: 'Perché no',
  delegate: 'Passa ad altri',
  delegateTo: 'Passa a',
};
