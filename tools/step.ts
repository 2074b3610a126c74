import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { counted, type Counting, type Counts } from './counts.ts';
import { missing, type Requirement } from './requirements.ts';

/**
 * One command of the check, and how its result is counted: by its exit code, by the JSON file that a test runner leaves,
 * or by the lines of JSON that the chaos scenarios print.
 */
export interface Step {
  name: string;
  command: string[];
  counts: 'exit' | Counting;
  needs?: Requirement[];
  env?: Record<string, string>;
  /** A step that takes longer hangs: it is ended, its output shown, and it has failed. Ten when absent. */
  minutes?: number;
  /** There may be nothing to test: it runs the tests of what changed. */
  mayBeEmpty?: boolean;
}

export interface Outcome extends Counts {
  name: string;
  seconds: number;
  /** Why it was not run, when it was not. */
  skippedBecause?: string;
}

const root = join(import.meta.dirname, '..');

/** Runs a step; its output is shown when it fails. Under CI a skipped test or a missing program is a failure. */
export const run = async (step: Step, { ci }: { ci: boolean }): Promise<Outcome> => {
  const lacking = (step.needs ?? []).map(missing).filter((line) => line !== null);
  if (lacking.length > 0) {
    const skippedBecause = lacking.join('; ');
    return { name: step.name, passed: 0, failed: ci ? 1 : 0, skipped: ci ? 0 : 1, seconds: 0, skippedBecause };
  }
  const started = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'baton-check-'));
  const report = join(folder, 'report.json');
  const { code, output } = await execute(step, report);
  const seconds = (performance.now() - started) / 1000;
  const sums = count(step, report, { code, output });
  rmSync(folder, { recursive: true, force: true });
  const failed = sums.failed + (ci ? sums.skipped : 0);
  if (failed > 0 || (sums.unsteady ?? []).length > 0) console.log(output);
  return { name: step.name, ...sums, seconds, failed };
};

const running = new Set<ChildProcess>();

const endGroup = ({ pid }: ChildProcess): void => {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It had just ended.
  }
};

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    for (const child of running) endGroup(child);
    process.exit(1);
  });
}

const withReport = (step: Step, report: string): string[] =>
  step.counts === 'vitest'
    ? [...step.command, '--reporter=dot', '--reporter=json', `--outputFile=${report}`]
    : step.command;

const execute = (step: Step, report: string): Promise<{ code: number; output: string }> =>
  new Promise((resolve) => {
    const [program = '', ...args] = withReport(step, report);
    const { minutes = 10 } = step;
    const child = spawn(join(root, 'node_modules/.bin', program), args, {
      cwd: root,
      // A group of its own, so that a hanging step ends with everything it started.
      detached: true,
      env: { ...process.env, ...step.env, NO_COLOR: '1', PLAYWRIGHT_JSON_OUTPUT_NAME: report },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const keep = (chunk: Buffer): void => {
      output = (output + chunk.toString()).slice(-60_000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const giveUp = setTimeout(() => {
      output += `\nStill running after ${minutes} minutes; ended.\n`;
      endGroup(child);
    }, minutes * 60_000);
    running.add(child);
    const finish = (code: number): void => {
      clearTimeout(giveUp);
      running.delete(child);
      resolve({ code, output });
    };
    child.on('error', (error) => {
      output += error.message;
      finish(1);
    });
    child.on('exit', (code) => finish(code ?? 1));
  });

/** A test step that leaves no report, or one without a test, has failed: a green gate over nothing is the worst gate. */
const count = (
  { counts, mayBeEmpty = false }: Step,
  report: string,
  { code, output }: { code: number; output: string },
): Counts => {
  if (counts === 'exit') return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
  let sums: Counts;
  try {
    sums = counted(counts, { report: counts === 'scenarios' ? '' : readFileSync(report, 'utf8'), output });
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
  if (sums.passed + sums.failed === 0 && !mayBeEmpty) return { ...sums, failed: 1 };
  return code !== 0 && sums.failed === 0 ? { ...sums, failed: 1 } : sums;
};
