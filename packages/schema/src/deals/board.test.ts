import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';

import type { DealId, StageId } from '../shared/index.ts';
import {
  addStage,
  closeDeal,
  createDeal,
  createDeals,
  crowdedStages,
  editDeal,
  foldStage,
  labelDeal,
  moveDeal,
  moveStage,
  observeBoard,
  readBoard,
  readDeal,
  readStages,
  rebalanceStage,
  removeDeal,
  renameStage,
  reopenDeal,
  seedBoard,
  setStage,
} from './board.doc.ts';

const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const dealId = (n: number) => id(n) as DealId;
const stageId = (n: number) => id(n) as StageId;
const [open, offer, won, lost] = [stageId(1), stageId(2), stageId(3), stageId(4)];

const aBoard = (deals = 3) => {
  const doc = new Y.Doc();
  seedBoard(doc, {
    currency: 'EUR',
    stages: [
      { id: open, name: 'New', probability: 10, idleDays: 14 },
      { id: offer, name: 'Proposal', probability: 60 },
      { id: won, name: 'Won', kind: 'won' },
      { id: lost, name: 'Lost', kind: 'lost' },
    ],
  });
  for (let n = 0; n < deals; n += 1) {
    createDeal(doc, { id: dealId(100 + n), title: `Deal ${n}`, amount: 1000 * n }, { stageId: open }, Math.random);
  }
  return doc;
};
const idsIn = (doc: Y.Doc, stage: StageId) => [...(readBoard(doc).byStage.get(stage) ?? [])];

