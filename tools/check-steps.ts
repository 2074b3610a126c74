import { before } from './changed.ts';
import type { Step } from './step.ts';

/** A machine on which everything fails says so soon: each failure may have waited for its whole timeout. */
const failuresShown = 20;

/** Minutes, for the long steps: twice what they take on the slowest machine seen. */
const hangsAfter = 40;

const vitest = (...projects: string[]): string[] => [
  'vitest',
  'run',
  `--bail=${failuresShown}`,
  // As many as there are cores; by itself one would be left to the rest of the machine.
  '--maxWorkers=2',
  ...projects.flatMap((project) => ['--project', project]),
];

const typed = ['oxlint', '--type-aware', '--deny-warnings'];
const code = /\.(ts|tsx|mjs|js)$/;

const types: Step[] = [
  { name: 'types: server, schema, tests', command: ['tsc', '-p', 'tsconfig.node.json'], counts: 'exit' },
  { name: 'types: web, ui', command: ['tsc', '-p', 'tsconfig.web.json'], counts: 'exit' },
];
const format: Step = { name: 'format', command: ['oxfmt', '--check', '.'], counts: 'exit' };

export const reading: Step[] = [format, { name: 'lint', command: typed, counts: 'exit' }, ...types];

/** The same with the slow rules, those that need types, only where something changed. */
export const readingQuickly = (changed: string[]): Step[] => {
  const files = changed.filter((path) => code.test(path));
  return [
    format,
    { name: 'lint', command: ['oxlint', '--deny-warnings'], counts: 'exit' },
    ...(files.length > 0
      ? [{ name: 'lint with types: what changed', command: [...typed, ...files], counts: 'exit' as const }]
      : []),
    ...types,
  ];
};

export const quickTests: Step[] = [
  { name: 'unit, web, architecture', command: vitest('unit', 'web', 'architecture'), counts: 'vitest' },
];

/** Architecture is of all files at once; of the others, those that load something that changed. */
export const quickTestsOfChanged: Step[] = [
  { name: 'architecture', command: vitest('architecture'), counts: 'vitest' },
  {
    name: 'unit, web: what changed',
    command: [...vitest('unit', 'web'), `--changed=${before}`, '--passWithNoTests'],
    counts: 'vitest',
    mayBeEmpty: true,
  },
];

export const built: Step[] = [
  { name: 'dead code', command: ['knip'], counts: 'exit' },
  { name: 'web build', command: ['node', 'tools/build-web.ts'], counts: 'exit' },
];

/** What brings its own database whatever the others run on: once is enough. */
const bringOwn = ['**/embedded.db.test.ts', '**/npm-start.test.ts'];

const onDatabase = (name: string, postgres: 'embedded' | 'debian', projects: string[]): Step => ({
  name,
  command: [...vitest(...projects), ...(postgres === 'debian' ? bringOwn.map((files) => `--exclude=${files}`) : [])],
  counts: 'vitest',
  minutes: hangsAfter,
  // The two databases of one run share the permission matrix.
  env: { BATON_TEST_POSTGRES: postgres, BATON_MATRIX: 'shared' },
  needs: postgres === 'debian' ? ['postgres-15'] : [],
});

export const onBothDatabases: Step[] = [
  onDatabase('database, contract: embedded PostgreSQL 18', 'embedded', ['db', 'contract']),
  onDatabase('database, contract: PostgreSQL 15', 'debian', ['db', 'contract']),
];

export const chaosAndSync: Step[] = [
  {
    name: 'chaos, short',
    command: ['node', 'tests/chaos/run.ts'],
    counts: 'scenarios',
    minutes: hangsAfter,
    needs: ['redis'],
  },
  { ...onDatabase('sync', 'embedded', ['sync']), needs: ['redis'] },
];

export const endToEnd: Step[] = [
  {
    name: 'end to end',
    command: [
      'playwright',
      'test',
      '-c',
      'tests/e2e/playwright.config.ts',
      '--reporter=json',
      `--max-failures=${failuresShown}`,
    ],
    counts: 'playwright',
    minutes: hangsAfter,
    needs: ['chromium'],
  },
];
