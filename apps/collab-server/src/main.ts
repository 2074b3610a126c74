import { EmbeddedUnavailable } from '#platform/db/embedded/binaries.ts';
import { FolderInUse } from '#platform/db/embedded/folder-lock.ts';
import { MigrationRefused } from '#platform/db/migrator.ts';
import { DatabaseRefused } from '#platform/db/open-store.ts';
import { createLog } from '#platform/log/log.ts';

import { UsageError } from './cli/command-line.ts';
import { commands } from './cli/commands.ts';
import { ConfigRefused, readConfig } from './config.ts';
import { PortRefused } from './server.ts';

/** Troubles with a remedy in their message; everything else is shown with where it came from. */
const explained = [
  UsageError,
  ConfigRefused,
  DatabaseRefused,
  EmbeddedUnavailable,
  FolderInUse,
  MigrationRefused,
  PortRefused,
];

const usage = (): string =>
  [
    'Usage: baton <command>',
    ...Object.values(commands).map((each) => `  ${each.usage.padEnd(28)} ${each.summary}`),
  ].join('\n');

const main = async (words: string[]): Promise<number> => {
  const [first = '', second = ''] = words;
  if (first === 'help' || first === '--help' || first === '-h') {
    console.log(usage());
    return 0;
  }
  const two = commands[`${first} ${second}`];
  const command = two ?? commands[first];
  if (!command) {
    console.error(first ? `Unknown command "${first}".\n${usage()}` : usage());
    return 2;
  }
  const rest = words.slice(two ? 2 : 1);
  if (rest.includes('--help')) {
    console.log(`Usage: baton ${command.usage}\n  ${command.summary}`);
    return 0;
  }
  const config = readConfig(process.env);
  const log = createLog(config.logLevel);
  return command.run(rest, { config, log, say: (line) => console.log(line) });
};

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const known = explained.some((kind) => error instanceof kind);
  console.error(known ? (error as Error).message : error);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
