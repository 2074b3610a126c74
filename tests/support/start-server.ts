import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';

import { readConfig } from '@baton/collab-server/config.ts';
import type { Clock } from '@baton/collab-server/platform/clock/clock.ts';
import { createLog } from '@baton/collab-server/platform/log/log.ts';
import { startServer as startApplication, type RunningServer } from '@baton/collab-server/server.ts';

export interface StartOptions {
  /** Address of a migrated database, from `testDatabase()` or `copyTemplate()`. */
  databaseUrl: string;
  clock?: Clock;
  /** Further settings, as the environment names them. */
  env?: Record<string, string>;
}

/** The real application in this process, on a free port. It leaves the database to whoever made it. */
export const startServer = async ({ databaseUrl, clock, env }: StartOptions): Promise<RunningServer> => {
  const dataFolder = await mkdtemp(path.join(tmpdir(), 'baton-server-'));
  const config = readConfig(settings(databaseUrl, dataFolder, env));
  const server = await startApplication(config, createLog(config.logLevel), clock);
  return {
    ...server,
    stop: async () => {
      await server.stop();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
};

export interface SpawnedServer {
  url: string;
  pid: number;
  child: ChildProcess;
  /** Ends it as `kill -9` does and waits until it is gone. */
  kill: () => Promise<void>;
  /** Asks it to stop; answers its exit code. */
  stop: () => Promise<number | null>;
}

const main = path.resolve(import.meta.dirname, '../../apps/collab-server/src/main.ts');

/** The real application as a process of its own, for tests that kill it. */
export const spawnServer = async ({ databaseUrl, env }: Omit<StartOptions, 'clock'>): Promise<SpawnedServer> => {
  const dataFolder = await mkdtemp(path.join(tmpdir(), 'baton-server-'));
  const child = spawn(process.execPath, [main, 'serve'], {
    env: { PATH: process.env['PATH'], ...settings(databaseUrl, dataFolder, env) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = endOf(child, dataFolder);
  const url = await Promise.race([
    readyLine(child),
    gone.then(() => {
      throw new Error(`The server ended with code ${child.exitCode} before it was ready`);
    }),
  ]);
  const end = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> => {
    child.kill(signal);
    await gone;
    return child.exitCode;
  };
  return {
    url,
    pid: child.pid as number,
    child,
    kill: async () => {
      await end('SIGKILL');
    },
    stop: () => end('SIGTERM'),
  };
};

const endOf = async (child: ChildProcess, dataFolder: string): Promise<void> => {
  await once(child, 'exit');
  await rm(dataFolder, { recursive: true, force: true });
};

const settings = (databaseUrl: string, dataFolder: string, env: Record<string, string> = {}) => ({
  PORT: '0',
  DATABASE_URL: databaseUrl,
  // Test clusters do not call fsync.
  UNSAFE_DATABASE: 'allow',
  BATON_DATA_DIR: dataFolder,
  LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'error',
  // Tests ask faster than people do.
  API_REQUESTS_PER_MINUTE: '0',
  SECRET_KEY: 'a secret that tests alone may know',
  ...env,
});

const readyLine = async (child: ChildProcess): Promise<string> => {
  if (!child.stdout) throw new Error('The server has no output to read');
  for await (const line of createInterface({ input: child.stdout })) {
    const ready = /^Baton is ready at (\S+?)\/?$/.exec(line);
    if (ready?.[1]) {
      child.stdout.resume();
      return ready[1];
    }
    if (line.startsWith('{')) console.error(line);
  }
  throw new Error('The server ended its output before it was ready');
};
