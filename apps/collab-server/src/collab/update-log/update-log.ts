import { retryOnConnectionLoss } from '#platform/db/connection-loss.ts';
import type { OneStatement, Scopes } from '#platform/scope/scope.ts';

import { appendRows, appendToOne, type NewRow, type Verdict } from './append-rows.ts';
import type { CommittedRow } from './log-row.ts';
import { createPace } from './pace.ts';

export type Appended = { seq: number } | { refused: 'not-found' | 'epoch-changed' | 'frozen' };

/** The truth about live documents. What `append` resolved with a `seq` is on disk. */
export interface UpdateLog {
  /** Rejects when the database could not take the row within the log's patience; it may be there nevertheless. */
  append(row: NewRow): Promise<Appended>;
  /** Tells of every row committed here, before its `append` resolves. Returns the way to stop. */
  follow(listener: (rows: CommittedRow[]) => void): () => void;
  /** Rows that a transaction of somebody else has committed (server edits). */
  announce(rows: CommittedRow[]): void;
  /** Resolves when nothing is on its way. */
  drained(): Promise<void>;
}

export interface UpdateLogOptions {
  scopes: Scopes;
  /** How long a row waits for a lock or a restarting database, in milliseconds. */
  patienceMs?: number;
}

interface Waiting {
  row: NewRow;
  resolve: (appended: Appended) => void;
  reject: (error: unknown) => void;
}

/** At most this many statements run at once; rows that arrive meanwhile share the next one. */
const statementsAtOnce = 2;
const rowsPerStatement = 500;

/** Group commit: rows that arrive together, of whatever documents, share one statement and one flush to disk. */
export const createUpdateLog = ({ scopes, patienceMs = 5_000 }: UpdateLogOptions): UpdateLog => {
  const queued = new Map<string, Waiting[]>();
  const busy = new Set<string>();
  const listeners = new Set<(rows: CommittedRow[]) => void>();
  const pace = createPace();
  let running = 0;
  let scheduled = false;
  let idle: (() => void)[] = [];

  const announce = (rows: CommittedRow[]): void => {
    if (rows.length > 0) for (const listener of listeners) listener(rows);
  };

  const schedule = (): void => {
    if (scheduled) return;
    scheduled = true;
    const run = (): void => {
      scheduled = false;
      startStatements();
      if (queued.size === 0 && busy.size === 0) for (const resolve of idle.splice(0)) resolve();
    };
    const wait = pace.waitMs(performance.now());
    if (wait > 0) setTimeout(run, wait);
    else setImmediate(run);
  };

  const startStatements = (): void => {
    let started = true;
    while (started) started = flush();
  };

  /** Starts one statement with what waits; false when nothing may go. One batch per document is under way at a time. */
  const flush = (): boolean => {
    if (running >= statementsAtOnce) return false;
    const batch: Waiting[] = [];
    for (const [document, waiting] of queued) {
      if (busy.has(document)) continue;
      const taken = waiting.splice(0, rowsPerStatement - batch.length);
      if (waiting.length === 0) queued.delete(document);
      busy.add(document);
      batch.push(...taken);
      if (batch.length >= rowsPerStatement) break;
    }
    if (batch.length === 0) return false;
    running += 1;
    pace.started(performance.now());
    void commit(batch).finally(() => {
      running -= 1;
      schedule();
    });
    return true;
  };

  const commit = async (batch: Waiting[]): Promise<void> => {
    let verdicts: Verdict[];
    try {
      verdicts = await write(batch, { wait: false });
    } catch {
      for (const part of byDocument(batch)) void alone(part);
      return;
    }
    settle(batch, verdicts);
    const skipped = batch.filter((_, place) => verdicts[place]?.verdict === 'busy');
    for (const part of byDocument(skipped)) void alone(part);
    for (const { row } of batch)
      if (!skipped.some((waiting) => waiting.row.document === row.document)) busy.delete(row.document);
  };

  /** One document on a connection of its own (M6): its counter is held, or the statement it shared has failed. */
  const alone = async (batch: Waiting[]): Promise<void> => {
    try {
      settle(batch, await writeWaiting(batch));
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
    const document = batch[0]?.row.document;
    if (document !== undefined) busy.delete(document);
    schedule();
  };

  const writeWaiting = async (batch: Waiting[]): Promise<Verdict[]> => {
    const until = performance.now() + patienceMs;
    for (;;) {
      try {
        return await write(batch, { wait: true });
      } catch (error) {
        if (performance.now() > until || !isLockTimeout(error)) throw error;
      }
    }
  };

  /** A batch whose outcome is unknown is written again: a duplicate row changes nothing (M18). */
  const write = (batch: Waiting[], { wait }: { wait: boolean }): Promise<Verdict[]> => {
    const rows = batch.map(({ row }) => row);
    const work = async (on: OneStatement): Promise<Verdict[]> =>
      (wait ? null : await appendToOne(on, rows)) ?? (await appendRows(on, rows, { wait }));
    return retryOnConnectionLoss(() => scopes.appendToLog(work), patienceMs);
  };

  const settle = (batch: Waiting[], verdicts: Verdict[]): void => {
    announce(
      batch.flatMap(({ row }, place) => {
        const verdict = verdicts[place];
        return verdict?.verdict === 'appended' ? [committed(row, verdict)] : [];
      }),
    );
    for (const [place, { resolve, reject }] of batch.entries()) {
      const verdict = verdicts[place];
      if (!verdict) reject(new Error('The log answered for fewer rows than it was given'));
      else if (verdict.verdict === 'appended') resolve({ seq: verdict.seq });
      else if (verdict.verdict !== 'busy') resolve({ refused: verdict.verdict });
    }
  };

  return {
    append: (row) =>
      new Promise((resolve, reject) => {
        const waiting = queued.get(row.document) ?? [];
        waiting.push({ row, resolve, reject });
        pace.arrived(performance.now());
        queued.set(row.document, waiting);
        schedule();
      }),
    follow: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    announce,
    drained: () =>
      new Promise((resolve) => {
        idle.push(resolve);
        schedule();
      }),
  };
};

const committed = (
  { document, epoch, update, actor, origin, cause }: NewRow,
  { seq, at }: { seq: number; at: Date },
): CommittedRow => ({
  document,
  epoch,
  update,
  actor,
  origin,
  cause,
  seq,
  at,
  quarantined: false,
});

const byDocument = (batch: Waiting[]): Waiting[][] => [...Map.groupBy(batch, ({ row }) => row.document).values()];

/** 55P03: the lock did not come free within the session's lock timeout. 57014: nor within the statement's. */
const isLockTimeout = (error: unknown): boolean => {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const code = (cause as { code?: unknown }).code;
    if (code === '55P03' || code === '57014') return true;
  }
  return false;
};
