import type { Goal } from '@baton/schema/goals';
import { goals } from '@baton/schema/goals/tables';
import type { AccountId, GoalId, Holder, StandingHolder } from '@baton/schema/shared';
import { includesLevel } from '@baton/schema/shared';
import { and, count, eq, sql } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { accountNames, accountToWriteOn } from '../accounts/reads.ts';
import { standOf } from '../workspaces/holder-reads.ts';
import type { AtAccount, GoalThing } from './goals.decide.ts';

export type GoalRow = typeof goals.$inferSelect;

export const ownerOf = ({ ownerKind, owner }: Pick<GoalRow, 'ownerKind' | 'owner'>): Holder | null =>
  ownerKind === null || owner === null ? null : ({ kind: ownerKind, id: owner } as Holder);

/** A goal as the API tells it. */
export const goalOf = (
  { account, ownerKind: _kind, workspace: _workspace, overdueTold: _told, ...row }: GoalRow,
  about: Pick<Goal, 'accountName' | 'mayEdit'> & { owner: StandingHolder | null },
): Goal => ({
  ...row,
  ...about,
  accountId: account,
  setAt: row.setAt.toISOString(),
  closedAt: row.closedAt?.toISOString() ?? null,
});

/** The account of a goal, locked: how many of its goals are open is decided by one at a time (GO2). */
export const atAccount = async (
  tx: Tx,
  actor: Actor,
  { accountId, owner }: { accountId: AccountId; owner: Holder | null | undefined },
): Promise<AtAccount | null> => {
  const account = await accountToWriteOn(tx, actor, accountId);
  if (!account) return null;
  const [counted] = await tx
    .select({ open: count() })
    .from(goals)
    .where(and(eq(goals.workspace, actor.workspace), eq(goals.account, accountId), eq(goals.state, 'open')));
  const stand = owner ? (await standOf(tx, actor, accountId, [owner]))(owner) : null;
  const names = await accountNames(tx, actor, [accountId]);
  return { ...account, accountName: names.get(accountId) ?? null, open: counted?.open ?? 0, owner: stand };
};

/** Null when there is none in the workspace. */
export const goalForUpdate = async (
  tx: Tx,
  actor: Actor,
  { goalId, owner }: { goalId: GoalId; owner?: Holder | null | undefined },
): Promise<GoalThing | null> => {
  const theOne = and(eq(goals.workspace, actor.workspace), eq(goals.id, goalId));
  const [home] = await tx.select({ account: goals.account }).from(goals).where(theOne);
  if (!home) return null;
  const at = await atAccount(tx, actor, { accountId: home.account, owner });
  const [row] = await tx.select().from(goals).where(theOne).for('no key update');
  if (!at || !row) return null;
  const known = ownerOf(row);
  const before = known ? (await standOf(tx, actor, row.account, [known]))(known) : null;
  const { accountName, level } = at;
  return { ...at, goal: goalOf(row, { accountName, owner: before, mayEdit: includesLevel(level, 'write') }) };
};

/** The condition that this team, or one of its people, owns a goal. */
export const isOwnedBy = (actor: Actor, team: string) => sql`(${goals.owner} = ${team} or ${goals.owner} in (
  select member from team_members where workspace = ${actor.workspace} and team = ${team}))`;
