import { auditVerifyCommand } from './audit.ts';
import type { CliCommand } from './command-line.ts';
import { migrateCommand } from './migrate.ts';
import { serveCommand } from './serve.ts';

/** Every command by its words; a longer name is tried first. */
export const commands: Readonly<Record<string, CliCommand>> = {
  serve: serveCommand,
  migrate: migrateCommand,
  'audit verify': auditVerifyCommand,
};
