import type { NextActivity } from '@baton/schema/deals';
import { handoffs } from '@baton/schema/handoffs/tables';
import type { DealId } from '@baton/schema/shared';
import { and, asc, eq, inArray, sql, type SQL } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { idsIn } from '#platform/imports/import-rows.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { mayReadHandoff } from './reads.ts';

const open = inArray(handoffs.state, ['draft', 'sent', 'returned']);

/** Which of these deals these handoffs pass on, whatever became of the handoffs. */
export const dealsOfHandoffs = async (tx: Tx, actor: Actor, deals: SQL, ids: readonly string[]): Promise<DealId[]> => {
  const rows = await tx
    .selectDistinct({ deal: handoffs.subject })
    .from(handoffs)
    .where(and(ofDeals(actor, deals), idsIn(handoffs.id, ids), mayReadHandoff(actor)));
  return rows.map(({ deal }) => deal as DealId);
};

/** The handoff of each deal that waits for an answer, or for its senders. */
export const nextHandoffs = async (tx: Tx, actor: Actor, deals: SQL): Promise<NextActivity[]> => {
  const rows = await tx
    .selectDistinctOn([handoffs.subject], {
      dealId: sql<DealId>`${handoffs.subject}`,
      id: handoffs.id,
      teamId: handoffs.toTeam,
      state: handoffs.state,
      dueAt: handoffs.dueAt,
    })
    .from(handoffs)
    .where(and(ofDeals(actor, deals), open, mayReadHandoff(actor)))
    .orderBy(asc(handoffs.subject), sql`${handoffs.dueAt} nulls last`, asc(handoffs.id));
  return rows.map(({ dealId, id, teamId, state, dueAt }) => {
    // The clock runs for who is to answer; back with its senders it waits without one.
    const at = state === 'sent' ? (dueAt?.toISOString() ?? null) : null;
    return { dealId, kind: 'handoff', id, title: '', teamId, on: at?.slice(0, 10) ?? null, at };
  });
};

const ofDeals = (actor: Actor, deals: SQL): SQL | undefined =>
  and(eq(handoffs.workspace, actor.workspace), eq(handoffs.subjectKind, 'deal'), sql`${handoffs.subject} in ${deals}`);
