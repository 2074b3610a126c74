import { progressOf, type NextGoal } from '@baton/schema/goals';
import { goals } from '@baton/schema/goals/tables';
import type { AccountId, GoalId, Holder, MemberId } from '@baton/schema/shared';
import { and, desc, eq } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { idsIn } from '#platform/imports/import-rows.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { ownerOf } from './goal-rows.ts';

/** The open goal of each of these accounts that is due first. The caller has judged who may read the accounts. */
export const nextGoals = async (
  tx: Tx,
  actor: Actor,
  ids: readonly AccountId[],
): Promise<ReadonlyMap<AccountId, NextGoal>> => {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select()
    .from(goals)
    .where(and(eq(goals.workspace, actor.workspace), eq(goals.state, 'open'), idsIn(goals.account, ids)))
    .orderBy(desc(goals.targetOn), desc(goals.id));
  // The last that is set of each is the first that is due.
  return new Map(
    rows.map(({ id, account, title, targetOn, ...row }) => [
      account,
      { id, title, targetOn, progress: progressOf(row) },
    ]),
  );
};

/** Which of these accounts have goals: taking an import back leaves them. */
export const accountsWithGoals = async (tx: Tx, ids: readonly string[]): Promise<ReadonlySet<string>> => {
  const rows = await tx.selectDistinct({ id: goals.account }).from(goals).where(idsIn(goals.account, ids));
  return new Set(rows.map(({ id }) => id));
};

/** Who owns a goal and who set it; nobody where there is none. */
export const peopleOfGoal = async (
  tx: Tx,
  workspace: Actor['workspace'],
  id: GoalId,
): Promise<{ owner: Holder | null; setBy: MemberId | null }> => {
  const [row] = await tx
    .select()
    .from(goals)
    .where(and(eq(goals.workspace, workspace), eq(goals.id, id)));
  return row ? { owner: ownerOf(row), setBy: row.setBy } : { owner: null, setBy: null };
};
