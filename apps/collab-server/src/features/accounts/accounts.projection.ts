import {
  accountArchived,
  accountBinned,
  accountCreated,
  accountEdited,
  accountFields,
  accountMerged,
  accountPurged,
  accountRestored,
  accountSplit,
  accountValues,
  type AccountField,
} from '@baton/schema/accounts';
import { accounts } from '@baton/schema/accounts/tables';
import { domainOf, type AccountId, type ContainerId, type MemberId, type WorkspaceId } from '@baton/schema/shared';
import { containers, grants } from '@baton/schema/workspaces/tables';
import { and, eq, sql } from 'drizzle-orm';

import { createContainer } from '#platform/access/containers.ts';
import type { FactProjection, RecordedFact } from '#platform/facts/facts.port.ts';
import type { Tx } from '#platform/scope/scope.ts';

type Columns = Partial<typeof accounts.$inferInsert>;

/** Rows of accounts follow their facts. */
export const accountsProjections: Record<string, FactProjection> = {
  [accountCreated.type]: async (tx, fact) => {
    const { name, kind, sector, visibility, ownerId, values = {} } = accountCreated.data.parse(fact.data);
    const id = fact.subject.id as AccountId;
    const { custom = {}, ...own } = values;
    const columns = Object.entries(own).map(([field, value]) => columnsOf(field as AccountField, value));
    const row = { name, kind, sector, owner: ownerId, ...Object.assign({}, ...columns) } as Columns & { name: string };
    await tx.insert(accounts).values({
      kind,
      ...row,
      workspace: fact.workspace,
      id,
      custom: custom as Record<string, unknown>,
      domain: domainFrom(row),
      createdAt: fact.occurredAt,
      changedAt: fact.occurredAt,
    });
    const managers = [...new Set([fact.actor, ownerId])].filter((member) => member !== null);
    const grants = managers.map((subject) => ({ subjectKind: 'member' as const, subject, level: 'manage' as const }));
    await createContainer(tx, { workspace: fact.workspace, id, kind: 'account', visibility, grants });
  },
  [accountEdited.type]: async (tx, fact) => {
    const { field, fieldId, to } = accountEdited.data.parse(fact.data);
    if (field === 'ownerId' && to !== null) await letIn(tx, fact, to as MemberId);
    await put(tx, fact, [{ field: field === 'custom' ? (fieldId ?? '') : field, to }]);
  },
  [accountMerged.type]: async (tx, fact) => {
    const { mergedId, taken, gained } = accountMerged.data.parse(fact.data);
    await put(tx, fact, taken);
    await tx
      .update(accounts)
      .set({ mergedInto: fact.subject.id as AccountId, merge: { taken, gained } })
      .where(theOne(fact.workspace, mergedId));
  },
  [accountSplit.type]: async (tx, fact) => {
    const { mergedId, given } = accountSplit.data.parse(fact.data);
    await put(tx, fact, given);
    await tx.update(accounts).set({ mergedInto: null, merge: null }).where(theOne(fact.workspace, mergedId));
  },
  [accountArchived.type]: (tx, fact) => set(tx, fact, { archivedAt: fact.occurredAt, binnedAt: null }),
  [accountBinned.type]: (tx, fact) => set(tx, fact, { binnedAt: fact.occurredAt }),
  [accountRestored.type]: (tx, fact) => set(tx, fact, { archivedAt: null, binnedAt: null }),
  // The row itself goes last of all, after what other features keep about it: see the job that records this.
  [accountPurged.type]: async () => undefined,
};

const theOne = (workspace: WorkspaceId, id: string) =>
  and(eq(accounts.workspace, workspace), eq(accounts.id, id as AccountId));

const set = async (tx: Tx, fact: RecordedFact, columns: Columns): Promise<void> => {
  await tx
    .update(accounts)
    .set({ ...columns, changedAt: fact.occurredAt })
    .where(theOne(fact.workspace, fact.subject.id));
};

/** Who owns an account gets into it. Where everybody is let in there is nothing to grant, and no right changes. */
const letIn = async (tx: Tx, { workspace, subject }: RecordedFact, member: MemberId): Promise<void> => {
  const container = subject.id as ContainerId;
  const [row] = await tx
    .select({ visibility: containers.visibility })
    .from(containers)
    .where(and(eq(containers.workspace, workspace), eq(containers.id, container)));
  if (!row || row.visibility === 'workspace') return;
  const grant = { workspace, container, subjectKind: 'member' as const, subject: member, level: 'manage' as const };
  const target = [grants.workspace, grants.container, grants.subjectKind, grants.subject];
  await tx
    .insert(grants)
    .values(grant)
    .onConflictDoUpdate({ target, set: { level: 'manage' } });
};

const isOwn = (field: string): field is AccountField => (accountFields as readonly string[]).includes(field);

/** Writes new values of fields, the workspace's own among them. */
const put = async (tx: Tx, fact: RecordedFact, values: readonly { field: string; to: unknown }[]): Promise<void> => {
  const own = values.flatMap(({ field, to }) => (isOwn(field) ? [columnsOf(field, to)] : []));
  const custom = values.filter(({ field }) => !isOwn(field));
  const gone = custom.filter(({ to }) => to === null).map(({ field }) => field);
  const now = Object.fromEntries(custom.filter(({ to }) => to !== null).map(({ field, to }) => [field, to]));
  const [row] = await tx
    .update(accounts)
    .set({
      ...(Object.assign({}, ...own) as Columns),
      ...(custom.length > 0 && {
        custom: sql`(${accounts.custom} || ${JSON.stringify(now)}::jsonb) - ${sql.param(gone)}::text[]`,
      }),
      changedAt: fact.occurredAt,
    })
    .where(theOne(fact.workspace, fact.subject.id))
    .returning();
  if (!row || !values.some(({ field }) => field === 'website' || field === 'emails')) return;
  await tx
    .update(accounts)
    .set({ domain: domainFrom(row) })
    .where(theOne(fact.workspace, row.id));
};

/** What duplicates are found by: the company's own site, else where its mail goes. */
const domainFrom = ({ website, emails }: Pick<Columns, 'website' | 'emails'>): string | null =>
  domainOf(website ?? '') ?? domainOf(emails?.[0]?.address ?? '');

/** A field as its columns. The value is the fact's, so it is read as what the field holds. */
const columnsOf = (field: AccountField, value: unknown): Columns => {
  const parsed = accountValues.pick({ [field]: true } as Record<'name', true>).parse({ [field]: value }) as Record<
    string,
    unknown
  >;
  const own = parsed[field] as never;
  if (field === 'ownerId') return { owner: own };
  if (field === 'parentId') return { parent: own };
  if (field !== 'revenue') return { [field]: own };
  const money = own as { amount: number; currency: string } | null;
  return { revenue: money?.amount ?? null, revenueCurrency: money?.currency ?? null };
};
