/**
 * `pnpm check`: format, lint, types, pure tests and architecture. `--all` (also `npm test`): everything else too, on both
 * databases and in a browser. What a machine lacks is named and skipped; under `CI=true` a skip is a failure.
 */
import { run, type Outcome, type Step } from './step.ts';

const ci = process.env['CI'] === 'true';
const all = process.argv.includes('--all');

/** A machine on which everything fails says so soon: each failure may have waited for its whole timeout. */
const failuresShown = 20;

/** Minutes, for the long steps: twice what they take on the slowest machine seen. */
const hangsAfter = 40;

const vitest = (...projects: string[]): string[] => [
  'vitest',
  'run',
  `--bail=${failuresShown}`,
  ...projects.flatMap((project) => ['--project', project]),
];

const reading: Step[] = [
  { name: 'format', command: ['oxfmt', '--check', '.'], counts: 'exit' },
  { name: 'lint', command: ['oxlint', '--type-aware', '--deny-warnings'], counts: 'exit' },
  { name: 'types: server, schema, tests', command: ['tsc', '-p', 'tsconfig.node.json'], counts: 'exit' },
  { name: 'types: web, ui', command: ['tsc', '-p', 'tsconfig.web.json'], counts: 'exit' },
];

const quickTests: Step[] = [
  { name: 'unit, web, architecture', command: vitest('unit', 'web', 'architecture'), counts: 'vitest' },
];

/** What brings its own database whatever the others run on: once is enough. */
const bringOwn = ['**/embedded.db.test.ts', '**/npm-start.test.ts'];

const onDatabase = (name: string, postgres: 'embedded' | 'debian', projects: string[]): Step => ({
  name,
  // As many as there are cores; by itself one would be left to the rest of the machine.
  command: [
    ...vitest(...projects),
    '--maxWorkers=2',
    ...(postgres === 'debian' ? bringOwn.map((files) => `--exclude=${files}`) : []),
  ],
  counts: 'vitest',
  minutes: hangsAfter,
  // The two databases of one run share the permission matrix.
  env: { BATON_TEST_POSTGRES: postgres, BATON_MATRIX: 'shared' },
  needs: postgres === 'debian' ? ['postgres-15'] : [],
});

const built: Step[] = [
  { name: 'dead code', command: ['knip'], counts: 'exit' },
  { name: 'web build', command: ['node', 'tools/build-web.ts'], counts: 'exit' },
];

const onEmbedded = [onDatabase('database, contract: embedded PostgreSQL 18', 'embedded', ['db', 'contract'])];
const onOther = [onDatabase('database, contract: PostgreSQL 15', 'debian', ['db', 'contract'])];

const chaos: Step[] = [
  {
    name: 'chaos, short',
    command: ['node', 'tests/chaos/run.ts'],
    counts: 'scenarios',
    minutes: hangsAfter,
    needs: ['redis'],
  },
];

const sync: Step[] = [{ ...onDatabase('sync', 'embedded', ['sync']), needs: ['redis'] }];

const endToEnd: Step[] = [
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

const report = (outcome: Outcome): void => {
  const { name, passed, failed, skipped, seconds, skippedBecause } = outcome;
  const ran = failed > 0 ? 'FAILED ' : 'ok     ';
  const verdict = skippedBecause && failed === 0 ? 'skipped' : ran;
  const counts = skippedBecause ?? `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
  console.log(`${verdict} ${name.padEnd(44)} ${seconds.toFixed(1).padStart(6)} s  ${counts}`);
};

const outcomes: Outcome[] = [];
const inTurn = async (steps: Step[]): Promise<void> => {
  for (const step of steps) {
    const outcome = await run(step, { ci });
    report(outcome);
    outcomes.push(outcome);
  }
};

// The tools that read the code and the tests that run it share two cores well; what follows wants them alone.
await Promise.all([inTurn(reading), inTurn(quickTests)]);
if (all) {
  await inTurn(built);
  // Chaos and sync wait more than they work, and count what is lost or wrong, not time.
  await Promise.all([inTurn([...onEmbedded, ...onOther]), inTurn([...chaos, ...sync])]);
  await inTurn(endToEnd);
}

const sum = (pick: (outcome: Outcome) => number): number => outcomes.reduce((total, each) => total + pick(each), 0);
for (const test of outcomes.flatMap(({ unsteady = [] }) => unsteady))
  console.log(`UNSTEADY, passed at its second attempt: ${test}`);
const failed = sum((outcome) => outcome.failed);
const skipped = sum((outcome) => outcome.skipped);
console.log(
  `\n${sum((outcome) => outcome.passed)} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`,
);
process.exitCode = failed > 0 ? 1 : 0;
