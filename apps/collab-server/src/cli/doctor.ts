import { constants } from 'node:fs';
import { access, mkdir, statfs } from 'node:fs/promises';
import { connect } from 'node:net';
import path from 'node:path';

import { sql } from 'drizzle-orm';

import { openStore } from '#platform/db/open-store.ts';
import { openStorage } from '#platform/files/open-storage.ts';

import type { CliCommand, CliWorld } from './command-line.ts';

/** One thing looked at: answers what it found, throws what is wrong with the remedy in its message. */
interface Look {
  what: string;
  look: (world: CliWorld) => Promise<string>;
}

const gigabyte = 1024 ** 3;

const looks: Look[] = [
  {
    what: 'Node',
    look: async () => {
      if (Number(process.versions.node.split('.')[0]) < 24) throw new Error('Baton needs Node 24 or newer');
      return process.version;
    },
  },
  {
    what: 'Data folder',
    look: async ({ config: { dataFolder } }) => {
      await mkdir(dataFolder, { recursive: true });
      await access(dataFolder, constants.W_OK);
      const { bavail, bsize } = await statfs(dataFolder);
      const free = (bavail * bsize) / gigabyte;
      if (free < 1) throw new Error(`${dataFolder} has ${free.toFixed(2)} GB left: make room, or the database stops`);
      return `${dataFolder}, ${free.toFixed(0)} GB free`;
    },
  },
  {
    what: 'Database',
    look: async ({ config, log }) => {
      const store = await openStore(config, log, { guest: true });
      try {
        const [server] = await store.database.scopes.withSystem('poll', (tx) =>
          tx.execute<{ version: string }>(sql`select current_setting('server_version') as version`),
        );
        return `PostgreSQL ${server?.version ?? ''}, schema up to date, ${config.databaseUrl ? 'by DATABASE_URL' : 'embedded'}`;
      } finally {
        await store.close();
      }
    },
  },
  {
    what: 'Files',
    look: async ({ config }) => {
      const { storage } = openStorage(config);
      await storage.check();
      return `${storage.where}, ${config.storage ? 'by STORAGE_URL' : 'in the data folder'}`;
    },
  },
  {
    what: 'Redis',
    look: ({ config: { redisUrl } }) => reachable(redisUrl, 6379, 'not set: one server needs none'),
  },
  {
    what: 'Mail',
    look: ({ config: { smtpUrl, dataFolder } }) =>
      reachable(smtpUrl, 587, `no SMTP_URL: mails lie in ${path.join(dataFolder, 'mail')}`),
  },
  {
    what: 'Web application',
    look: async ({ config: { webFolder } }) => {
      await access(path.join(webFolder, 'index.html')).catch(() => {
        throw new Error('not built. Run: pnpm build');
      });
      return 'built';
    },
  },
];

export const doctorCommand: CliCommand = {
  usage: 'doctor',
  summary: 'Look at everything the server needs and say what is wrong',
  run: async (_, world) => {
    let wrong = 0;
    for (const { what, look } of looks) {
      try {
        world.say(`ok     ${what}: ${await look(world)}`);
      } catch (error) {
        wrong += 1;
        world.say(`WRONG  ${what}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
    return wrong === 0 ? 0 : 1;
  },
};

/** Whether something listens there; who it is, the server finds out. */
const reachable = async (address: string | null, usualPort: number, unset: string): Promise<string> => {
  if (address === null) return unset;
  const { hostname, port } = new URL(address);
  const to = { host: hostname, port: Number(port || usualPort) };
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const socket = connect(to, resolve).setTimeout(3_000, () => reject(new Error('no answer')));
  socket.on('error', reject);
  try {
    await promise;
    return `${to.host}:${to.port} answers`;
  } catch (cause) {
    throw new Error(`nothing answers at ${to.host}:${to.port}`, { cause });
  } finally {
    socket.destroy();
  }
};
