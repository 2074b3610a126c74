/**
 * `pnpm check`: format, lint, types, architecture, and the pure tests of what the last commit and the work since touched;
 * meant to be under 30 s. `--all` (also `npm test`): everything, on both databases and in a browser. What a machine lacks
 * is named and skipped; under `CI=true` a skip is a failure.
 */
import { changedPaths } from './changed.ts';
import {
  built,
  chaosAndSync,
  endToEnd,
  onBothDatabases,
  quickTests,
  quickTestsOfChanged,
  reading,
  readingQuickly,
} from './check-steps.ts';
import { run, type Outcome, type Step } from './step.ts';

const ci = process.env['CI'] === 'true';
const all = process.argv.includes('--all');

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
const changed = all ? null : changedPaths();
if (changed) await Promise.all([inTurn(readingQuickly(changed)), inTurn(quickTestsOfChanged)]);
else await Promise.all([inTurn(reading), inTurn(quickTests)]);
if (all) {
  await inTurn(built);
  // Chaos and sync wait more than they work, and count what is lost or wrong, not time.
  await Promise.all([inTurn(onBothDatabases), inTurn(chaosAndSync)]);
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
