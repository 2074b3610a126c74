import { handoffClockWarned, handoffFellLate } from '@baton/schema/handoffs';
import { handoffs } from '@baton/schema/handoffs/tables';
import type { FactId, HandoffId } from '@baton/schema/shared';
import { and, eq, gt, isNull, lte, type SQL } from 'drizzle-orm';

import { derivedId } from '#platform/clock/derived-id.ts';
import { momentsJob, type MomentParts, type Moments } from '#platform/jobs/moments.job.ts';

const moments = ['warned', 'late'] as const;
type Moment = (typeof moments)[number];

/**
 * Rule HO11: looks every minute for what runs out of time or has run out, and says so. Under an id that
 * follows from handoff, sending and moment.
 */
export const watchClocks = (parts: MomentParts) =>
  momentsJob<Moment, HandoffId>(parts, {
    kind: 'handoffs.clock',
    moments,
    found: (tx, moment, now) =>
      tx
        .select({ workspace: handoffs.workspace, id: handoffs.id })
        .from(handoffs)
        .where(isAt(moment, now))
        .orderBy(handoffs.dueAt, handoffs.id),
    tell,
  });

const tell: Moments<Moment, HandoffId>['tell'] = async (tx, { workspace, id, moment, cause, now }, facts) => {
  const [row] = await tx
    .select()
    .from(handoffs)
    // It may have been answered since, or sent anew.
    .where(and(eq(handoffs.workspace, workspace), eq(handoffs.id, id), isAt(moment, now)))
    .for('no key update');
  if (!row?.dueAt) return;
  const about = {
    subject: { kind: 'handoff', id },
    account: row.account,
    data: {
      routeId: row.route,
      fromTeamId: row.fromTeam,
      toTeamId: row.toTeam,
      senderId: row.sender,
      round: row.rounds,
      dueAt: row.dueAt.toISOString(),
    },
  };
  const fact = moment === 'warned' ? handoffClockWarned(about) : handoffFellLate(about);
  const factId = derivedId('handoff', id, moment, row.rounds) as FactId;
  await facts.record(tx, { workspace, actor: null, origin: 'system', cause }, [
    { ...fact, id: factId, occurredAt: now },
  ]);
};

/** What is late already is not warned of any more: a server that stood still says the one thing that counts. */
const isAt = (moment: Moment, now: Date): SQL | undefined =>
  moment === 'warned'
    ? and(eq(handoffs.state, 'sent'), isNull(handoffs.warnedAt), lte(handoffs.warnAt, now), gt(handoffs.dueAt, now))
    : and(eq(handoffs.state, 'sent'), isNull(handoffs.lateAt), lte(handoffs.dueAt, now));
