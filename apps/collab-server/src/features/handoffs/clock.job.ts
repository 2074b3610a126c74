import { handoffClockWarned, handoffFellLate } from '@baton/schema/handoffs';
import { handoffs } from '@baton/schema/handoffs/tables';
import type { FactId, HandoffId, WorkspaceId } from '@baton/schema/shared';
import { and, eq, gt, isNull, lte, type SQL } from 'drizzle-orm';
import { z } from 'zod';

import type { Clock } from '#platform/clock/clock.ts';
import { derivedId } from '#platform/clock/derived-id.ts';
import type { FactRecorder } from '#platform/facts/facts.port.ts';
import { jobKind } from '#platform/jobs/job-kind.ts';
import type { Scopes, Tx } from '#platform/scope/scope.ts';

/** What the job needs of the application; facts are composed after the features. */
export interface ClockParts {
  scopes: Scopes;
  clock: Clock;
  facts: () => FactRecorder;
}

const moments = ['warned', 'late'] as const;
type Moment = (typeof moments)[number];

/**
 * Rule HO11: looks every minute for what runs out of time or has run out, and says so. Each in a transaction of its own
 * under an id that follows from handoff, sending and moment: whatever is killed or retried, it is said once.
 */
export const watchClocks = ({ scopes, clock, facts }: ClockParts) =>
  jobKind({
    kind: 'handoffs.clock',
    data: z.strictObject({}),
    every: 60,
    run: async (_data, { id: cause, signal }) => {
      const now = clock.now();
      for (const moment of moments) {
        const found = await scopes.withSystem('jobs', (tx) =>
          tx
            .select({ workspace: handoffs.workspace, id: handoffs.id })
            .from(handoffs)
            .where(isAt(moment, now))
            .orderBy(handoffs.dueAt, handoffs.id),
        );
        for (const { workspace, id } of found) {
          if (signal.aborted) return;
          await scopes.withWorkspace({ workspace }, (tx) => tell(tx, { workspace, id, moment, cause, now }, facts()));
        }
      }
    },
  });

interface Telling {
  workspace: WorkspaceId;
  id: HandoffId;
  moment: Moment;
  cause: string;
  now: Date;
}

const tell = async (tx: Tx, { workspace, id, moment, cause, now }: Telling, facts: FactRecorder): Promise<void> => {
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
