import { fc } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';

import type { DealId, StageId } from '../shared/index.ts';
import {
  closeDeal,
  createDeal,
  crowdedStages,
  editDeal,
  labelDeal,
  moveDeal,
  moveStage,
  readBoard,
  rebalanceStage,
  removeDeal,
  repairBoard,
  reopenDeal,
  seedBoard,
} from './board.doc.ts';
import { byRank, crowdedRank } from './rank.ts';

const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const stages = [1, 2, 3, 4].map((n) => id(n) as StageId);
const deals = [11, 12, 13, 14, 15, 16].map((n) => id(n) as DealId);

const aDeal = fc.constantFrom(...deals);
const aStage = fc.constantFrom(...stages);
const aPlace = fc.record({ stageId: aStage, after: fc.option(aDeal, { nil: null }) });
const anEdit = fc.oneof(
  fc.record({ do: fc.constant('create' as const), deal: aDeal, place: aPlace }),
  { weight: 4, arbitrary: fc.record({ do: fc.constant('move' as const), deal: aDeal, place: aPlace }) },
  fc.record({ do: fc.constant('edit' as const), deal: aDeal, amount: fc.nat(9) }),
  fc.record({ do: fc.constant('label' as const), deal: aDeal, labels: fc.subarray(['a', 'b', 'c']) }),
  fc.record({
    do: fc.constant('close' as const),
    deal: aDeal,
    outcome: fc.constantFrom('won' as const, 'lost' as const),
  }),
  fc.record({ do: fc.constant('reopen' as const), deal: aDeal, place: aPlace }),
  fc.record({ do: fc.constant('remove' as const), deal: aDeal }),
  fc.record({ do: fc.constant('stage' as const), stage: aStage, after: fc.option(aStage, { nil: null }) }),
  fc.record({ do: fc.constant('rebalance' as const), stage: aStage }),
  fc.record({ do: fc.constant('repair' as const) }),
);
type Edit = typeof anEdit extends fc.Arbitrary<infer T> ? T : never;

const perform = (doc: Y.Doc, edit: Edit, random: () => number): unknown => {
  switch (edit.do) {
    case 'create':
      return createDeal(doc, { id: edit.deal, title: 'x' }, edit.place, random);
    case 'move':
      return moveDeal(doc, edit.deal, edit.place, random);
    case 'edit':
      return editDeal(doc, edit.deal, { amount: edit.amount });
    case 'label':
      return labelDeal(doc, edit.deal, edit.labels);
    case 'close':
      return closeDeal(doc, edit.deal, edit.outcome, random);
    case 'reopen':
      return reopenDeal(doc, edit.deal, edit.place, random);
    case 'remove':
      return removeDeal(doc, edit.deal);
    case 'stage':
      return moveStage(doc, edit.stage, edit.after, random);
    case 'rebalance':
      return rebalanceStage(doc, edit.stage);
    case 'repair':
      return repairBoard(doc).map((operation) => operation(doc));
  }
};

const seededDoc = () => {
  const doc = new Y.Doc();
  const kinds = ['open', 'open', 'won', 'lost'] as const;
  seedBoard(doc, { currency: 'EUR', stages: stages.map((stage, n) => ({ id: stage, name: `S${n}`, kind: kinds[n] })) });
  for (const deal of deals.slice(0, 4))
    createDeal(doc, { id: deal, title: deal }, { stageId: stages[0]! }, Math.random);
  return doc;
};

/** Peers with the same start, each with its own random sequence from the seed. */
const somePeers = (count: number, seed: number) => {
  const origin = Y.encodeStateAsUpdate(seededDoc());
  return Array.from({ length: count }, (_, n) => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, origin);
    let state = (seed + n * 7919 + 1) % 2147483647 || 1;
    const random = () => {
      state = (state * 48271) % 2147483647;
      return state / 2147483647;
    };
    return { doc, random };
  });
};

const expectWhole = (doc: Y.Doc) => {
  const board = readBoard(doc);
  const placed = [...board.byStage.values()].flat();
  expect(placed.toSorted()).toEqual([...board.deals.keys()].toSorted());
  expect(new Set(placed).size).toBe(placed.length);
  for (const ids of board.byStage.values()) {
    const cards = ids.map((each) => board.deals.get(each)!);
    for (const [i, card] of cards.slice(1).entries()) expect(byRank(cards[i]!, card)).toBeLessThan(0);
  }
  return board;
};

describe('Copies of a board', () => {
  test('converge whatever was done where, in any order of merging, and every card is in one place', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 4 }),
        fc.nat(),
        fc.array(fc.record({ peer: fc.nat(3), edits: fc.array(anEdit, { maxLength: 6 }), meet: fc.nat(3) }), {
          maxLength: 12,
        }),
        fc.infiniteStream(fc.nat(1000)),
        (count, seed, turns, order) => {
          const peers = somePeers(count, seed);
          for (const turn of turns) {
            const peer = peers[turn.peer % count]!;
            for (const edit of turn.edits) perform(peer.doc, edit, peer.random);
            expectWhole(peer.doc);
            const met = peers[turn.meet % count]!;
            if (met !== peer) Y.applyUpdate(met.doc, Y.encodeStateAsUpdate(peer.doc, Y.encodeStateVector(met.doc)));
          }
          const updates = peers.map((peer) => Y.encodeStateAsUpdate(peer.doc));
          for (const peer of peers) {
            const shuffled = updates
              .map((update) => ({ update, at: order.next().value ?? 0 }))
              .sort((one, other) => one.at - other.at);
            for (const { update } of shuffled) Y.applyUpdate(peer.doc, update);
          }
          const boards = peers.map((peer) => expectWhole(peer.doc));
          for (const board of boards) expect(board).toEqual(boards[0]);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('hold exactly one card after two simultaneous drags of it', () => {
    fc.assert(
      fc.property(aPlace, aPlace, fc.nat(), (one, other, seed) => {
        const [first, second] = somePeers(2, seed);
        moveDeal(first!.doc, deals[0]!, one, first!.random);
        moveDeal(second!.doc, deals[0]!, other, second!.random);
        Y.applyUpdate(first!.doc, Y.encodeStateAsUpdate(second!.doc));
        Y.applyUpdate(second!.doc, Y.encodeStateAsUpdate(first!.doc));
        const board = expectWhole(first!.doc);
        expect([...board.byStage.values()].flat().filter((each) => each === deals[0])).toHaveLength(1);
        expect([one.stageId, other.stageId]).toContain(board.deals.get(deals[0]!)?.stageId);
        expect(readBoard(second!.doc)).toEqual(board);
      }),
    );
  });

  test('have bounded ranks after a rebalance', () => {
    fc.assert(
      fc.property(fc.array(anEdit, { maxLength: 80 }), fc.nat(), (edits, seed) => {
        const [peer] = somePeers(1, seed);
        for (const edit of edits) perform(peer!.doc, edit, peer!.random);
        const before = readBoard(peer!.doc).byStage;
        for (const stage of stages) rebalanceStage(peer!.doc, stage);
        const after = readBoard(peer!.doc);
        expect(after.byStage).toEqual(before);
        expect(crowdedStages(peer!.doc)).toEqual([]);
        for (const deal of after.deals.values()) expect(deal.rank.length).toBeLessThanOrEqual(crowdedRank);
      }),
    );
  });
});
