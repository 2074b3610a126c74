import { describe, expect, test } from 'vitest';

import { salesFiles } from '#tests/import-world.ts';

import { memorySource, type FileSource } from './file-source.ts';
import { decideAddPart, decideApply, decideUndo } from './imports.decide.ts';
import { surveyFiles } from './survey.ts';
import { wantedRecords } from './wanted.ts';

const survey = (source: FileSource) =>
  surveyFiles({
    source,
    known: async () => new Set(),
    currency: 'EUR',
    country: () => 'FR',
    fields: [],
    today: '2026-11-22',
    idleBefore: '2025-11-22',
  });
const wantedOf = async (source: FileSource, choices = {}) => {
  const wanted = wantedRecords(await survey(source), { choices, makesBoard: true, name: 'Sales' });
  return Array.fromAsync(wanted);
};

describe('The dry run of the sales data set', () => {
  test('[IM2] names its dirt with counts and proposes what to do', async () => {
    const { findings, problems } = await survey(await salesFiles());
    expect(problems).toEqual([]);
    const told = findings
      .list()
      .map(({ kind, field, value, count, proposed }) => [kind, field, value, count, proposed]);
    expect(told).toEqual(
      expect.arrayContaining([
        ['unknown-reference', 'product', 'GTXPro', 1480, { choose: 'replace', value: 'GTX Pro' }],
        ['likely-misspelt', 'sector', 'technolgy', 12, { choose: 'replace', value: 'technology' }],
        ['likely-misspelt', 'country', 'Philipines', 1, { choose: 'replace', value: 'Philippines' }],
        ['amount-missing', 'amount', 'open', 2089, { choose: 'estimate' }],
        ['account-missing', 'account', null, 1425, { choose: 'leave-empty' }],
        ['date-missing', null, null, 500, { choose: 'leave-empty' }],
        ['idle', null, null, 2089, { choose: 'keep' }],
        ['column-left-out', 'regional_office', null, 1, { choose: 'leave-empty' }],
      ]),
    );
    expect(told).toHaveLength(12);
  });

  test('[IM2] another choice than the proposed one is followed', async () => {
    const { findings } = await survey(await salesFiles());
    const idOf = (kind: string, value: string | null) =>
      findings.list().find((finding) => finding.kind === kind && finding.value === value)?.id ?? '';
    const choices = {
      [idOf('unknown-reference', 'GTXPro')]: { choose: 'leave-empty' as const },
      [idOf('likely-misspelt', 'technolgy')]: { choose: 'keep' as const },
      [idOf('amount-missing', 'open')]: { choose: 'list-price' as const },
      [idOf('account-missing', null)]: { choose: 'skip' as const },
    };
    const wanted = await wantedOf(await salesFiles(), choices);
    const deals = wanted.filter(({ kind }) => kind === 'deal');
    expect(deals.filter(({ skip }) => skip === 'account-missing')).toHaveLength(1425);
    expect(deals.filter(({ skip, values }) => skip === null && values['product'] === null).length).toBeGreaterThan(
      1000,
    );
    expect(wanted.filter(({ values }) => values['sector'] === 'technolgy')).toHaveLength(12);
    const open = deals.find(({ values }) => values['status'] === 'open' && values['product'] === 'GTX Basic');
    expect(open?.values['amount']).toBe(55_000);
  });
});

describe('What lines of a file come to', () => {
  test('[IM1] a line that cannot be used is left out with its reason, never silently', async () => {
    const wanted = await wantedOf(
      memorySource({
        'd.csv':
          'id;title;stage;value;closing date\n1;A;New;1 234,50 €;31/12/2026\n2;B;New\n1;C;New;;\n;D;New;;\n5;E;Gagnée;12.5;2026-13-40\n',
      }),
    );
    const deals = wanted.filter(({ kind }) => kind === 'deal');
    expect(deals.map(({ line, skip }) => [line, skip])).toEqual([
      [2, null],
      [3, 'wrong-cell-count'],
      [4, 'id-twice'],
      [5, 'id-missing'],
      [6, null],
    ]);
    expect(deals[0]?.values).toMatchObject({ amount: 123_450, closeOn: '2026-12-31', status: 'open' });
    expect(deals[4]?.values).toMatchObject({ amount: 1250, closeOn: null, status: 'won' });
  });

  test('[IM2] more different values than can be named are told together, and each is treated as chosen', async () => {
    const lines = Array.from({ length: 700 }, (_, i) => `${i},Deal,New,Company ${i}`).join('\n');
    const source = memorySource({ 'd.csv': `id,title,stage,company\n${lines}\n` });
    const told = (await survey(source)).findings.list().filter(({ kind }) => kind === 'unknown-reference');
    expect(told).toHaveLength(301);
    expect(told.at(-1)).toMatchObject({ value: null, count: 400, proposed: { choose: 'create' } });
    const wanted = await wantedOf(source);
    expect(wanted.filter(({ kind }) => kind === 'account')).toHaveLength(700);
    expect(wanted.find(({ externalId }) => externalId === '699')?.values['account']).toBe('Company 699');
  });

  test('companies come after those they belong to, and a circle does not hang', async () => {
    const wanted = await wantedOf(
      memorySource({ 'a.csv': 'company,sector,parent\nC,x,B\nB,x,A\nA,x,\nOne,x,Two\nTwo,x,One\nSelf,x,Self\n' }),
    );
    const names = wanted.map(({ title }) => title);
    expect(names.indexOf('A')).toBeLessThan(names.indexOf('B'));
    expect(names.indexOf('B')).toBeLessThan(names.indexOf('C'));
    expect(names.toSorted()).toEqual(['A', 'B', 'C', 'One', 'Self', 'Two']);
  });
});

describe('An import', () => {
  const run = {
    id: '018f0000-0000-7000-8000-000000000001' as never,
    source: 'sales',
    state: 'open' as const,
    files: [{ name: 'a.csv', bytes: 10 }],
    progress: { done: 0, total: 0 },
    counts: {},
    undone: { reversed: 0, kept: 0 },
    problem: null,
    startedBy: null,
    createdAt: '2026-11-22T00:00:00Z',
    finishedAt: null,
  };

  test('[IM3] takes files while it is open, up to its limit', () => {
    expect(decideAddPart({ run, bytes: 10 })).toMatchObject({ answer: { bytes: 10 } });
    expect(decideAddPart({ run: { ...run, state: 'applied' }, bytes: 1 })).toEqual({ refused: 'import-not-open' });
    expect(decideAddPart({ run, bytes: 200 * 1024 * 1024 })).toMatchObject({ refused: 'import-too-large' });
  });

  test('[IM4] waits while another one of the workspace runs', () => {
    expect(decideApply({ run, otherRuns: true })).toEqual({ refused: 'another-import-running' });
    expect(decideUndo({ run: { ...run, state: 'applied' }, otherRuns: true })).toEqual({
      refused: 'another-import-running',
    });
  });

  test('[IM5] [IM6] is applied once and undone once', () => {
    expect(decideApply({ run, otherRuns: false })).toMatchObject({ answer: { state: 'applying' } });
    expect(decideApply({ run: { ...run, state: 'applied' }, otherRuns: false })).toEqual({
      refused: 'import-not-open',
    });
    expect(decideApply({ run: { ...run, files: [] }, otherRuns: false })).toEqual({ refused: 'import-has-problems' });
    expect(decideUndo({ run, otherRuns: false })).toEqual({ refused: 'import-not-applied' });
    expect(decideUndo({ run: { ...run, state: 'applied' }, otherRuns: false })).toMatchObject({
      answer: { state: 'undoing' },
    });
  });
});
