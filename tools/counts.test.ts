import { describe, expect, test } from 'vitest';

import { counted } from './counts.ts';

const spec = (line: number, status: string) => ({
  title: `test ${line}`,
  file: 'a.e2e.ts',
  line,
  tests: [{ status }],
});
const report = (statuses: string[]): string => {
  const of = (wanted: string): number => statuses.filter((status) => status === wanted).length;
  return JSON.stringify({
    stats: { expected: of('expected'), unexpected: of('unexpected'), flaky: of('flaky'), skipped: of('skipped') },
    suites: [{ specs: [], suites: [{ specs: statuses.map((status, at) => spec(at + 1, status)) }] }],
  });
};
const inBrowser = (...statuses: string[]) => counted('playwright', { report: report(statuses), output: '' });

describe('Counting what a browser run came to', () => {
  test('names the one test that needed a second attempt, and lets the run pass', () => {
    expect(inBrowser('expected', 'flaky', 'expected')).toEqual({
      passed: 3,
      failed: 0,
      skipped: 0,
      unsteady: ['a.e2e.ts:2 test 2'],
    });
  });

  test('fails a run in which two tests needed a second attempt', () => {
    expect(inBrowser('flaky', 'flaky', 'expected')).toMatchObject({ passed: 1, failed: 2 });
  });

  test('forgives no test that failed twice', () => {
    expect(inBrowser('unexpected', 'flaky')).toMatchObject({ passed: 1, failed: 1 });
  });
});

const result = (fullName: string, status: string, ...failureMessages: string[]) => ({
  fullName,
  status,
  failureMessages,
});

const onServer = (...assertionResults: ReturnType<typeof result>[]) => {
  const of = (wanted: string): number => assertionResults.filter(({ status }) => status === wanted).length;
  return counted('vitest', {
    report: JSON.stringify({
      numPassedTests: of('passed'),
      numFailedTests: of('failed'),
      numPendingTests: of('pending'),
      testResults: [{ name: 'a.db.test.ts', assertionResults }],
    }),
    output: '',
  });
};

describe('Counting what a run of server tests came to', () => {
  test('names the one test that needed a second attempt, with why it failed', () => {
    expect(onServer(result('holds', 'passed'), result('waits', 'passed', 'timed out'))).toEqual({
      passed: 2,
      failed: 0,
      skipped: 0,
      unsteady: ['a.db.test.ts waits\ntimed out'],
    });
  });

  test('fails a run in which two tests needed a second attempt, and forgives none that failed twice', () => {
    const late = result('waits', 'passed', 'timed out');
    expect(onServer(late, late, result('holds', 'passed'))).toMatchObject({ passed: 1, failed: 2 });
    expect(onServer(late, result('breaks', 'failed', 'wrong'))).toMatchObject({ passed: 1, failed: 1 });
  });

  test('throws where a runner left nothing to read', () => {
    expect(() => counted('vitest', { report: '', output: '' })).toThrow(SyntaxError);
  });
});

test('A scenario holds when its line of JSON says so', () => {
  const output = 'words\n{"scenario":"a","ok":true}\n{"scenario":"b","ok":false}\n';
  expect(counted('scenarios', { report: '', output })).toEqual({ passed: 1, failed: 1, skipped: 0 });
});
