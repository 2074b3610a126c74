import type { HandoffClock } from '@baton/schema/handoffs';
import { handoffs } from '@baton/schema/handoffs/tables';
import type { HandoffId } from '@baton/schema/shared';
import { and, eq } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { idsIn } from '#platform/imports/import-rows.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { clockOf, thingsOf } from './handoff-rows.ts';
import { mayReadHandoff } from './reads.ts';

/** What is handed on, by name, of the handoffs that this actor may read and whose subject they may know. */
export const handoffNames = async (
  tx: Tx,
  actor: Actor,
  ids: readonly HandoffId[],
): Promise<ReadonlyMap<string, string>> => {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select()
    .from(handoffs)
    .where(and(eq(handoffs.workspace, actor.workspace), idsIn(handoffs.id, ids), mayReadHandoff(actor)));
  const things = await thingsOf(tx, actor, rows);
  return new Map(
    things.flatMap(({ handoff: { id, subject } }) => (subject.name === null ? [] : [[id, subject.name] as const])),
  );
};

/** The clocks of those of these handoffs that wait for an answer. Who may read them, the caller has asked. */
export const runningClocks = async (
  tx: Tx,
  { workspace }: Pick<Actor, 'workspace'>,
  ids: readonly HandoffId[],
): Promise<ReadonlyMap<string, HandoffClock>> => {
  if (ids.length === 0) return new Map();
  const { id, warnAt, dueAt, warnedAt, lateAt } = handoffs;
  const rows = await tx
    .select({ id, warnAt, dueAt, warnedAt, lateAt })
    .from(handoffs)
    .where(and(eq(handoffs.workspace, workspace), idsIn(id, ids), eq(handoffs.state, 'sent')));
  return new Map(
    rows.flatMap((row) => {
      const clock = clockOf(row);
      return clock ? [[row.id, clock] as const] : [];
    }),
  );
};
