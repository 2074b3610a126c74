import { accounts as contract, type AccountHome, type AccountSort } from '@baton/schema/accounts';
import { accounts } from '@baton/schema/accounts/tables';
import { isFieldSort } from '@baton/schema/fields';
import type { AccountId, MemberId, TeamId } from '@baton/schema/shared';
import { and, count, eq, isNotNull, isNull, sql, sum, type SQL } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { levelOn, levelsOn, mayOn } from '#platform/access/levels.ts';
import { orderBy, pageOf } from '#platform/command/paging.ts';
import { query } from '#platform/command/query.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { ownConditions, ownOrder, type OwnValues } from '../fields/condition-reads.ts';
import { nextGoals } from '../goals/reads.ts';
import { accountableNow, isStageOfTeam, isUncovered } from '../responsibilities/reads.ts';
import { accountOf, accountRowOf, heldOn, type AccountRecord } from './account-reading.ts';
import { accountsPolicy } from './accounts.policy.ts';
import { accountNames } from './reads.ts';

export const listAccounts = query({
  contract: contract.list,
  may: accountsPolicy.list,
  read: async ({ tx, actor, input }) => {
    const order = await orderOf(tx, actor, input.sort);
    const rows = await tx
      .select({ row: accounts, key: order.key })
      .from(accounts)
      .where(
        and(matching(actor, input), await ownConditions(tx, actor, ownValues, input.where), order.after(input.cursor)),
      )
      .orderBy(...order.by)
      .limit(input.limit + 1);
    const show = await shower(
      tx,
      actor,
      rows.map(({ row }) => row),
    );
    return pageOf(
      rows,
      input.limit,
      ({ row }) => show(row),
      ({ row, key }) => [key, row.id],
    );
  },
});

const shower = async (tx: Tx, actor: Actor, rows: readonly AccountRecord[]) => {
  const parents = await accountNames(
    tx,
    actor,
    rows.flatMap(({ parent }) => parent ?? []),
  );
  const levels = await levelsOn(
    tx,
    actor,
    rows.map(({ id }) => id),
  );
  const accountable = await accountableNow(tx, actor, rows);
  const goals = await nextGoals(
    tx,
    actor,
    rows.map(({ id }) => id),
  );
  return (row: AccountRecord) =>
    accountRowOf(row, {
      visible: parents,
      accountable: accountable.get(row.id) ?? null,
      goal: goals.get(row.id) ?? null,
      level: heldOn(actor, row, levels.get(row.id) ?? null) ?? 'read',
    });
};

export const totalAccounts = query({
  contract: contract.totals,
  may: accountsPolicy.list,
  read: async ({ tx, actor, input }) => {
    const groups = await tx
      .select({
        currency: accounts.revenueCurrency,
        count: count(),
        employees: sum(accounts.employees).mapWith(Number),
        amount: sum(accounts.revenue).mapWith(Number),
      })
      .from(accounts)
      .where(and(matching(actor, input), await ownConditions(tx, actor, ownValues, input.where)))
      .groupBy(accounts.revenueCurrency);
    return {
      count: groups.reduce((total, group) => total + group.count, 0),
      employees: groups.reduce((total, group) => total + (group.employees ?? 0), 0),
      revenue: groups
        .flatMap(({ currency, amount }) => (currency === null ? [] : [{ currency, amount: amount ?? 0 }]))
        .sort((a, b) => b.amount - a.amount),
    };
  },
});

const mostIds = 5_000;

export const listAccountIds = query({
  contract: contract.ids,
  may: accountsPolicy.list,
  read: async ({ tx, actor, input }) => {
    const rows = await tx
      .select({ id: accounts.id })
      .from(accounts)
      .where(and(matching(actor, input), await ownConditions(tx, actor, ownValues, input.where)))
      .limit(mostIds);
    return { ids: rows.map(({ id }) => id) };
  },
});

export const listAccountChoices = query({
  contract: contract.choices,
  may: accountsPolicy.list,
  read: async ({ tx, actor }) => {
    const common = async (column: typeof accounts.sector | typeof accounts.country) => {
      const rows = await tx
        .select({ value: column, count: count() })
        .from(accounts)
        .where(and(matching(actor, { home: 'listed' }), isNotNull(column)))
        .groupBy(column)
        .orderBy(sql`2 desc, 1`)
        .limit(100);
      return rows.flatMap(({ value }) => value ?? []);
    };
    return { sectors: await common(accounts.sector), countries: await common(accounts.country) };
  },
});

