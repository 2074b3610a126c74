import { Counter } from 'prom-client';

import type { Log } from '#platform/log/log.ts';
import { metrics } from '#platform/metrics/metrics.ts';

import { startServer } from '../server.ts';
import { UsageError, type CliCommand } from './command-line.ts';
import { ensureDemo } from './seed.ts';

/** However things stand, the process is gone after this. */
const hardStopMs = 10_000;

const faults = new Counter({
  name: 'baton_faults_total',
  help: 'Rejections and exceptions that nobody handled',
  labelNames: ['kind'] as const,
  registers: [metrics],
});

export const serveCommand: CliCommand = {
  usage: 'serve [--demo]',
  summary: 'Start the server; --demo makes the demo workspace first',
  run: async (words, { config, log, say }) => {
    const unknown = words.find((word) => word !== '--demo');
    if (unknown) throw new UsageError(`serve does not know "${unknown}"`);
    // Before the start: a Ctrl-C while it starts must not leave the database running.
    const told = reasonToStop(log);
    void told.then(() => setTimeout(() => process.exit(1), hardStopMs).unref());
    const server = await startServer(config, log);
    if (words.includes('--demo')) await Promise.race([ensureDemo(server.app.core, say), told]);
    say(`Baton is ready at ${(config.publicUrl ?? new URL(server.url)).href}`);
    const why = await told;
    log.info({ why: why.name }, 'stopping');
    await server.stop();
    return why.code;
  },
};

/**
 * Waits for a signal or for a broken promise of the program. What was saved is on disk either way; a promise that nobody
 * looked at harms one piece of work, an exception that nobody caught may have left anything half-done, so it ends the
 * process, after a proper goodbye.
 */
const reasonToStop = (log: Log): Promise<{ name: string; code: number }> => {
  const { promise, resolve } = Promise.withResolvers<{ name: string; code: number }>();
  for (const name of ['SIGTERM', 'SIGINT']) process.once(name, () => resolve({ name, code: 0 }));
  process.on('unhandledRejection', (err) => {
    faults.inc({ kind: 'rejection' });
    log.error({ err }, 'nobody handled a rejection');
  });
  process.on('uncaughtException', (err) => {
    faults.inc({ kind: 'exception' });
    log.fatal({ err }, 'nobody caught an exception');
    resolve({ name: 'exception', code: 70 });
  });
  return promise;
};
