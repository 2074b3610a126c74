import type { WorkspaceId } from '@baton/schema/shared';
import { z } from 'zod';

import type { Clock } from '#platform/clock/clock.ts';
import type { FactRecorder } from '#platform/facts/facts.port.ts';
import type { Scopes, Tx } from '#platform/scope/scope.ts';

import { jobKind, type AnyJobKind } from './job-kind.ts';

/** What such a job needs of the application; facts are composed after the features. */
export interface MomentParts {
  scopes: Scopes;
  clock: Clock;
  facts: () => FactRecorder;
}

/** One row at one of the moments that are watched for. */
export interface AtMoment<Moment extends string, Id extends string> {
  workspace: WorkspaceId;
  id: Id;
  moment: Moment;
  /** The run of the job. */
  cause: string;
  now: Date;
}

export interface Moments<Moment extends string, Id extends string> {
  kind: string;
  /** In the order in which they are told. */
  moments: readonly Moment[];
  /** The rows of all workspaces that have come to this moment and were not told of it. */
  found: (tx: Tx, moment: Moment, now: Date) => PromiseLike<{ workspace: WorkspaceId; id: Id }[]>;
  /** Says it, unless it holds no more; under an id that follows from row and moment, so that it is said once. */
  tell: (tx: Tx, at: AtMoment<Moment, Id>, facts: FactRecorder) => Promise<void>;
}

/**
 * Looks every minute for rows whose moment has come and says so, each in a transaction of its own in its workspace:
 * whatever is killed or retried in between, what was said is not said again.
 */
export const momentsJob = <Moment extends string, Id extends string>(
  { scopes, clock, facts }: MomentParts,
  { kind, moments, found, tell }: Moments<Moment, Id>,
): AnyJobKind =>
  jobKind({
    kind,
    data: z.strictObject({}),
    every: 60,
    run: async (_data, { id: cause, signal }) => {
      const now = clock.now();
      for (const moment of moments) {
        const rows = await scopes.withSystem('jobs', async (tx) => found(tx, moment, now));
        for (const { workspace, id } of rows) {
          if (signal.aborted) return;
          await scopes.withWorkspace({ workspace }, (tx) => tell(tx, { workspace, id, moment, cause, now }, facts()));
        }
      }
    },
  });
