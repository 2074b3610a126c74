import { fc } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';

import { byRank, crowdedRank, isCrowded, isRank, middleRank, rankAt, spreadRanks, type Ranked } from './rank.ts';

const anyRank = fc
  .oneof(
    fc.constantFrom(middleRank, '0|000000:1', '0|zzzzzy:', '0|zzzzzy:zzzzzzzzzzzzzzzzzzzzzz'),
    fc.stringMatching(/^0\|[0-9a-z]{6}:[0-9a-z]{0,60}$/),
  )
  .filter(isRank);
const someCards = fc
  .uniqueArray(fc.record({ id: fc.uuid(), rank: anyRank }), { selector: (card) => card.id, maxLength: 40 })
  .map((cards) => cards.sort(byRank));
const randomness = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

const placed = (cards: readonly Ranked[], id: string, index: number, random: () => number): Ranked[] => {
  const { rank, reranked } = rankAt(cards, index, random);
  const anew = new Map(reranked.map((card) => [card.id, card.rank]));
  return [...cards.map((card) => ({ ...card, rank: anew.get(card.id) ?? card.rank })), { id, rank }].sort(byRank);
};

describe('The rank of a card', () => {
  test('puts it exactly where it was dropped and keeps the order of the others, ties and hostile ranks included', () => {
    fc.assert(
      fc.property(
        someCards,
        fc.nat(40),
        fc.array(randomness, { minLength: 1, maxLength: 20 }),
        (cards, wanted, numbers) => {
          const index = Math.min(wanted, cards.length);
          let drawn = 0;
          const after = placed(cards, 'placed', index, () => numbers[drawn++ % numbers.length] ?? 0);
          expect(after.map((card) => card.id)).toEqual(cards.map((card) => card.id).toSpliced(index, 0, 'placed'));
          expect(after.every((card) => isRank(card.rank))).toBe(true);
        },
      ),
    );
  });

  test('stays short after a thousand drops in the same gap', () => {
    let cards: Ranked[] = [
      { id: 'first', rank: '0|hzzzzz:' },
      { id: 'last', rank: '0|i00000:' },
    ];
    for (let i = 0; i < 1000; i += 1) cards = placed(cards, `card-${i}`, 1, Math.random);
    expect(Math.max(...cards.map((card) => card.rank.length))).toBeLessThanOrEqual(crowdedRank);
  });

  test('is spread evenly, in order and without ties', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 6000 }), (count) => {
        const ranks = spreadRanks(count);
        expect(ranks.every(isRank)).toBe(true);
        expect(isCrowded(ranks.map((rank, i) => ({ id: `${i}`, rank })))).toBe(false);
        expect([...ranks].sort()).toEqual(ranks);
      }),
    );
  });

  test('differs for two people who drop into the same gap at once', () => {
    const gap = [
      { id: 'a', rank: '0|hzzzzz:' },
      { id: 'b', rank: '0|i00007:' },
    ];
    const ranks = Array.from({ length: 200 }, () => rankAt(gap, 1, Math.random).rank);
    expect(new Set(ranks).size).toBeGreaterThan(190);
  });

  test.for([
    '',
    '0|',
    '1|hzzzzz:',
    '0|HZZZZZ:',
    '0|hzzzzzz:',
    '0|hzzzzz:0',
    '0|000000:',
    '0|zzzzzz:1',
    `0|hzzzzz:${'1'.repeat(250)}`,
  ])('is not read from %s', (text) => expect(isRank(text)).toBe(false));
});
