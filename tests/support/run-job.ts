import { tmpdir } from 'node:os';

import { readConfig } from '@baton/collab-server/config.ts';
import { composeCore } from '@baton/collab-server/core.ts';
import { newId } from '@baton/collab-server/platform/clock/new-id.ts';
import { createLog } from '@baton/collab-server/platform/log/log.ts';

import type { TestDatabase } from './test-database.ts';

/** Runs the job of this kind once, as it would run that many days from now; `env` are further settings. */
export const runJob = async (
  db: TestDatabase,
  kind: string,
  days: number,
  env: Record<string, string> = {},
): Promise<void> => {
  const core = composeCore({
    config: readConfig({ BATON_DATA_DIR: tmpdir(), LOG_LEVEL: 'fatal', ...env }),
    database: db.database,
    publicUrl: new URL('http://localhost:4710'),
    secret: 'x'.repeat(32),
    log: createLog('fatal'),
    clock: { now: () => new Date(Date.now() + days * 86_400_000) },
  });
  const job = core.features.flatMap(({ jobs }) => jobs ?? []).find((each) => each.kind === kind);
  if (!job) throw new Error(`no job of the kind ${kind}`);
  await job.start({}, { id: newId(), workspace: null, attempt: 1, signal: new AbortController().signal });
};
