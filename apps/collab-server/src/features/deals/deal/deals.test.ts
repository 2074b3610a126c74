import type { DealDetail } from '@baton/schema/deals';
import type { BoardId, DealId, StageId } from '@baton/schema/shared';
import { expect, test } from 'vitest';

import {
  decideArchive,
  decideClose,
  decideEdit,
  decideMoveToBoard,
  decideReopen,
  decideRestore,
  type StageChoice,
} from './deals.decide.ts';

const id = (n: number) => `01990000-0000-7000-8000-00000000000${n}`;
const fresh: StageChoice = { id: id(1) as StageId, kind: 'open' };
const won: StageChoice = { id: id(2) as StageId, kind: 'won' };
const stages = [fresh, won];

const aDeal = (more: Partial<DealDetail> = {}): DealDetail => ({
  id: id(9) as DealId,
  boardId: id(8) as BoardId,
  home: 'board',
  title: 'Fours Durand',
  status: 'open',
  stageId: fresh.id,
  stageName: 'New',
  accountId: null,
  accountName: null,
  ownerId: null,
  ownerName: null,
  productId: null,
  productName: null,
  amount: 100,
  currency: 'EUR',
  estimate: null,
  closeOn: null,
  closedOn: null,
  labels: [],
  stageSince: '2026-11-01T00:00:00.000Z',
  lastActivity: '2026-11-01T00:00:00.000Z',
  lastActivityType: 'deal.created',
  createdAt: '2026-11-01T00:00:00.000Z',
  visits: [],
  archived: null,
  lateEdits: [],
  source: null,
  ...more,
});
const archived = aDeal({ home: 'archive' });
const closed = aDeal({ home: 'archive', status: 'won', stageId: won.id });

test('[D4] a deal in the archive is neither edited nor closed nor archived again', () => {
  const world = { deal: archived, stages };
  expect(decideEdit(world)).toEqual({ refused: 'deal-in-archive' });
  expect(decideClose(world, { outcome: 'won' })).toEqual({ refused: 'deal-in-archive' });
  expect(decideArchive(world)).toEqual({ refused: 'deal-in-archive' });
});

test('[D5] what is won already is not won again, but may be lost after all', () => {
  const world = { deal: aDeal({ status: 'won', stageId: won.id }), stages };
  expect(decideClose(world, { outcome: 'won' })).toEqual({ refused: 'deal-already-closed' });
  expect(decideClose(world, { outcome: 'lost' })).toMatchObject({ facts: [] });
});

test('[D6] an archived deal goes back to its stage, or to the first that fits', () => {
  expect(decideRestore({ deal: archived, stages })).toMatchObject({ facts: [{ data: { stageId: fresh.id } }] });
  const gone = { ...archived, stageId: id(7) as StageId };
  expect(decideRestore({ deal: gone, stages })).toMatchObject({ facts: [{ data: { stageId: fresh.id } }] });
  expect(decideRestore({ deal: { ...gone, status: 'won' }, stages })).toMatchObject({ answer: { stageId: won.id } });
  expect(decideRestore({ deal: aDeal(), stages })).toEqual({ refused: 'deal-on-board' });
});

test('[D7] a closed deal is reopened from the archive into an open stage', () => {
  expect(decideReopen({ deal: closed, stages }, {})).toMatchObject({ answer: { stageId: fresh.id } });
  expect(decideReopen({ deal: closed, stages }, { stageId: won.id })).toEqual({ refused: 'stage-not-found' });
  expect(decideReopen({ deal: archived, stages }, {})).toEqual({ refused: 'deal-not-closed' });
  expect(decideReopen({ deal: aDeal({ status: 'won' }), stages }, {})).toEqual({ refused: 'deal-on-board' });
});

test('[D8] a deal moves to a stage of the other board that fits its own', () => {
  const to = { id: id(5) as BoardId, stages: [{ id: id(6) as StageId, kind: 'open' as const }] };
  expect(decideMoveToBoard({ deal: aDeal(), stages, to }, {})).toMatchObject({
    answer: { boardId: to.id, stageId: id(6) },
    facts: [{ type: 'deal.moved-to-board', data: { from: id(8), to: to.id } }],
  });
  expect(decideMoveToBoard({ deal: aDeal(), stages, to }, { stageId: fresh.id })).toEqual({
    refused: 'stage-not-found',
  });
  expect(decideMoveToBoard({ deal: aDeal(), stages, to: { ...to, id: id(8) as BoardId } }, {})).toEqual({
    refused: 'already-on-board',
  });
  expect(decideMoveToBoard({ deal: archived, stages, to }, {})).toEqual({ refused: 'deal-in-archive' });
});
