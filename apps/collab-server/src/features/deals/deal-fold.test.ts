import type { DealView, StageView } from '@baton/schema/deals';
import type { AccountId, BoardId, DealId, MemberId, StageId } from '@baton/schema/shared';
import { expect, test } from 'vitest';

import type { ProjectedRow } from '#platform/documents/documents.port.ts';

import { foldDeal, type DealState } from './deal-fold.ts';
import { foldStages } from './stage-fold.ts';

const id = (n: number) => `01990000-0000-7000-8000-00000000000${n}`;
const board = id(1) as BoardId;
const [fresh, won, lost] = [id(2) as StageId, id(3) as StageId, id(4) as StageId];
const ann = id(5) as MemberId;

const aRow = (more: Partial<ProjectedRow> = {}): ProjectedRow => ({
  seq: 7,
  epoch: 1,
  at: new Date('2026-11-22T10:00:00Z'),
  actor: ann,
  origin: 'person',
  cause: null,
  ...more,
});
const at = (row = aRow()) => ({
  board,
  row,
  stages: new Map<StageId, { name: string; kind: 'open' | 'won' | 'lost' }>([
    [fresh, { name: 'New', kind: 'open' }],
    [won, { name: 'Won', kind: 'won' }],
    [lost, { name: 'Lost', kind: 'lost' }],
  ]),
});
const aView = (more: Partial<DealView> = {}): DealView => ({
  id: id(9) as DealId,
  title: 'Fours Durand',
  accountId: null,
  amount: 100,
  currency: 'EUR',
  ownerId: null,
  stageId: fresh,
  rank: '0|aaaaaa:',
  closeOn: null,
  labels: [],
  productId: null,
  ...more,
});
const aState = (more: Partial<DealState> = {}): DealState => {
  const { next } = foldDeal(null, aView(), at(aRow({ at: new Date('2026-11-01T00:00:00Z') })));
  if (!next) throw new Error('a new deal has a row');
  return { ...next, ...more };
};
const factsOf = (step: ReturnType<typeof foldDeal>) => step.facts.map(({ fact }) => fact.type);

test('a deal that appears is created where it appears', () => {
  const step = foldDeal(null, aView({ accountId: id(6) as AccountId }), at());
  expect(step.next).toMatchObject({ board, home: 'board', status: 'open', lastActivityType: 'deal.created' });
  expect(step.facts).toMatchObject([{ fact: { type: 'deal.created', account: id(6), data: { amount: 100 } } }]);
});

test('[M9] another place in its column is written and told to nobody', () => {
  const step = foldDeal(aState(), aView({ rank: '0|bbbbbb:' }), at());
  expect(step).toMatchObject({
    next: { rank: '0|bbbbbb:', lastActivityType: 'deal.created' },
    facts: [],
    settling: [],
  });
});

test('what did not change writes nothing', () => {
  expect(foldDeal(aState(), aView(), at()).next).toBeNull();
});

test('[M9] each edited field settles for itself and its author, from what it was', () => {
  const step = foldDeal(aState(), aView({ title: 'Fours', labels: ['hot'] }), at());
  expect(step.settling).toMatchObject([
    {
      what: `edited title ${ann}`,
      quietMs: 10_000,
      longestMs: 60_000,
      fact: { data: { from: 'Fours Durand', to: 'Fours' } },
    },
    { what: `edited labels ${ann}`, fact: { data: { from: [], to: ['hot'] } } },
  ]);
});

test('[D5] a drag to won begins to settle; a command, and an import, have decided', () => {
  const drag = foldDeal(aState(), aView({ stageId: won }), at());
  expect(factsOf(drag)).toEqual(['deal.stage-changed']);
  expect(drag.settling).toMatchObject([{ pending: 'begin', what: 'won', fact: { type: 'deal.won' } }]);
  expect(drag.next).toMatchObject({ status: 'won', closedOn: '2026-11-22' });
  const command = foldDeal(aState(), aView({ stageId: won }), at(aRow({ cause: 'command' })));
  expect(factsOf(command)).toEqual(['deal.stage-changed', 'deal.won']);
});

test('[D5] leaving won ends what was settling, and reopens where it held', () => {
  const step = foldDeal(aState({ stage: won, status: 'won', closedOn: '2026-11-20' }), aView(), at());
  expect(step.next).toMatchObject({ status: 'open', closedOn: null });
  expect(step.settling).toMatchObject([{ pending: 'end', what: 'won', otherwise: { type: 'deal.reopened' } }]);
});

test('a stage that becomes another kind takes its deals along', () => {
  const stages = new Map([[fresh, { name: 'New', kind: 'lost' as const }]]);
  expect(foldDeal(aState(), aView(), { ...at(), stages })).toMatchObject({ next: { status: 'lost' }, facts: [] });
});

test('repairs and imports are no sign of life', () => {
  for (const origin of ['system', 'import'] as const)
    expect(foldDeal(aState(), aView({ title: 'x' }), at(aRow({ origin }))).next).toMatchObject({
      title: 'x',
      lastActivityType: 'deal.created',
    });
});

test('[M8] a deal of another board, or one that a command archived, is left alone', () => {
  expect(foldDeal(aState({ board: id(8) as BoardId }), aView(), at())).toMatchObject({ next: null, stray: true });
  const archived = { home: 'archive', archivedAt: new Date(), archiveReason: 'by-command' } as const;
  expect(foldDeal(aState(archived), aView(), at())).toMatchObject({ next: null, stray: true });
  expect(foldDeal(aState({ board: id(8) as BoardId }), null, at())).toMatchObject({ next: null, stray: false });
});

test('[M17] what the document lets go is archived, and back with it', () => {
  const gone = foldDeal(aState(), null, at());
  expect(gone.next).toMatchObject({ home: 'archive', archiveReason: 'removed-from-document' });
  const back = foldDeal(gone.next, aView({ title: 'x' }), at());
  expect(back).toMatchObject({ next: { home: 'board', archivedAt: null, title: 'x' }, stray: false });
  expect(factsOf(back)).toEqual(['deal.restored']);
});

test('stages tell when they come, go and change, not when they are folded or ordered anew', () => {
  const stage = (more: Partial<StageView> = {}): StageView => ({
    id: fresh,
    name: 'New',
    kind: 'open',
    rank: '0|aaaaaa:',
    probability: 10,
    idleDays: null,
    wipLimit: null,
    folded: false,
    ...more,
  });
  const was = new Map([[fresh, stage()]]);
  const types = (now: StageView[]) => foldStages(board, was, now).map(({ fact }) => fact.type);
  expect(types([stage({ folded: true, rank: '0|bbbbbb:' })])).toEqual([]);
  expect(types([stage({ name: 'Fresh', idleDays: 3 })])).toEqual(['stage.changed', 'stage.renamed']);
  expect(types([stage(), stage({ id: won })])).toEqual(['stage.added']);
  expect(types([])).toEqual(['stage.removed']);
  expect(foldStages(board, new Map(), [stage()])).toEqual([]);
});