export const readAccount = query({
  contract: contract.get,
  may: accountsPolicy.list,
  read: async ({ tx, actor, input }) => {
    const level = await levelOn(tx, actor, 'account', input.accountId);
    if (level === null || !accountsPolicy.read(actor, { level })) return null;
    const [row] = await tx
      .select()
      .from(accounts)
      .where(and(eq(accounts.workspace, actor.workspace), eq(accounts.id, input.accountId)));
    if (!row) return null;
    const parents = await accountNames(tx, actor, row.parent ? [row.parent] : []);
    return accountOf(row, parents, heldOn(actor, row, level) ?? level);
  },
});

interface Filter {
  home: AccountHome;
  q?: string | undefined;
  kind?: string | undefined;
  status?: string | undefined;
  ownerId?: MemberId | undefined;
  unowned?: boolean | undefined;
  uncovered?: boolean | undefined;
  stageTeamId?: TeamId | undefined;
  sector?: string | undefined;
  country?: string | undefined;
}

/** The accounts of a list. One that was merged is nowhere: its page is another's. */
export const matching = (actor: Actor, filter: Filter): SQL | undefined =>
  and(
    eq(accounts.workspace, actor.workspace),
    isNull(accounts.mergedInto),
    atHome[filter.home],
    mayOn(actor, accounts.id, 'read'),
    filter.q ? sql`position(fold_text(${filter.q}) in ${accounts.nameFolded}) > 0` : undefined,
    filter.kind === undefined ? undefined : sql`${accounts.kind} = ${filter.kind}`,
    filter.status === undefined ? undefined : sql`${accounts.status} = ${filter.status}`,
    filter.ownerId === undefined ? undefined : eq(accounts.owner, filter.ownerId),
    filter.unowned ? isNull(accounts.owner) : undefined,
    filter.uncovered ? isUncovered(actor) : undefined,
    filter.stageTeamId === undefined ? undefined : isStageOfTeam(actor, filter.stageTeamId),
    filter.sector === undefined ? undefined : eq(accounts.sector, filter.sector),
    filter.country === undefined ? undefined : eq(accounts.country, filter.country),
  );

const atHome: Record<AccountHome, SQL | undefined> = {
  listed: and(isNull(accounts.archivedAt), isNull(accounts.binnedAt)),
  archive: and(isNotNull(accounts.archivedAt), isNull(accounts.binnedAt)),
  bin: isNotNull(accounts.binnedAt),
};

const ownValues: OwnValues = { subject: 'account', custom: accounts.custom, id: accounts.id };

const orders = {
  name: { key: accounts.nameFolded, type: 'text' },
  sector: { key: accounts.sector, type: 'text' },
  country: { key: accounts.country, type: 'text' },
  employees: { key: accounts.employees, type: 'bigint' },
  revenue: { key: accounts.revenue, type: 'bigint' },
  createdAt: { key: accounts.createdAt, type: 'timestamptz' },
  changedAt: { key: accounts.changedAt, type: 'timestamptz' },
} as const;

const orderOf = async (tx: Tx, actor: Actor, sort: AccountSort) => {
  const own = isFieldSort(sort) ? await ownOrder(tx, actor, ownValues, sort) : null;
  if (own !== null) return own;
  const descending = sort.startsWith('-');
  // A field that is gone leaves the order by name.
  const { key, type } = orders[(descending ? sort.slice(1) : sort) as keyof typeof orders] ?? orders.name;
  return orderBy(key, accounts.id, { type, descending });
};

/** The ids whose facts and records are this account's: itself, and what was merged into it. */
export const oneWithMerged = async (tx: Tx, actor: Actor, id: AccountId): Promise<AccountId[]> => {
  const rows = await tx
    .select({ id: accounts.id })
    .from(accounts)
    .where(and(eq(accounts.workspace, actor.workspace), eq(accounts.mergedInto, id)));
  return [id, ...rows.map((row) => row.id)];
};
