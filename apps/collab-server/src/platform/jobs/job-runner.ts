import type { WorkspaceId } from '@baton/schema/shared';
import { sql } from 'drizzle-orm';
import { Counter, Gauge } from 'prom-client';

import type { Log } from '../log/log.ts';
import { metrics } from '../metrics/metrics.ts';
import type { Question } from '../pulse/pulse.ts';
import type { Scopes } from '../scope/scope.ts';
import { enqueueJob, type NewJob } from './enqueue.ts';
import type { AnyJobKind } from './job-kind.ts';

export interface JobParts {
  scopes: Scopes;
  kinds: readonly AnyJobKind[];
  log: Log;
  /** Jobs at a time on this node; 4 when absent. */
  parallel?: number;
  /** Milliseconds between looks when nothing wakes it; a second when absent. */
  every?: number;
}

export interface JobRunner {
  /** Plans what recurs and begins to look for work. */
  start(): Promise<void>;
  /** Looks for due jobs now instead of within a second. */
  wake(): void;
  /** How long the oldest due job has waited, for the pulse to ask; wakes the runner. */
  question: Question;
  /** Runs what is due, until nothing is; for tests and short commands. */
  runDue(): Promise<void>;
  /** Aborts what runs and waits for it; what did not finish is run again, here or elsewhere. */
  stop(): Promise<void>;
}

const leaseSeconds = 60;
/** Waits before the second and later tries: 5 s doubling to an hour. */
const pauseSeconds = (tries: number) => Math.min(5 * 2 ** (tries - 1), 3_600);

const ended = new Counter({
  name: 'baton_jobs_total',
  help: 'Jobs by kind and how a try of them ended',
  labelNames: ['kind', 'end'] as const,
  registers: [metrics],
});

const waiting = new Gauge({
  name: 'baton_jobs_waiting_seconds',
  help: 'How long the oldest job that is due has waited',
  registers: [metrics],
});

const isDue = 'failed_at is null and run_at <= now() and (leased_until is null or leased_until < now())';

interface Leased extends Record<string, unknown> {
  id: string;
  workspace: WorkspaceId | null;
  kind: string;
  data: unknown;
  tries: number;
}

/** Runs jobs of the given kinds; any number of nodes may do so on one database. */
export const createJobRunner = ({ scopes, kinds, log, parallel = 4, every = 1_000 }: JobParts): JobRunner => {
  const byKind = new Map(kinds.map((kind) => [kind.kind, kind]));
  const running = new Set<Promise<void>>();
  const stopped = new AbortController();
  let looking: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | null = null;

  const lease = (limit: number) =>
    scopes.withSystem('jobs', (tx) =>
      tx.execute<Leased>(sql`
        update jobs set tries = tries + 1, leased_until = now() + make_interval(secs => ${leaseSeconds})
        where id in (
          select id from jobs
          where ${sql.raw(isDue)} and kind in ${[...byKind.keys()]}
          order by run_at limit ${limit} for update skip locked)
        returning id, workspace, kind, data, tries`),
    );

  const runOne = async (job: Leased): Promise<void> => {
    const kind = byKind.get(job.kind);
    if (!kind) return;
    const { id, workspace, tries: attempt } = job;
    const renewing = setInterval(() => void renew(id), (leaseSeconds * 1000) / 3);
    try {
      await kind.start(job.data, { id, workspace, attempt, signal: stopped.signal });
      await scopes.withSystem('jobs', async (tx) => {
        await tx.execute(sql`delete from jobs where id = ${id}`);
        if (kind.every !== null) await enqueueJob(tx, recurring(kind, kind.every));
      });
      ended.inc({ kind: job.kind, end: 'done' });
    } catch (error) {
      await putBack(job, kind, error);
    } finally {
      clearInterval(renewing);
    }
  };

  const renew = (id: string) =>
    scopes
      .withSystem('jobs', (tx) =>
        tx.execute(sql`update jobs set leased_until = now() + make_interval(secs => ${leaseSeconds}) where id = ${id}`),
      )
      .catch((err: unknown) => log.warn({ err, job: id }, 'lease of a job not renewed'));

  const putBack = async ({ id, tries }: Leased, kind: AnyJobKind, error: unknown): Promise<void> => {
    // Being told to stop is no fault of the job.
    const failed = tries >= kind.tries && kind.every === null && !stopped.signal.aborted;
    ended.inc({ kind: kind.kind, end: failed ? 'failed' : 'put-back' });
    log[failed ? 'error' : 'warn']({ err: error, job: id, kind: kind.kind, tries }, 'job did not finish');
    const problem = error instanceof Error ? error.name : 'unknown';
    const wait = stopped.signal.aborted ? 0 : pauseSeconds(tries);
    await scopes.withSystem('jobs', (tx) =>
      tx.execute(sql`
        update jobs set leased_until = null, problem = ${problem},
          run_at = now() + make_interval(secs => ${wait}),
          tries = tries - ${stopped.signal.aborted ? 1 : 0}::int,
          failed_at = case when ${failed}::boolean then now() end
        where id = ${id}`),
    );
  };

  const begin = (job: Leased) => {
    const work = runOne(job)
      .catch((err: unknown) => log.error({ err, job: job.id }, 'job left to its lease'))
      .finally(() => {
        running.delete(work);
        wake();
      });
    running.add(work);
  };

  const look = async (): Promise<number> => {
    const free = parallel - running.size;
    if (free <= 0 || stopped.signal.aborted || byKind.size === 0) return 0;
    const jobs = await lease(free);
    jobs.forEach(begin);
    return jobs.length;
  };

  const lookAgain = async (): Promise<void> => {
    try {
      await look();
    } catch (err) {
      log.warn({ err }, 'jobs could not be read');
    }
    // Two that woke it in one turn look one after the other; only the last may leave a timer behind.
    if (timer) clearTimeout(timer);
    if (!stopped.signal.aborted) timer = setTimeout(wake, every);
  };

  const planRecurring = () =>
    scopes.withSystem('jobs', async (tx) => {
      for (const kind of kinds) if (kind.every !== null) await enqueueJob(tx, recurring(kind, 0));
    });

  const wake = () => {
    if (timer === null || stopped.signal.aborted) return;
    clearTimeout(timer);
    looking = looking.then(lookAgain);
  };

  return {
    start: async () => {
      await planRecurring();
      timer = setTimeout(wake, 0);
    },
    wake,
    question: {
      sql: `select extract(epoch from now() - min(run_at))::float8 from jobs where ${isDue} and kind = any($1::text[])`,
      parameters: () => [[...byKind.keys()]],
      heard: (seconds) => {
        waiting.set(typeof seconds === 'number' ? seconds : 0);
        if (seconds !== null) wake();
      },
    },
    runDue: async () => {
      while ((await look()) > 0 || running.size > 0) await Promise.all(running);
    },
    stop: async () => {
      stopped.abort();
      if (timer) clearTimeout(timer);
      await looking;
      await Promise.all(running);
    },
  };
};

/** All nodes plan it; the key makes it one. */
const recurring = ({ kind }: AnyJobKind, seconds: number): NewJob => ({
  kind,
  key: 'recurring',
  data: {},
  runAt: new Date(Date.now() + seconds * 1000),
});
