import { deals as contract, type DealSort } from '@baton/schema/deals';
import { deals } from '@baton/schema/deals/tables';
import type { AccountId, BoardId, MemberId, Money, ProductId, StageId } from '@baton/schema/shared';
import { and, count, eq, gte, lte, sql, sum, type SQL } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { mayOn } from '#platform/access/levels.ts';
import { containing, orderBy, pageOfShown } from '#platform/command/paging.ts';
import { query } from '#platform/command/query.ts';

import { isAtAccount } from '../../accounts/reads.ts';
import { priceList } from '../../products/reads.ts';
import { dealPolicy } from '../deals.policy.ts';
import { dealDetail, dealRecord, dealRows } from './deal-reading.ts';

export const listDeals = query({
  contract: contract.list,
  may: dealPolicy.list,
  read: async ({ tx, actor, input }) => {
    const order = orderOf(input.sort);
    const rows = await tx
      .select({ row: deals, key: order.key })
      .from(deals)
      .where(and(matching(actor, input), order.after(input.cursor)))
      .orderBy(...order.by)
      .limit(input.limit + 1);
    const shown = await dealRows(
      tx,
      actor,
      rows.map(({ row }) => row),
    );
    return pageOfShown(rows, shown, input.limit);
  },
});

export const totalDeals = query({
  contract: contract.totals,
  may: dealPolicy.list,
  read: async ({ tx, actor, input }) => {
    // Grouped by product too: estimates come from the price list, and few rows are left to add up.
    const groups = await tx
      .select({
        currency: deals.currency,
        product: sql<ProductId | null>`case when ${deals.amount} is null then ${deals.product} end`,
        count: count(),
        amount: sum(deals.amount).mapWith(Number),
      })
      .from(deals)
      .where(matching(actor, input))
      .groupBy(sql`1, 2`);
    return totalsOf(groups, await priceList(tx, actor));
  },
});

export const readDealDetail = query({
  contract: contract.get,
  may: dealPolicy.list,
  read: async ({ tx, actor, input }) => {
    const found = await dealRecord(tx, actor, input.dealId);
    return found && dealPolicy.read(actor, found) ? dealDetail(tx, actor, found.record) : null;
  },
});

interface Filter {
  boardId?: BoardId | undefined;
  home?: 'board' | 'archive' | undefined;
  status?: 'open' | 'won' | 'lost' | undefined;
  stageId?: StageId | undefined;
  ownerId?: MemberId | undefined;
  accountId?: AccountId | undefined;
  productId?: ProductId | undefined;
  label?: string | undefined;
  q?: string | undefined;
  closeFrom?: string | undefined;
  closeTo?: string | undefined;
  closedFrom?: string | undefined;
  closedTo?: string | undefined;
}

const matching = (actor: Actor, filter: Filter): SQL | undefined =>
  and(
    eq(deals.workspace, actor.workspace),
    mayOn(actor, deals.board, 'read'),
    given(filter.boardId, (board) => eq(deals.board, board)),
    given(filter.home, (home) => eq(deals.home, home)),
    given(filter.status, (status) => eq(deals.status, status)),
    given(filter.stageId, (stage) => eq(deals.stage, stage)),
    given(filter.ownerId, (owner) => eq(deals.owner, owner)),
    given(filter.accountId, (account) => isAtAccount(deals.account, account)),
    given(filter.productId, (product) => eq(deals.product, product)),
    given(filter.label, (label) => sql`${label} = any(${deals.labels})`),
    containing(deals.title, filter.q),
    given(filter.closeFrom, (day) => gte(deals.closeOn, day)),
    given(filter.closeTo, (day) => lte(deals.closeOn, day)),
    given(filter.closedFrom, (day) => gte(deals.closedOn, day)),
    given(filter.closedTo, (day) => lte(deals.closedOn, day)),
  );

const given = <V>(value: V | undefined, condition: (value: V) => SQL): SQL | undefined =>
  value === undefined ? undefined : condition(value);

const orders = {
  title: { key: sql`fold_text(${deals.title})`, type: 'text' },
  amount: { key: deals.amount, type: 'bigint' },
  closeOn: { key: deals.closeOn, type: 'date' },
  closedOn: { key: deals.closedOn, type: 'date' },
  stageSince: { key: deals.stageSince, type: 'timestamptz' },
  lastActivity: { key: deals.lastActivity, type: 'timestamptz' },
  createdAt: { key: deals.createdAt, type: 'timestamptz' },
} as const;

const orderOf = (sort: DealSort) => {
  const descending = sort.startsWith('-');
  const { key, type } = orders[(descending ? sort.slice(1) : sort) as keyof typeof orders];
  return orderBy(key, deals.id, { type, descending });
};

interface Group {
  currency: string;
  product: ProductId | null;
  count: number;
  amount: number | null;
}

const totalsOf = (groups: readonly Group[], prices: ReadonlyMap<ProductId, { price: Money }>) => {
  const sums = new Map<string, { currency: string; count: number; amount: number; estimate: number }>();
  const of = (currency: string) => {
    const found = sums.get(currency) ?? { currency, count: 0, amount: 0, estimate: 0 };
    sums.set(currency, found);
    return found;
  };
  for (const group of groups) {
    const own = of(group.currency);
    own.count += group.count;
    own.amount += group.amount ?? 0;
    const price = group.product === null ? undefined : prices.get(group.product)?.price;
    if (price) of(price.currency).estimate += price.amount * group.count;
  }
  return {
    count: groups.reduce((total, group) => total + group.count, 0),
    sums: [...sums.values()].sort((a, b) => (a.currency < b.currency ? -1 : 1)),
  };
};
