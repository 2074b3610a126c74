import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { composeApp } from '@baton/collab-server/app.ts';
import { readConfig } from '@baton/collab-server/config.ts';
import { createLog } from '@baton/collab-server/platform/log/log.ts';

import type { AskedServer } from './people.ts';
import type { TestDatabase } from './test-database.ts';

const here = new URL('http://localhost:4710');

/**
 * The real application with nothing running beside the requests: it is composed and never started, so sequencer,
 * projector and jobs stand still (M20). `restart` composes it anew, without memory of what it has seen.
 */
export const pausedServer = async (
  db: TestDatabase,
  publicUrl = here,
): Promise<AskedServer & { restart: () => Promise<void> }> => {
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'baton-paused-'));
  process.once('exit', () => rmSync(dataFolder, { recursive: true, force: true }));
  const config = readConfig({
    PUBLIC_URL: publicUrl.href,
    BATON_DATA_DIR: dataFolder,
    TRUST_PROXY: '1',
    API_REQUESTS_PER_MINUTE: '0',
    LOG_LEVEL: 'fatal',
  });
  const compose = () =>
    composeApp({
      config,
      database: db.database,
      publicUrl,
      secret: 'a secret that tests alone may know',
      log: createLog('fatal'),
    });
  let app = await compose();
  return {
    url: publicUrl.origin,
    fetch: async (request) => app.fetch(request, { incoming: { socket: { remoteAddress: '127.0.0.1' } } }),
    restart: async () => {
      await app.stop();
      app = await compose();
    },
  };
};
