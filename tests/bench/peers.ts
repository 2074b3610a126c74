import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { startBenchDatabase } from './bench-database.ts';
import type { Contender, Running } from './contender.ts';

/** Installs a peer from its own lock file, once. Peers are never dependencies of the product. */
const install = (folder: string): void => {
  if (existsSync(join(folder, 'node_modules'))) return;
  const result = spawnSync('npm', ['ci', '--silent', '--ignore-scripts'], { cwd: folder, encoding: 'utf8' });
  if (result.status !== 0) throw new Error(`Could not install ${folder}: ${result.stderr}`);
};

/** Starts a peer and waits for the line in which it names its port. */
const launch = async (folder: string, env: Record<string, string>): Promise<{ child: ChildProcess; port: number }> => {
  const child = spawn(process.execPath, ['server.mjs'], {
    cwd: folder,
    env: { ...process.env, ...env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith('{')) return { child, port: (JSON.parse(line) as { port: number }).port };
  }
  throw new Error(`${folder} ended before it named its port`);
};

const peer = (name: string, protocol: 'hocuspocus' | 'y-websocket', withDatabase: boolean): Contender => ({
  name,
  acknowledges: protocol === 'hocuspocus',
  persists: withDatabase,
  start: async (): Promise<Running> => {
    const folder = join(import.meta.dirname, 'peers', protocol);
    install(folder);
    const database = withDatabase ? await startBenchDatabase() : undefined;
    const env: Record<string, string> = database ? { DATABASE_URL: database.url } : {};
    let { child, port } = await launch(folder, env);
    const ended = (): Promise<unknown> => new Promise((resolve) => child.once('exit', resolve));
    return {
      target: (document) => ({ protocol, url: `ws://127.0.0.1:${port}`, document, token: 'none', headers: {} }),
      createBoard: async () => `board:${crypto.randomUUID()}`,
      serverPid: () => child.pid ?? 0,
      ...(database && { databasePid: database.pid }),
      killAndRestart: async () => {
        const gone = ended();
        child.kill('SIGKILL');
        await gone;
        ({ child, port } = await launch(folder, env));
      },
      stop: async () => {
        const gone = ended();
        child.kill('SIGKILL');
        await gone;
        await database?.stop();
      },
    };
  },
});

export const peers: Contender[] = [
  peer('hocuspocus', 'hocuspocus', false),
  peer('hocuspocus-pg', 'hocuspocus', true),
  peer('y-websocket', 'y-websocket', false),
];
