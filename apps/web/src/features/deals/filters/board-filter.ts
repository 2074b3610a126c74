import type { DealView } from '@baton/schema/deals';
import { fold, type DealId, type MemberId } from '@baton/schema/shared';
import { z } from 'zod';

/** When a deal should close, seen from today. */
export const closings = ['overdue', 'this-month', 'this-quarter', 'later', 'none'] as const;
export type Closing = (typeof closings)[number];

/** What narrows this person's view of a board. It lives in the URL and on no one else's screen. */
export const boardFilter = z.object({
  q: z.string().max(100).optional().catch(undefined),
  /** A member's id, `me`, or `none`. */
  owner: z.string().max(40).optional().catch(undefined),
  account: z.string().max(40).optional().catch(undefined),
  label: z.string().max(60).optional().catch(undefined),
  closes: z.enum(closings).optional().catch(undefined),
  idle: z.literal(true).optional().catch(undefined),
});
export type BoardFilter = z.infer<typeof boardFilter>;

export const filterKeys = ['q', 'owner', 'account', 'label', 'closes', 'idle'] as const satisfies (keyof BoardFilter)[];

export const isFiltered = (filter: BoardFilter): boolean => filterKeys.some((key) => filter[key] !== undefined);

/** What a filter must know beside the deal. */
export interface FilterWorld {
  me: MemberId | null;
  today: string;
  accountName: (id: DealView['accountId']) => string | null;
  isIdle: (id: DealId) => boolean;
}

/** A test for one deal, made once per filter; null when nothing is filtered. */
export const matcher = (filter: BoardFilter, world: FilterWorld): ((deal: DealView) => boolean) | null => {
  const tests = [textTest(filter, world), ownerTest(filter, world), ...plainTests(filter, world)].filter(
    (one) => one !== null,
  );
  return tests.length === 0 ? null : (deal) => tests.every((test) => test(deal));
};

type DealTest = ((deal: DealView) => boolean) | null;

const textTest = ({ q }: BoardFilter, { accountName }: FilterWorld): DealTest => {
  const wanted = fold(q ?? '').trim();
  if (wanted === '') return null;
  return (deal) => fold(`${deal.title} ${accountName(deal.accountId) ?? ''}`).includes(wanted);
};

const ownerTest = ({ owner }: BoardFilter, { me }: FilterWorld): DealTest => {
  if (owner === undefined) return null;
  const wanted = owner === 'me' ? me : owner === 'none' ? null : owner;
  return (deal) => deal.ownerId === wanted;
};

const plainTests = ({ account, label, closes, idle }: BoardFilter, world: FilterWorld): DealTest[] => [
  account === undefined ? null : (deal) => deal.accountId === account,
  label === undefined ? null : (deal) => deal.labels.includes(label),
  closes === undefined
    ? null
    : (deal) => closingOf(deal.closeOn, world.today) === closes || within(deal, closes, world),
  idle === undefined ? null : (deal) => world.isIdle(deal.id),
];

/** "This quarter" includes this month. */
const within = (deal: DealView, closes: Closing, { today }: FilterWorld) =>
  closes === 'this-quarter' && closingOf(deal.closeOn, today) === 'this-month';

const quarterOf = (day: string) => `${day.slice(0, 4)} ${Math.ceil(Number(day.slice(5, 7)) / 3)}`;

/** Where a close date stands from today. Days are compared as `YYYY-MM-DD` text. */
export const closingOf = (closeOn: string | null, today: string): Closing => {
  if (closeOn === null) return 'none';
  if (closeOn < today) return 'overdue';
  if (closeOn.slice(0, 7) === today.slice(0, 7)) return 'this-month';
  return quarterOf(closeOn) === quarterOf(today) ? 'this-quarter' : 'later';
};
