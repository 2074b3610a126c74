import type { DealCard, DealView, NextActivity } from '@baton/schema/deals';

import { moneyText } from '#shared/i18n/money-text.ts';

import { useBoard, type BoardWorld } from '../board/board-world.tsx';
import type { Next } from '../board/next-activities.ts';
import { dayOf, daysBetween, type CloseTone } from './card-signal.ts';

const dayFormats = new Map<string, Intl.DateTimeFormat>();

/** Making a format is dear and cards ask for one each, so each is made once. */
const dayFormat = (locale: string, thisYear: boolean): Intl.DateTimeFormat => {
  const key = `${locale} ${thisYear}`;
  const known = dayFormats.get(key);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'short',
    ...(thisYear ? { weekday: 'short' } : { year: 'numeric' }),
  });
  dayFormats.set(key, made);
  return made;
};

/** `Wed 25 Nov`, with the year only when it is another one. A day has no time zone: it is shown as it is written. */
export const dayText = (day: string, today: string, locale: string): string =>
  dayFormat(locale, day.slice(0, 4) === today.slice(0, 4)).format(Date.parse(`${day}T00:00:00Z`));

export const useDayWords = (): ((day: string, today: string) => string) => {
  const { locale } = useBoard();
  return (day, today) => dayText(day, today, locale);
};

type Words = Pick<BoardWorld, 'words' | 'locale' | 'today'>;

/** The close date in words: late, today, tomorrow, a day, or none. `short` where something else stands on the line. */
export const closeText = (
  closeOn: string | null,
  tone: CloseTone,
  { words: t, locale, today }: Words,
  short = false,
): string => {
  if (closeOn === null) return t('card.noCloseDate');
  const days = daysBetween(today, closeOn);
  if (tone === 'late') return t(short ? 'card.lateShort' : 'card.late', { days: -days });
  if (days === 0) return t('card.today');
  return days === 1 ? t('card.tomorrow') : dayText(closeOn, today, locale);
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

/** "idle 14 d", and which activity counted last. */
export const idleText = (
  days: number,
  card: DealCard,
  { words: t, locale, today }: Words,
): { short: string; tooltip: string } => {
  const activity = t(`activity.${activityWords[card.lastActivityType as keyof typeof activityWords] ?? 'other'}`);
  return {
    short: days < 730 ? t('card.idle', { days }) : t('card.idleYears', { years: Math.floor(days / 365) }),
    tooltip: t('card.idleBecause', { activity, day: dayText(dayOf(card.lastActivity), today, locale) }),
  };
};

/** The amount of a card in words; an estimate from a list price is marked as one. Null when nothing is known. */
export const worthText = (
  deal: DealView,
  figure: DealCard | undefined,
  locale: string,
): { text: string; estimated: boolean } | null => {
  if (deal.amount !== null) {
    return { text: moneyText({ amount: deal.amount, currency: deal.currency }, locale), estimated: false };
  }
  const estimate = figure?.estimate ?? null;
  return estimate === null ? null : { text: moneyText(estimate, locale), estimated: true };
};

/** When the next activity is: late, today with its hour, tomorrow, a day, none. `short` where something else stands on the line. */
export const nextText = ({ group, activity }: Next, words: Words, short = false): string => {
  const { words: t } = words;
  if (activity === null) return t(short ? 'card.noActivityShort' : 'card.noActivity');
  const day = activity.at === null ? activity.on : dayOf(activity.at);
  if (day === null) return t('card.noDay');
  const days = daysBetween(words.today, day);
  if (group === 'overdue' && days < 0) return t(short ? 'card.lateShort' : 'card.late', { days: -days });
  const near = nearDay(days, words);
  if (near === null) return dayText(day, words.today, words.locale);
  return activity.at === null || short ? near : `${near} ${hourText(new Date(activity.at), words.locale)}`;
};

/** The same of one activity with its hour, where there is room for it. */
export const momentText = ({ on, at }: Pick<NextActivity, 'on' | 'at'>, words: Words): string => {
  const day = at === null ? on : dayOf(at);
  if (day === null) return words.words('card.noDay');
  const said = nearDay(daysBetween(words.today, day), words) ?? dayText(day, words.today, words.locale);
  return at === null ? said : `${said} ${hourText(new Date(at), words.locale)}`;
};

/** What the next activity is, by what kind of thing it is. */
export const nextName = (
  { kind, title, teamId }: NextActivity,
  { names, words: t }: Pick<BoardWorld, 'names' | 'words'>,
): string => {
  if (kind === 'event' && title === '') return t('card.nextIs.untitled');
  const team = teamId === undefined ? null : names.holder({ kind: 'team', id: teamId });
  return t(`card.nextIs.${kind}`, { title: team?.name ?? title });
};

const nearDay = (days: number, { words: t }: Words): string | null => {
  if (days === 0) return t('card.today');
  return days === 1 ? t('card.tomorrow') : null;
};

const hourFormats = new Map<string, Intl.DateTimeFormat>();

const hourText = (at: Date, locale: string): string => {
  const format = hourFormats.get(locale) ?? new Intl.DateTimeFormat(locale, { timeStyle: 'short' });
  hourFormats.set(locale, format);
  return format.format(at);
};
