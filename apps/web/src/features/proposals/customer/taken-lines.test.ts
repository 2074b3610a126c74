import { countedLines, type PricedLine, type PricingTable } from '@baton/schema/pricing';
import { choicesOf } from '@baton/schema/proposals';
import type { LineId } from '@baton/schema/shared';
import { describe, expect, it } from 'vitest';

import {
  choosableOf,
  choosing,
  chosenIn,
  isTicked,
  sentChoicesOf,
  takenAtFirst,
  ticking,
  type Choosable,
} from './taken-lines.ts';

const line = (id: string, more: Partial<PricedLine> = {}): PricedLine => ({
  id: id as LineId,
  groupId: null,
  rank: '',
  text: id,
  kind: 'line',
  productId: null,
  quantity: '1',
  unit: '',
  unitPrice: '1',
  discount: null,
  tax: null,
  recurrence: 'once',
  optional: false,
  ticked: false,
  alternativeTo: null,
  ...more,
});

const [oven, night, training, extra, extraTwo] = ['oven', 'night', 'training', 'extra', 'extra-two'] as LineId[];

const table: PricingTable = {
  currency: 'EUR',
  discount: null,
  chosen: new Map([[oven as LineId, night as LineId]]),
  rows: [
    line('fixed'),
    line('oven'),
    line('night', { alternativeTo: oven as LineId }),
    line('training', { optional: true, ticked: true }),
    line('extra', { optional: true }),
    line('extra-two', { alternativeTo: extra as LineId }),
  ],
};

const setOf = (id: LineId | undefined): Choosable => {
  const set = choosableOf(table).get(id as LineId);
  if (!set) throw new Error(`${id} cannot be chosen`);
  return set;
};

describe('what a customer takes', () => {
  it('there is something to choose where lines are optional or stand in for each other, and nowhere else', () => {
    expect([...choosableOf(table).keys()]).toEqual(['oven', 'night', 'training', 'extra', 'extra-two']);
  });

  it('nothing said is the choice that was sent', () => {
    const first = takenAtFirst(null);
    expect(chosenIn(setOf(night), table, first)).toBe('night');
    expect([isTicked(setOf(training).head, first), isTicked(setOf(extraTwo).head, first)]).toEqual([true, false]);
    expect(sentChoicesOf(table, first)).toEqual({
      ticked: [
        { lineId: 'training', ticked: true },
        { lineId: 'extra', ticked: false },
      ],
      chosen: [
        { of: 'oven', lineId: 'night' },
        { of: 'extra', lineId: 'extra' },
      ],
    });
  });

  it('whatever is clicked, what is signed counts the lines that the page showed to count', () => {
    const lines = [oven, night, training, extra, extraTwo] as LineId[];
    let random = 7;
    const next = (below: number) => {
      random = (random * 48_271) % 2_147_483_647;
      return random % below;
    };
    let taken = takenAtFirst(null);
    for (let step = 0; step < 300; step += 1) {
      const id = lines[next(lines.length)] as LineId;
      const set = setOf(id);
      taken = next(2) === 0 ? ticking(taken, set.head.id, next(2) === 0) : choosing(taken, set.key, id);
      const signed = countedLines(table, choicesOf(sentChoicesOf(table, taken)));
      expect([...signed]).toEqual([...countedLines(table, taken)]);
      const shown = [...choosableOf(table)].filter(
        ([at, each]) => (!each.head.optional || isTicked(each.head, taken)) && chosenIn(each, table, taken) === at,
      );
      expect(shown.map(([at]) => at)).toEqual([...signed].filter((at) => at !== 'fixed'));
    }
  });

  it('what was signed is shown as it was signed', () => {
    const choices = sentChoicesOf(table, ticking(takenAtFirst(null), extra as LineId, true));
    const after = takenAtFirst({
      kind: 'accepted',
      consent: null,
      at: '2026-11-27T10:00:00.000Z',
      name: 'Marc Durand',
      signature: { kind: 'typed' },
      choices,
      sums: [],
    });
    expect(sentChoicesOf(table, after)).toEqual(choices);
  });
});
