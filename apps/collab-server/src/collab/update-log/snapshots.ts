import { Worker } from 'node:worker_threads';

import { sql } from 'drizzle-orm';

import type { Scopes } from '#platform/scope/scope.ts';

import { readLog, type LoadedLog } from './read-log.ts';
import { thinSnapshots } from './thin-snapshots.job.ts';
import type { UpdateLog } from './update-log.ts';

export interface SnapshotParts {
  scopes: Scopes;
  log: Pick<UpdateLog, 'follow'>;
  /** Rows after the last snapshot that make a new one worth while. */
  everyRows?: number;
  /** Milliseconds that a document which is being worked on waits from one to the next, however many rows come. */
  apartMs?: number;
  onTrouble: (error: unknown) => void;
}

/** Keeps loading fast: builds states from the log alone, in another thread, one document at a time. */
export interface Snapshots {
  /** Somebody had to replay this many rows. */
  replayed(document: string, rows: number): void;
  /** Resolves when nothing is being built. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

/** Replaying so many rows takes about as long as reading the state of a thousand deals. */
const defaultEveryRows = 1_000;
/** A hundred people make 500 rows a second; a state after every second would cost as much as all the rest. */
const defaultApartMs = 20_000;
const buildingMs = 60_000;

export const createSnapshots = ({
  scopes,
  log,
  everyRows = defaultEveryRows,
  apartMs = defaultApartMs,
  onTrouble,
}: SnapshotParts): Snapshots => {
  /** Rows that a document has after its last snapshot, and when that was begun here. */
  const since = new Map<string, { rows: number; begunMs: number }>();
  const due = new Set<string>();
  let running: Promise<void> | null = null;
  let worker: Worker | null = null;
  let stopped = false;

  const replayed = (document: string, rows: number): void => {
    const known = since.get(document) ?? { rows: 0, begunMs: Number.NEGATIVE_INFINITY };
    since.set(document, known);
    known.rows += rows;
    if (known.rows < everyRows || performance.now() - known.begunMs < apartMs || stopped) return;
    due.add(document);
    running ??= run().finally(() => {
      running = null;
    });
  };

  const run = async (): Promise<void> => {
    for (const document of due) {
      due.delete(document);
      since.set(document, { rows: 0, begunMs: performance.now() });
      if (!stopped) await make(document).catch(onTrouble);
    }
  };

  const make = async (document: string): Promise<void> => {
    const loaded = await scopes.withSystem('log', (tx) => readLog(tx, document));
    if (!loaded || loaded.rows.length === 0) return;
    const state = await build(loaded);
    if (!state) throw new Error(`The state of document ${document} is not what its log says; it gets no snapshot`);
    const { epoch, seq, ref } = loaded.head;
    await scopes.withSystem('log', async (tx) => {
      await tx.execute(sql`
        insert into document_snapshots (document, epoch, seq, workspace, state)
        values (${document}, ${epoch}, ${seq}, ${ref.workspace}, ${sql.param(state)}) on conflict do nothing`);
      await thinSnapshots(tx, document);
    });
  };

  const build = async ({ snapshot, rows }: LoadedLog): Promise<Uint8Array | null> => {
    const updates = rows.filter((row) => !row.quarantined).map((row) => row.update);
    worker ??= new Worker(new URL('./snapshot.worker.ts', import.meta.url)).on('error', () => {});
    worker.unref();
    const answer = await ask(worker, snapshot ? [snapshot.state, ...updates] : updates);
    if (answer !== 'ended') return answer;
    await worker.terminate();
    worker = null;
    throw new Error('Building a snapshot took too long or ended its thread');
  };

  const unfollow = log.follow((rows) => {
    for (const row of rows) replayed(row.document, 1);
  });

  return {
    replayed,
    settled: async () => {
      await running;
    },
    stop: async () => {
      stopped = true;
      unfollow();
      await worker?.terminate();
      await running;
    },
  };
};

const ask = (worker: Worker, updates: Uint8Array[]): Promise<Uint8Array | null | 'ended'> =>
  new Promise((resolve) => {
    const finish = (answer: Uint8Array | null | 'ended'): void => {
      clearTimeout(timer);
      worker.off('message', finish).off('exit', ended);
      resolve(answer);
    };
    const ended = () => finish('ended');
    const timer = setTimeout(ended, buildingMs);
    worker.on('message', finish).on('exit', ended);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- threads have no origin
    worker.postMessage(updates);
  });
