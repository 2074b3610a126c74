import { accounts, accountVisits } from '@baton/schema/accounts/tables';
import { accountId, containerId, currency, domainOf } from '@baton/schema/shared';
import { containers, grants } from '@baton/schema/workspaces/tables';
import { and, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';

import { fingerprintsOf, foundByName, idsIn } from '#platform/imports/import-rows.ts';
import type { Importer, ImportScope } from '#platform/imports/importer.port.ts';

import { accountsWithContacts } from '../contacts/reads.ts';

/** What a reader of deals can tell of accounts: which of them are named by a deal. */
export type NamedByDeals = (tx: ImportScope['tx'], ids: readonly string[]) => Promise<ReadonlySet<string>>;

const values = z.strictObject({
  name: z.string(),
  sector: z.string().nullable().default(null),
  country: z.string().nullable().default(null),
  foundedIn: z.int().nullable().default(null),
  employees: z.int().nullable().default(null),
  revenue: z.int().nullable().default(null),
  revenueCurrency: currency.nullable().default(null),
  parent: accountId.nullable().default(null),
});
const changes = z.strictObject({
  name: z.string().optional(),
  sector: z.string().nullable().optional(),
  country: z.string().nullable().optional(),
  foundedIn: z.int().nullable().optional(),
  employees: z.int().nullable().optional(),
  revenue: z.int().nullable().optional(),
  revenueCurrency: currency.nullable().optional(),
  parent: accountId.nullable().optional(),
});

/** Takes accounts in, each visible to the whole workspace, and back. */
export const accountImporter = (namedByDeals: NamedByDeals): Importer => ({
  kind: 'account',
  find: findAccounts,
  write: async (scope, records) => {
    const { tx, workspace, source, now } = scope;
    const fresh = records
      .filter((record) => record.isNew)
      .map((record) => ({
        ...values.parse(record.values),
        workspace,
        id: accountId.parse(record.id),
        kind: 'customer' as const,
        externalSource: source,
        externalId: record.externalId,
        createdAt: now,
        changedAt: now,
      }));
    if (fresh.length > 0) {
      await tx.insert(accounts).values(fresh);
      await openToWorkspace(
        scope,
        fresh.map(({ id }) => id),
      );
    }
    for (const { id, isNew, values: changed } of records) {
      if (isNew) continue;
      await tx
        .update(accounts)
        .set({ ...changes.parse(changed), changedAt: scope.now })
        .where(and(eq(accounts.workspace, workspace), eq(accounts.id, accountId.parse(id))));
    }
  },
  fingerprints: (tx, ids) =>
    fingerprintsOf(
      tx,
      accounts,
      sql`name, kind, status || coalesce('/' || active_stage, ''), sector, country, website, addresses, phones, emails, founded_in, employees, revenue,
        revenue_currency, parent, owner, channel, language, contact_hours, custom, archived_at, binned_at, merged_into`,
      ids,
    ),
  remove: async ({ tx }, ids) => {
    const named = new Set([...(await namedByDeals(tx, ids)), ...(await accountsWithContacts(tx, ids))]);
    const free = await removable(tx, ids, named);
    if (free.length === 0) return new Set();
    await tx.delete(accountVisits).where(idsIn(accountVisits.account, free));
    await tx.delete(grants).where(idsIn(grants.container, free));
    await tx.delete(containers).where(idsIn(containers.id, free));
    const gone = await tx.delete(accounts).where(idsIn(accounts.id, free)).returning({ id: accounts.id });
    return new Set<string>(gone.map(({ id }) => id));
  },
});

/** By name; what is the web domain of an account stands for it too. One that was merged is found as the remaining one. */
async function findAccounts(tx: ImportScope['tx'], names: readonly string[]): Promise<Map<string, string>> {
  const found = await foundByName(tx, accounts, names);
  const merged = await tx
    .select({ id: accounts.id, into: accounts.mergedInto })
    .from(accounts)
    .where(and(idsIn(accounts.id, [...found.values()]), isNotNull(accounts.mergedInto)));
  const remaining = new Map<string, string>(merged.flatMap(({ id, into }) => (into === null ? [] : [[id, into]])));
  for (const [name, id] of found) found.set(name, remaining.get(id) ?? id);
  const domains = names.filter((name) => !found.has(name) && domainOf(name) === name.toLowerCase());
  if (domains.length === 0) return found;
  const rows = await tx
    .select({ id: accounts.id, domain: accounts.domain })
    .from(accounts)
    .where(
      and(
        sql`${accounts.domain} = any(${sql.param(domains.map((name) => name.toLowerCase()))}::text[])`,
        isNull(accounts.mergedInto),
        isNull(accounts.binnedAt),
      ),
    )
    .orderBy(desc(accounts.id));
  const byDomain = new Map(rows.map(({ id, domain }) => [domain, id]));
  for (const name of domains) {
    const id = byDomain.get(name.toLowerCase());
    if (id !== undefined) found.set(name, id);
  }
  return found;
}

const openToWorkspace = async ({ tx, workspace, by }: ImportScope, ids: readonly string[]): Promise<void> => {
  const opened = ids.map((id) => containerId.parse(id));
  await tx
    .insert(containers)
    .values(opened.map((id) => ({ workspace, id, kind: 'account' as const, visibility: 'workspace' as const })));
  const { actor } = by;
  if (actor === null) return;
  const managed = opened.map((container) => ({
    workspace,
    container,
    subjectKind: 'member' as const,
    subject: actor,
    level: 'manage' as const,
  }));
  await tx.insert(grants).values(managed);
};

/** Those that nothing names that stays: no deal, and no company below them. */
const removable = async (
  tx: ImportScope['tx'],
  ids: readonly string[],
  named: ReadonlySet<string>,
): Promise<string[]> => {
  const below = await tx
    .select({ id: accounts.id, parent: accounts.parent })
    .from(accounts)
    .where(idsIn(accounts.parent, ids));
  let free = new Set(ids.filter((id) => !named.has(id)));
  for (;;) {
    const holding = new Set(below.filter(({ id }) => !free.has(id)).map(({ parent }) => parent));
    const next = new Set([...free].filter((id) => !holding.has(accountId.parse(id))));
    if (next.size === free.size) return [...free];
    free = next;
  }
};
