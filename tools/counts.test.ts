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

  test('throws where a runner left nothing to read', () => {
    expect(() => counted('vitest', { report: '', output: '' })).toThrow(SyntaxError);
  });
});

test('A scenario holds when its line of JSON says so', () => {
  const output = 'words\n{"scenario":"a","ok":true}\n{"scenario":"b","ok":false}\n';
  expect(counted('scenarios', { report: '', output })).toEqual({ passed: 1, failed: 1, skipped: 0 });
});
