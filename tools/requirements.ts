/** What some tests need and a machine may lack; each with where it was looked for and how to get it on Debian. */
import { accessSync, constants, globSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export type Requirement = 'chromium' | 'redis' | 'postgres-15';

const executable = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

const onPath = (...names: string[]): string | undefined =>
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find(executable);

/** Path of the program that fulfils a requirement, or undefined. */
const finders: Record<Requirement, () => string | undefined> = {
  chromium: () => onPath('chromium', 'chromium-browser', 'google-chrome'),
  redis: () => onPath('redis-server'),
  'postgres-15': () => globSync('/usr/lib/postgresql/15/bin/postgres').find(executable),
};

const packages: Record<Requirement, string> = {
  chromium: 'chromium',
  redis: 'redis-server',
  'postgres-15': 'postgresql-15',
};

/** Null when it is there, otherwise a line for people that names it and the remedy. */
export const missing = (requirement: Requirement): string | null =>
  finders[requirement]() ? null : `${requirement} is not installed (Debian: apt-get install ${packages[requirement]})`;
