import type { DealCard, DealView } from '@baton/schema/deals';
import { useFormatter, useTranslations } from 'use-intl';

import { useBoard } from '../board/board-world.tsx';
import { moneyText } from '../totals/money.ts';
import { dayOf, daysBetween, type CloseTone } from './card-signal.ts';

/** `Wed 25 Nov`, with the year only when it is another one. A day has no time zone: it is shown as it is written. */
export const useDayWords = (): ((day: string, today: string) => string) => {
  const format = useFormatter();
  return (day, today) =>
    format.dateTime(new Date(`${day}T00:00:00Z`), {
      timeZone: 'UTC',
      day: 'numeric',
      month: 'short',
      ...(day.slice(0, 4) === today.slice(0, 4) ? { weekday: 'short' } : { year: 'numeric' }),
    });
};

/** The close date in words: late, today, tomorrow, a day, or none. */
export const useCloseWords = (closeOn: string | null, tone: CloseTone): string => {
  const t = useTranslations('deals.card');
  const { today } = useBoard();
  const words = useDayWords();
  if (closeOn === null) return t('noCloseDate');
  const days = daysBetween(today, closeOn);
  if (tone === 'late') return t('late', { days: -days });
  if (days === 0) return t('today');
  return days === 1 ? t('tomorrow') : words(closeOn, today);
};

/** What counts as an activity, by the type of its fact. */
const activityWords = {
  'deal.created': 'created',
  'deal.stage-changed': 'stageChanged',
  'deal.edited': 'edited',
  'deal.won': 'won',
  'deal.lost': 'lost',
  'deal.reopened': 'reopened',
  'deal.restored': 'restored',
  'deal.moved-to-board': 'movedToBoard',
  'deal.imported': 'imported',
} as const;

const useActivityWords = (): ((type: string) => string) => {
  const t = useTranslations('deals.activity');
  return (type) => t(activityWords[type as keyof typeof activityWords] ?? 'other');
};

/** "idle 14 d", and which activity counted last. */
export const useIdleWords = (days: number | null, card: DealCard | undefined): { short: string; tooltip: string } => {
  const t = useTranslations('deals.card');
  const { today } = useBoard();
  const dayWords = useDayWords();
  const activity = useActivityWords();
  if (days === null || card === undefined) return { short: '', tooltip: '' };
  const lastDay = dayOf(card.lastActivity);
  return {
    short: days < 730 ? t('idle', { days }) : t('idleYears', { years: Math.floor(days / 365) }),
    tooltip: t('idleBecause', { activity: activity(card.lastActivityType), day: dayWords(lastDay, today) }),
  };
};

/** The amount of a card in words; an estimate from a list price is marked as one. Null when nothing is known. */
export const useWorthWords = (): ((deal: DealView) => { text: string; estimated: boolean } | null) => {
  const { names, locale } = useBoard();
  return (deal) => {
    if (deal.amount !== null) {
      return { text: moneyText({ amount: deal.amount, currency: deal.currency }, locale), estimated: false };
    }
    const estimate = names.card(deal.id)?.estimate ?? null;
    return estimate === null ? null : { text: moneyText(estimate, locale), estimated: true };
  };
};
