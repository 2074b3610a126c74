import type { WorkspaceId } from '@baton/schema/shared';
import type { z } from 'zod';

/** What a job knows while it runs. */
export interface JobRun {
  id: string;
  /** The workspace in whose scope it was enqueued. */
  workspace: WorkspaceId | null;
  /** Counts from 1. A job may run again after it has done its work: a process can die before saying so. */
  attempt: number;
  /** Aborts when the server stops; the job is run again elsewhere. */
  signal: AbortSignal;
}

/** One kind of work that is done after a commit, at least once. */
export interface JobKind<Data extends z.ZodType> {
  kind: string;
  data: Data;
  /** How often it is tried before it is left for people to look at; 8 when absent. */
  tries?: number;
  /** Runs again this many seconds after it ended, however it ended; its data is then empty. */
  every?: number;
  run: (data: z.infer<Data>, run: JobRun) => Promise<void>;
}

/** Erased form, as the runner holds them. */
export interface AnyJobKind {
  kind: string;
  tries: number;
  every: number | null;
  start: (data: unknown, run: JobRun) => Promise<void>;
}

export const jobKind = <Data extends z.ZodType>({ kind, data, tries = 8, every, run }: JobKind<Data>): AnyJobKind => ({
  kind,
  tries,
  every: every ?? null,
  start: async (stored, world) => run(data.parse(stored), world),
});
