/** What a step of the check came to. */
export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
  /** Tests that failed and passed at once after it, by file and name, where known with why they failed. Counted as passed. */
  unsteady?: string[];
}

/** How the result of a step is read: by the JSON file a runner leaves, or by the lines that the chaos scenarios print. */
export type Counting = 'vitest' | 'playwright' | 'scenarios';

/**
 * On a busy machine a browser or a server may once in a step be slower than a test allows; two such tests are a fault of the
 * tests or of the product (`docs/decisions/0085-one-second-attempt.md`).
 */
const unsteadyAtMost = 1;

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  testResults: {
    name: string;
    assertionResults: { fullName: string; status: string; failureMessages: string[] }[];
  }[];
}

interface PlaywrightSuite {
  suites?: PlaywrightSuite[];
  specs?: { title: string; file: string; line: number; tests: { status: string }[] }[];
}

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  suites: PlaywrightSuite[];
}

/** Those that were unsteady count as passed while there are few enough of them. */
const forgiving = ({ passed, failed, skipped }: Counts, unsteady: string[]): Counts => {
  const forgiven = unsteady.length <= unsteadyAtMost;
  return {
    passed: forgiven ? passed : passed - unsteady.length,
    failed: forgiven ? failed : failed + unsteady.length,
    skipped,
    unsteady,
  };
};

/** A test that passed and yet has a failure to tell of needed its second attempt. */
const fromVitest = ({ numPassedTests, numFailedTests, numPendingTests, testResults }: VitestReport): Counts => {
  const unsteady = testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status, failureMessages }) => status === 'passed' && failureMessages.length > 0)
      .map(({ fullName, failureMessages }) => `${name} ${fullName}\n${failureMessages.join('\n')}`),
  );
  return forgiving({ passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests }, unsteady);
};

const unsteadyIn = ({ suites = [], specs = [] }: PlaywrightSuite): string[] => [
  ...specs
    .filter(({ tests }) => tests.some(({ status }) => status === 'flaky'))
    .map(({ file, line, title }) => `${file}:${line} ${title}`),
  ...suites.flatMap(unsteadyIn),
];

const fromPlaywright = ({ stats, suites }: PlaywrightReport): Counts =>
  forgiving(
    { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped },
    unsteadyIn({ suites }),
  );

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
