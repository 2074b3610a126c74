import { facts, factQueue, factSequence } from '@baton/schema/facts/tables';
import type { WorkspaceId } from '@baton/schema/shared';
import { asc, desc, eq, sql } from 'drizzle-orm';

import type { Question } from '../pulse/pulse.ts';
import type { Scopes, Tx } from '../scope/scope.ts';
import { chainHash, genesis } from './digest.ts';

export interface SequencerParts {
  scopes: Scopes;
  /** Told after the commit: this workspace has facts up to `seq`, chained to `hash`. A log of it anchors the chain. */
  onPlaced: (workspace: WorkspaceId, head: Head) => void;
  onTrouble: (error: unknown) => void;
  /** Milliseconds between looks when nothing wakes it; a second when absent. */
  every?: number;
}

/** The last link of a workspace's chain. */
export interface Head {
  seq: number;
  hash: Uint8Array;
}

export interface Sequencer {
  /** A hint that facts were committed: look now. Lost hints cost a second. */
  wake(): void;
  /** Whether facts wait, for the pulse to ask; wakes it. */
  question: Question;
  /** Resolves when a run that is under way has ended. */
  stop(): Promise<void>;
}

/** Facts of one transaction; the next batch follows at once. */
const batchSize = 1_000;

/** Gives committed facts their place, on every node at once; they take turns per workspace. */
export const startSequencer = ({ scopes, onPlaced, onTrouble, every = 1_000 }: SequencerParts): Sequencer => {
  let running: Promise<void> | null = null;
  let again = false;
  const ending = new AbortController();
  const run = async () => {
    do {
      again = false;
      await sequenceAll(scopes, onPlaced).catch(onTrouble);
    } while (again && !ending.signal.aborted);
    running = null;
  };
  const wake = () => {
    if (ending.signal.aborted) return;
    if (running) again = true;
    else running = run();
  };
  const timer = setInterval(wake, every);
  return {
    wake,
    question: {
      sql: 'select exists (select from fact_queue)',
      parameters: () => [],
      heard: (waiting) => {
        if (waiting === true) wake();
      },
    },
    stop: async () => {
      ending.abort();
      clearInterval(timer);
      await running;
    },
  };
};

/** Gives every queued fact that is visible now its place. */
export const sequenceAll = async (scopes: Scopes, onPlaced: SequencerParts['onPlaced']): Promise<void> => {
  const waiting = await scopes.withSystem('sequencer', (tx) =>
    tx.selectDistinct({ workspace: factQueue.workspace }).from(factQueue),
  );
  for (const { workspace } of waiting) {
    for (let more = true; more;) {
      const placed = await scopes.withSystem('sequencer', (tx) => sequenceBatch(tx, workspace));
      more = placed?.more ?? false;
      if (placed) onPlaced(workspace, placed.head);
    }
  }
};

/** Null when another node is at it, or nothing waits. */
const sequenceBatch = async (tx: Tx, workspace: WorkspaceId): Promise<{ head: Head; more: boolean } | null> => {
  // A statement of its own: the next one's snapshot must be taken after the lock, or it misses what the last holder wrote.
  const [lock] = await tx.execute<{ mine: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtextextended(${`facts of ${workspace}`}, 0)) as mine`,
  );
  if (!lock?.mine) return null;
  const [last] = await tx
    .select({ seq: factSequence.seq, hash: factSequence.hash })
    .from(factSequence)
    .where(eq(factSequence.workspace, workspace))
    .orderBy(desc(factSequence.seq))
    .limit(1);
  const waiting = await firstInQueue(tx, workspace);
  if (waiting.length === 0) return null;
  let head: Head = last ?? { seq: 0, hash: genesis };
  const places = waiting.map(({ fact }) => {
    const seq = head.seq + 1;
    head = { seq, hash: chainHash(head.hash, seq, fact) };
    return { seq, fact: fact.id, hash: Buffer.from(head.hash).toString('hex') };
  });
  const text = JSON.stringify(places);
  await tx.execute(sql`
    insert into fact_sequence (workspace, seq, fact, hash)
    select ${workspace}::uuid, seq, fact, decode(hash, 'hex')
    from jsonb_to_recordset(${text}::text::jsonb) as given(seq bigint, fact uuid, hash text)`);
  const done = waiting.map(({ queued: { ins } }) => ins);
  await tx.execute(sql`
    delete from fact_queue where workspace = ${workspace} and ins = any(${sql.param(done)}::bigint[])`);
  return { head, more: waiting.length === batchSize };
};

/**
 * From the queue to each of its facts by the one index that `ins` has. By workspace and id several indexes look alike to a
 * database that knows nothing of its tables yet, and the plan that it then keeps reads every fact of the workspace.
 */
const firstInQueue = (tx: Tx, workspace: WorkspaceId) => {
  const queued = tx
    .select()
    .from(factQueue)
    .where(eq(factQueue.workspace, workspace))
    .orderBy(asc(factQueue.ins))
    .limit(batchSize)
    .as('queued');
  const fact = tx.select().from(facts).where(eq(facts.ins, queued.ins)).limit(1).as('fact');
  return tx.select().from(queued).crossJoinLateral(fact).orderBy(asc(queued.ins));
};
