import { type Account, type AccountHome, type AccountRow } from '@baton/schema/accounts';
import { accounts } from '@baton/schema/accounts/tables';
import { fieldValues } from '@baton/schema/fields';
import { includesLevel, type AccountId, type Level, lifeStageOf } from '@baton/schema/shared';
import { and, eq } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { levelOn } from '#platform/access/levels.ts';
import type { Tx } from '#platform/scope/scope.ts';

export type AccountRecord = typeof accounts.$inferSelect;

/** How long the bin keeps what lies in it. */
export const binDays = 30;

/** Where a record is, and when it is deleted for good. */
export const homeOf = ({
  archivedAt,
  binnedAt,
}: {
  archivedAt: Date | null;
  binnedAt: Date | null;
}): { home: AccountHome; deletedOn: string | null } => {
  if (binnedAt !== null) {
    return { home: 'bin', deletedOn: new Date(binnedAt.getTime() + binDays * 86_400_000).toISOString() };
  }
  return { home: archivedAt === null ? 'listed' : 'archive', deletedOn: null };
};

/** Columns that are named otherwise than the fields they hold. */
const shared = (record: AccountRecord, visible: ReadonlyMap<AccountId, string>) => ({
  id: record.id,
  name: record.name,
  kind: record.kind,
  status: record.status,
  activeStage: record.activeStage,
  ownerId: record.owner,
  sector: record.sector,
  country: record.country,
  website: record.website,
  employees: record.employees,
  foundedIn: record.foundedIn,
  revenue:
    record.revenue === null || record.revenueCurrency === null
      ? null
      : { amount: record.revenue, currency: record.revenueCurrency },
  parentId: record.parent !== null && visible.has(record.parent) ? record.parent : null,
  channel: record.channel,
  language: record.language,
  custom: fieldValues.parse(record.custom),
  ...homeOf(record),
  createdAt: record.createdAt.toISOString(),
  changedAt: record.changedAt.toISOString(),
});

/** An account as its page shows it. `visible` holds the accounts of which this reader may know. */
export const accountOf = (record: AccountRecord, visible: ReadonlyMap<AccountId, string>, level: Level): Account => ({
  ...shared(record, visible),
  addresses: record.addresses,
  phones: record.phones,
  emails: record.emails,
  contactHours: record.contactHours,
  mergedIntoId: record.mergedInto,
  level,
});

/** An account as lists show it, with who answers for it in the stage that it is in. */
export const accountRowOf = (
  record: AccountRecord,
  {
    visible,
    accountable,
    goal,
    level,
  }: { visible: ReadonlyMap<AccountId, string>; level: Level } & Pick<AccountRow, 'accountable' | 'goal'>,
): AccountRow => ({
  ...shared(record, visible),
  stage: lifeStageOf(record),
  accountable,
  goal,
  city: record.addresses.find(({ city }) => city !== '')?.city ?? null,
  phone: record.phones[0]?.number ?? null,
  email: record.emails[0]?.address ?? null,
  level,
});

/** The account with what this actor holds on it, locked for a command; null when there is none. */
export const accountToChange = async (
  tx: Tx,
  actor: Actor,
  id: AccountId,
): Promise<{ record: AccountRecord; level: Level | null } | null> => {
  const [record] = await tx
    .select()
    .from(accounts)
    .where(and(eq(accounts.workspace, actor.workspace), eq(accounts.id, id)))
    .for('no key update');
  return record ? { record, level: heldOn(actor, record, await levelOn(tx, actor, 'account', id)) } : null;
};

/** Who owns an account that they may write on also manages it, whatever its container says. */
export const heldOn = (actor: Actor, { owner }: Pick<AccountRecord, 'owner'>, level: Level | null): Level | null =>
  owner === actor.member && includesLevel(level, 'write') ? 'manage' : level;
