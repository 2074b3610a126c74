import type { DealView } from '@baton/schema/deals';
import type { DealId, StageId } from '@baton/schema/shared';

export const tableColumns = ['title', 'stage', 'account', 'amount', 'owner', 'closeOn', 'activity'] as const;
export type TableColumn = (typeof tableColumns)[number];

/** One grid for header and rows. */
export const rowGrid =
  'grid grid-cols-[minmax(220px,2fr)_130px_minmax(140px,1.2fr)_130px_150px_130px_110px] items-center';

export interface TableSort {
  column: TableColumn;
  direction: 'up' | 'down';
}

interface SortWorld {
  stages: readonly StageId[];
  account: (deal: DealView) => string | null;
  owner: (deal: DealView) => string | null;
  activity: (deal: DealView) => string | null;
}

type Key = string | number | null;

/** Ids in the order of the table; deals without the value come last either way, ties keep the order of the board. */
export const sortDeals = (deals: readonly DealView[], { column, direction }: TableSort, world: SortWorld): DealId[] => {
  const turn = direction === 'up' ? 1 : -1;
  const keyed = deals.map((deal) => ({ deal, key: keyOf(deal, column, world) }));
  keyed.sort((a, b) => compare(a.key, b.key, turn) || board(a.deal, b.deal, world));
  return keyed.map(({ deal }) => deal.id);
};

const compare = (a: Key, b: Key, turn: number): number => {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  if (typeof a === 'string' && typeof b === 'string') return collator.compare(a, b) * turn;
  return (Number(a) - Number(b)) * turn;
};

const collator = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true });

const board = (a: DealView, b: DealView, { stages }: SortWorld) =>
  stages.indexOf(a.stageId) - stages.indexOf(b.stageId) || (a.rank < b.rank ? -1 : 1);

const keyOf = (deal: DealView, column: TableColumn, world: SortWorld): Key => {
  switch (column) {
    case 'title':
      return deal.title;
    case 'stage':
      return world.stages.indexOf(deal.stageId);
    case 'account':
      return world.account(deal);
    case 'amount':
      return deal.amount;
    case 'owner':
      return world.owner(deal);
    case 'closeOn':
      return deal.closeOn;
    case 'activity':
      return world.activity(deal);
  }
};
