import { auditVerifyCommand } from './audit.ts';
import type { CliCommand } from './command-line.ts';
import { doctorCommand } from './doctor.ts';
import { importCommand } from './import.ts';
import { migrateCommand } from './migrate.ts';
import { projectCommand } from './project.ts';
import { sealRotateCommand } from './seal.ts';
import { seedCommand } from './seed.ts';
import { serveCommand } from './serve.ts';
import { verifyCommand } from './verify.ts';

/** Every command by its words; a longer name is tried first. */
export const commands: Readonly<Record<string, CliCommand>> = {
  serve: serveCommand,
  migrate: migrateCommand,
  import: importCommand,
  seed: seedCommand,
  project: projectCommand,
  doctor: doctorCommand,
  'audit verify': auditVerifyCommand,
  'seal rotate': sealRotateCommand,
  verify: verifyCommand,
};
