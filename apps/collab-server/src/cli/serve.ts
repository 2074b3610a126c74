import { once } from 'node:events';

import { startServer } from '../server.ts';
import { UsageError, type CliCommand } from './command-line.ts';
import { ensureDemo } from './seed.ts';

/** However things stand, the process is gone after this. */
const hardStopMs = 10_000;

export const serveCommand: CliCommand = {
  usage: 'serve [--demo]',
  summary: 'Start the server; --demo makes the demo workspace first',
  run: async (words, { config, log, say }) => {
    const unknown = words.find((word) => word !== '--demo');
    if (unknown) throw new UsageError(`serve does not know "${unknown}"`);
    const server = await startServer(config, log);
    if (words.includes('--demo')) await ensureDemo(server.app.core, say);
    say(`Baton is ready at ${(config.publicUrl ?? new URL(server.url)).href}`);
    const [signal] = await Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);
    log.info({ signal: String(signal) }, 'stopping');
    setTimeout(() => process.exit(1), hardStopMs).unref();
    await server.stop();
    return 0;
  },
};
