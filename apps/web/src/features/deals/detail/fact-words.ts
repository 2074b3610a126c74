import {
  dealArchived,
  dealCreated,
  dealEdited,
  dealEditedLate,
  dealStageChanged,
  type DealField,
  type DealFieldValue,
} from '@baton/schema/deals';
import type { AccountId, Fact, MemberId } from '@baton/schema/shared';
import { useTranslations } from 'use-intl';

import { moneyText } from '#shared/i18n/money-text.ts';

import { useBoard } from '../board/board-world.tsx';
import { useDayWords } from '../cards/card-words.ts';

const plain = {
  'deal.won': 'won',
  'deal.lost': 'lost',
  'deal.reopened': 'reopened',
  'deal.restored': 'restored',
  'deal.moved-to-board': 'movedToBoard',
} as const;

/** A fact as the rest of a sentence that begins with who did it. A shape this client does not know reads as its type. */
export const useFactWords = (): ((fact: Fact) => string) => {
  const t = useTranslations('deals.fact');
  const value = useFieldWords();
  const edited = (fact: Fact) => {
    const { success, data } = dealEdited.data.safeParse(fact.data);
    if (!success) return null;
    const field = t(`field.${data.field}`);
    const words = { field, from: value(data.field, data.from), to: value(data.field, data.to) };
    if (words.to === '') return t('cleared', words);
    return words.from === '' ? t('set', words) : t('changed', words);
  };
  const moved = (fact: Fact) => {
    const { success, data } = dealStageChanged.data.safeParse(fact.data);
    return success ? t('stageChanged', { from: data.from.name, to: data.to.name }) : null;
  };
  const byType: Record<string, (fact: Fact) => string | null> = {
    [dealEdited.type]: edited,
    [dealStageChanged.type]: moved,
    [dealCreated.type]: () => t('created'),
    [dealArchived.type]: (fact) => t('archived', { reason: dealArchived.data.safeParse(fact.data).data?.reason ?? '' }),
    [dealEditedLate.type]: () => t('editedLate'),
  };
  return (fact) => {
    const known = plain[fact.type as keyof typeof plain];
    if (known !== undefined) return t(known);
    return byType[fact.type]?.(fact) ?? fact.type;
  };
};

const useFieldWords = () => {
  const { names, locale, today, store } = useBoard();
  const day = useDayWords();
  return (field: DealField, value: DealFieldValue): string => {
    if (value === null || value === '') return '';
    if (Array.isArray(value)) return value.join(', ');
    if (field === 'ownerId') return names.person(value as MemberId)?.name ?? '—';
    if (field === 'accountId') return names.account(value as AccountId)?.name ?? '—';
    if (field === 'amount') return moneyText({ amount: Number(value), currency: store.currency }, locale);
    if (field === 'closeOn') return day(String(value), today);
    return String(value);
  };
};
