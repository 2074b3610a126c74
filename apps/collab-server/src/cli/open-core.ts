import { openStore } from '#platform/db/open-store.ts';

import { composeCore, type Core } from '../core.ts';
import { secretOf } from '../secret.ts';
import type { CliWorld } from './command-line.ts';

/** The application for a command, on its database: beside a server that runs, or alone. Not started. */
export const openCore = async ({ config, log }: CliWorld): Promise<{ core: Core; close: () => Promise<void> }> => {
  const store = await openStore(config, log, { guest: true });
  const secret = await secretOf(config);
  const publicUrl = config.publicUrl ?? new URL(`http://localhost:${config.port}`);
  const core = composeCore({ config, database: store.database, publicUrl, secret, log });
  const close = async () => {
    await core.stop();
    await store.close();
  };
  return { core, close };
};
