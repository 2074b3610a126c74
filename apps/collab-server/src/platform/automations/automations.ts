import type { WorkspaceId } from '@baton/schema/shared';
import { z } from 'zod';

import { jobKind, type AnyJobKind } from '../jobs/job-kind.ts';
import { dispatchFacts, workspacesBehind } from './dispatch.ts';
import { runAutomations, type AutomationParts } from './run-automation.job.ts';

export interface Automations {
  /** A hint that facts of this workspace have got their places; a lost one costs a minute. */
  wake(workspace: WorkspaceId): void;
  jobs: readonly AnyJobKind[];
  /** Resolves when a look that is under way has ended. */
  stop(): Promise<void>;
}

/** Lets facts lead to commands, on every node at once; they take turns per workspace. */
export const createAutomations = (parts: AutomationParts): Automations => {
  const looking = new Map<WorkspaceId, Promise<void>>();
  let stopping = false;
  const look = (workspace: WorkspaceId): Promise<void> =>
    dispatchFacts(parts, workspace).catch((err: unknown) =>
      parts.log.warn({ err, workspace }, 'automations could not be given their facts'),
    );
  return {
    wake: (workspace) => {
      if (stopping) return;
      // One after the other: a hint that comes during a look may be of what that look did not see.
      const next = (looking.get(workspace) ?? Promise.resolve()).then(() => look(workspace));
      looking.set(workspace, next);
      void next.then(() => looking.get(workspace) === next && looking.delete(workspace));
    },
    jobs: [
      runAutomations(parts),
      jobKind({
        kind: 'automations.dispatch',
        data: z.strictObject({}),
        every: 60,
        run: async (_data, { signal }) => {
          for (const workspace of await workspacesBehind(parts)) {
            if (signal.aborted) return;
            await dispatchFacts(parts, workspace);
          }
        },
      }),
    ],
    stop: async () => {
      stopping = true;
      await Promise.all(looking.values());
    },
  };
};