describe('A board document', () => {
  test('is seeded once, with its stages in order', () => {
    const doc = aBoard(0);
    expect(readStages(doc).map((stage) => [stage.name, stage.kind, stage.probability])).toEqual([
      ['New', 'open', 10],
      ['Proposal', 'open', 60],
      ['Won', 'won', 100],
      ['Lost', 'lost', 0],
    ]);
    expect(readBoard(doc).flaws).toEqual([]);
    expect(seedBoard(doc, { currency: 'USD', stages: [] })).toEqual({ refused: 'board-seeded' });
  });

  test('puts new deals last, first or after another one', () => {
    const doc = aBoard(2);
    createDeal(doc, { id: dealId(200), title: 'First' }, { stageId: open, after: null }, Math.random);
    createDeal(doc, { id: dealId(201), title: 'Second' }, { stageId: open, after: dealId(200) }, Math.random);
    expect(idsIn(doc, open)).toEqual([id(200), id(201), id(100), id(101)]);
    expect(createDeal(doc, { id: dealId(200), title: 'Again' }, { stageId: open }, Math.random)).toEqual({
      refused: 'deal-exists',
    });
  });

  test('creates many deals at once, all or none, in the order given', () => {
    const doc = aBoard(1);
    const items = [5, 3, 4].map((n) => ({ draft: { id: dealId(n + 300), title: `${n}` }, stageId: open }));
    expect(createDeals(doc, items, Math.random)).toEqual({ ok: true, created: 3 });
    expect(idsIn(doc, open)).toEqual([id(100), id(305), id(303), id(304)]);
    const before = Y.encodeStateAsUpdate(doc);
    const again = [{ draft: { id: dealId(400), title: 'new' }, stageId: open }, ...items];
    expect(createDeals(doc, again, Math.random)).toEqual({ refused: 'deal-exists', detail: { deal: id(305) } });
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
  });

  test('moves a card to another stage or place, and writes nothing when it stands there', () => {
    const doc = aBoard();
    expect(moveDeal(doc, dealId(102), { stageId: open, after: dealId(100) }, Math.random)).toMatchObject({
      moved: true,
    });
    expect(idsIn(doc, open)).toEqual([id(100), id(102), id(101)]);
    const before = Y.encodeStateAsUpdate(doc);
    for (const after of [dealId(100), dealId(102)]) {
      expect(moveDeal(doc, dealId(102), { stageId: open, after }, Math.random)).toEqual({
        ok: true,
        moved: false,
        from: open,
      });
    }
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
    expect(moveDeal(doc, dealId(102), { stageId: offer }, Math.random)).toEqual({ ok: true, moved: true, from: open });
    expect(idsIn(doc, offer)).toEqual([id(102)]);
  });

  test('edits only the fields that are given, and clears with null', () => {
    const doc = aBoard();
    expect(editDeal(doc, dealId(101), { title: ' Fours  Durand\n', closeOn: '2026-12-01', ownerId: null })).toEqual({
      ok: true,
    });
    expect(readDeal(doc, id(101))).toMatchObject({ title: 'Fours  Durand', closeOn: '2026-12-01', amount: 1000 });
    editDeal(doc, dealId(101), { closeOn: null });
    expect(readDeal(doc, id(101))?.closeOn).toBeNull();
  });

  test.for([
    { title: ' ' },
    { amount: 1.5 },
    { currency: 'eur' },
    { closeOn: '2026-02-30' },
    { ownerId: 'x' as never },
  ])('refuses %o and changes nothing', (patch) => {
    const doc = aBoard();
    const before = Y.encodeStateAsUpdate(doc);
    expect(editDeal(doc, dealId(100), patch)).toEqual({
      refused: 'invalid-field',
      detail: { field: Object.keys(patch)[0] },
    });
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
  });

  test('keeps both labels when two people add one each', () => {
    const [doc, other] = [aBoard(), new Y.Doc()];
    labelDeal(doc, dealId(100), ['key']);
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
    labelDeal(doc, dealId(100), ['key', 'north']);
    labelDeal(other, dealId(100), ['key', 'south']);
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
    expect(readDeal(doc, id(100))?.labels).toEqual(['key', 'north', 'south']);
  });

  test('closes a deal on top of its stage and reopens it', () => {
    const doc = aBoard();
    expect(closeDeal(doc, dealId(101), 'won', Math.random)).toMatchObject({ moved: true });
    expect(closeDeal(doc, dealId(101), 'won', Math.random)).toMatchObject({ moved: false });
    closeDeal(doc, dealId(100), 'won', Math.random);
    expect(idsIn(doc, won)).toEqual([id(100), id(101)]);
    expect(reopenDeal(doc, dealId(102), { stageId: open }, Math.random)).toEqual({ refused: 'deal-not-closed' });
    expect(reopenDeal(doc, dealId(101), { stageId: lost }, Math.random)).toEqual({ refused: 'stage-not-open' });
    expect(reopenDeal(doc, dealId(101), { stageId: offer }, Math.random)).toMatchObject({ moved: true });
    expect(removeDeal(doc, dealId(101))).toEqual({ ok: true });
    expect(readDeal(doc, id(101))).toBeNull();
  });

  test('adds, renames, moves, folds and sets stages', () => {
    const doc = aBoard(0);
    addStage(doc, { id: stageId(9), name: 'Visit' }, open, Math.random);
    renameStage(doc, stageId(9), 'Site visit');
    moveStage(doc, offer, null, Math.random);
    foldStage(doc, lost, true);
    setStage(doc, open, { wipLimit: 20, idleDays: null, probability: 15 });
    const stages = readStages(doc);
    expect(stages.map((stage) => stage.name)).toEqual(['Proposal', 'New', 'Site visit', 'Won', 'Lost']);
    expect(stages[1]).toMatchObject({ wipLimit: 20, idleDays: null, probability: 15 });
    expect(stages[4]?.folded).toBe(true);
    expect(setStage(doc, open, { wipLimit: 0 })).toEqual({ refused: 'invalid-field', detail: { field: 'wipLimit' } });
  });

  test('spreads a crowded stage and keeps its order', () => {
    const doc = aBoard(4);
    doc.transact(() => {
      for (const key of doc.getMap('deals').keys()) {
        (doc.getMap('deals').get(key) as Y.Map<unknown>).set('pos', `${open}|0|hzzzzz:`);
      }
    });
    const before = idsIn(doc, open);
    expect(crowdedStages(doc)).toEqual([open]);
    expect(rebalanceStage(doc, open)).toEqual({ ok: true, cards: 4 });
    expect(crowdedStages(doc)).toEqual([]);
    expect(idsIn(doc, open)).toEqual(before);
  });

  test('tells once per transaction which deals changed', () => {
    const doc = aBoard();
    const changes: { deals: string[]; stages: boolean }[] = [];
    const stop = observeBoard(doc, (change) => changes.push({ deals: [...change.deals], stages: change.stages }));
    editDeal(doc, dealId(100), { amount: 7 });
    removeDeal(doc, dealId(101));
    renameStage(doc, open, 'Fresh');
    stop();
    editDeal(doc, dealId(100), { amount: 8 });
    expect(changes).toEqual([
      { deals: [id(100)], stages: false },
      { deals: [id(101)], stages: false },
      { deals: [], stages: true },
    ]);
  });
});
