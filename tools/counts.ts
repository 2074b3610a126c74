/** What a step of the check came to. */
export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
  /** Tests that failed and then passed in a fresh browser, by `file:line name`. They are counted among the passed. */
  unsteady?: string[];
}

/** How the result of a step is read: by the JSON file a runner leaves, or by the lines that the chaos scenarios print. */
export type Counting = 'vitest' | 'playwright' | 'scenarios';

/**
 * A browser on a busy machine may once in a run be slower than a test allows; two such tests are a fault of the tests or of
 * the product (`docs/decisions/0085-one-second-attempt.md`).
 */
const unsteadyAtMost = 1;

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
}

interface PlaywrightSuite {
  suites?: PlaywrightSuite[];
  specs?: { title: string; file: string; line: number; tests: { status: string }[] }[];
}

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  suites: PlaywrightSuite[];
}

const fromVitest = (report: VitestReport): Counts => ({
  passed: report.numPassedTests,
  failed: report.numFailedTests,
  skipped: report.numPendingTests,
});

const unsteadyIn = ({ suites = [], specs = [] }: PlaywrightSuite): string[] => [
  ...specs
    .filter(({ tests }) => tests.some(({ status }) => status === 'flaky'))
    .map(({ file, line, title }) => `${file}:${line} ${title}`),
  ...suites.flatMap(unsteadyIn),
];

const fromPlaywright = ({ stats, suites }: PlaywrightReport): Counts => {
  const forgiven = stats.flaky <= unsteadyAtMost;
  return {
    passed: stats.expected + (forgiven ? stats.flaky : 0),
    failed: stats.unexpected + (forgiven ? 0 : stats.flaky),
    skipped: stats.skipped,
    unsteady: unsteadyIn({ suites }),
  };
};

/** A line of JSON per scenario; `ok` says whether it held. */
const fromScenarios = (output: string): Counts => {
  const lines = output.split('\n').filter((line) => line.startsWith('{"scenario"'));
  const held = lines.filter((line) => (JSON.parse(line) as { ok: boolean }).ok).length;
  return { passed: held, failed: lines.length - held, skipped: 0 };
};

/** Throws where the report is not JSON: a step that leaves none has failed. */
export const counted = (counting: Counting, { report, output }: { report: string; output: string }): Counts => {
  if (counting === 'scenarios') return fromScenarios(output);
  return counting === 'vitest'
    ? fromVitest(JSON.parse(report) as VitestReport)
    : fromPlaywright(JSON.parse(report) as PlaywrightReport);
};
