import type { WorkspaceId } from '@baton/schema/shared';
import { sql } from 'drizzle-orm';

import { liveSignIns, rightsVersions } from '#platform/access/live-rights.ts';
import type { Scopes, Tx } from '#platform/scope/scope.ts';

/** What this node has open, hence what it must hear about. */
export interface Watched {
  documents: string[];
  workspaces: WorkspaceId[];
  signIns: string[];
}

/** What the database says about it, as of one moment. */
export interface Seen {
  /** Monotonic time at which the asking began. */
  startedMs: number;
  heads: Map<string, { epoch: number; seq: number }>;
  rights: Map<WorkspaceId, number>;
  signIns: Set<string>;
}

export interface PollParts {
  scopes: Scopes;
  everyMs: number;
  watched: () => Watched;
  onSeen: (seen: Seen) => void;
  onTrouble: (error: unknown) => void;
}

/** The repair of every lost hint: asks the database at a steady pace, one round at a time, also when the node is alone. */
export interface Poll {
  /** Resolves when the first round is over, so that a server that says it has started has heard from the log. */
  start(): Promise<void>;
  /** Asks at once; used when a hint says so. */
  now(): Promise<void>;
  stop(): Promise<void>;
}

export const createPoll = ({ scopes, everyMs, watched, onSeen, onTrouble }: PollParts): Poll => {
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<void> | null = null;
  let stopped = false;

  const round = async (): Promise<void> => {
    const startedMs = performance.now();
    try {
      const asked = watched();
      // Sent together: the answers come in one round trip.
      const [heads, rights, signIns] = await scopes.withSystem('poll', (tx) =>
        Promise.all([
          headsOf(tx, asked.documents),
          rightsVersions(tx, asked.workspaces),
          liveSignIns(tx, asked.signIns),
        ]),
      );
      onSeen({ startedMs, heads, rights, signIns });
    } catch (error) {
      onTrouble(error);
    }
  };

  const once = (): Promise<void> => {
    running ??= round().finally(() => {
      running = null;
    });
    return running;
  };

  const tick = (): void => {
    if (stopped) return;
    timer = setTimeout(() => void once().finally(tick), everyMs);
  };

  return {
    start: () => once().finally(tick),
    now: once,
    stop: async () => {
      stopped = true;
      if (timer) clearTimeout(timer);
      await running;
    },
  };
};

const headsOf = async (tx: Tx, documents: readonly string[]): Promise<Seen['heads']> => {
  // Even with nothing open the round trip tells that the database answers, which is what freshness rests on.
  const rows = await tx.execute<{ id: string; epoch: number; seq: string }>(
    sql`select id, epoch, seq from documents where id = any(${sql.param([...documents])}::uuid[])`,
  );
  return new Map(rows.map(({ id, epoch, seq }) => [id, { epoch, seq: Number(seq) }]));
};
