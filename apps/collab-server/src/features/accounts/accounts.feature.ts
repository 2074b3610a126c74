import { accountCreated, accounts as contract, type Account } from '@baton/schema/accounts';
import { accounts } from '@baton/schema/accounts/tables';
import type { AccountId } from '@baton/schema/shared';
import { and, eq } from 'drizzle-orm';

import { createContainer } from '#platform/access/containers.ts';
import { levelOn, levelsOn, mayOn } from '#platform/access/levels.ts';
import { command } from '#platform/command/command.ts';
import type { Feature } from '#platform/command/feature.ts';
import { containing, nameOrder, pageOf } from '#platform/command/paging.ts';
import { query } from '#platform/command/query.ts';

import { decideCreateAccount } from './accounts.decide.ts';
import { accountsPolicy } from './accounts.policy.ts';
import { accountNames } from './reads.ts';

const listAccounts = query({
  contract: contract.list,
  may: accountsPolicy.list,
  read: async ({ tx, actor, input }) => {
    const order = nameOrder(accounts.name, accounts.id);
    const rows = await tx
      .select({ row: accounts, key: order.key })
      .from(accounts)
      .where(
        and(
          eq(accounts.workspace, actor.workspace),
          mayOn(actor, accounts.id, 'read'),
          containing(accounts.name, input.q),
          input.sector === undefined ? undefined : eq(accounts.sector, input.sector),
          order.after(input.cursor),
        ),
      )
      .orderBy(...order.by)
      .limit(input.limit + 1);
    const parents = await accountNames(
      tx,
      actor,
      rows.flatMap(({ row }) => row.parent ?? []),
    );
    return pageOf(
      rows,
      input.limit,
      ({ row }) => accountOf(row, parents),
      ({ row, key }) => [key, row.id],
    );
  },
});

const readAccount = query({
  contract: contract.get,
  may: accountsPolicy.list,
  read: async ({ tx, actor, input }) => {
    if (!accountsPolicy.read(actor, { level: await levelOn(tx, actor, input.accountId) })) return null;
    const [row] = await tx
      .select()
      .from(accounts)
      .where(and(eq(accounts.workspace, actor.workspace), eq(accounts.id, input.accountId)));
    return row ? accountOf(row, await accountNames(tx, actor, row.parent ? [row.parent] : [])) : null;
  },
});

const createAccount = command({
  contract: contract.create,
  load: async () => ({}),
  may: accountsPolicy.create,
  decide: decideCreateAccount,
});

const accountOf = (row: typeof accounts.$inferSelect, visible: ReadonlyMap<AccountId, string>): Account => ({
  id: row.id,
  name: row.name,
  kind: row.kind,
  sector: row.sector,
  country: row.country,
  foundedIn: row.foundedIn,
  employees: row.employees,
  revenue:
    row.revenue === null || row.revenueCurrency === null
      ? null
      : { amount: row.revenue, currency: row.revenueCurrency },
  parentId: row.parent !== null && visible.has(row.parent) ? row.parent : null,
  ownerId: row.owner,
});

/** Companies, as pickers, cards and lists need them. */
export const accountsFeature: Feature = {
  name: 'accounts',
  commands: [createAccount],
  queries: [listAccounts, readAccount],
  projections: {
    [accountCreated.type]: async (tx, fact) => {
      const { name, kind, sector, visibility, ownerId } = accountCreated.data.parse(fact.data);
      const id = fact.subject.id as AccountId;
      await tx
        .insert(accounts)
        .values({ workspace: fact.workspace, id, name, kind, sector, owner: ownerId, createdAt: fact.occurredAt });
      const grants =
        ownerId === null ? [] : [{ subjectKind: 'member' as const, subject: ownerId, level: 'manage' as const }];
      await createContainer(tx, { workspace: fact.workspace, id, kind: 'account', visibility, grants });
    },
  },
  sees: {
    account: async (tx, actor, facts) => {
      const held = await levelsOn(tx, actor, [...new Set(facts.map(({ subject }) => subject.id))]);
      return new Set(facts.filter(({ subject }) => held.has(subject.id)).map(({ id }) => id));
    },
  },
};
