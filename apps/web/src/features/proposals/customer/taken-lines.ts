import { alternativesOf, type Choices, type PricedLine, type PricingTable } from '@baton/schema/pricing';
import { choicesOf, type SentAnswer, type SentChoices } from '@baton/schema/proposals';
import type { LineId } from '@baton/schema/shared';

/** What the customer has taken and left on the page; where they have not said, the version's own defaults stand. */
export type Taken = Required<Choices>;

/** As the answer has it, or nothing said yet. */
export const takenAtFirst = (answer: SentAnswer | null): Taken =>
  answer?.kind === 'accepted'
    ? { ticked: new Map(), chosen: new Map(), ...choicesOf(answer.choices) }
    : { ticked: new Map(), chosen: new Map() };

export const ticking = (taken: Taken, id: LineId, ticked: boolean): Taken => ({
  ...taken,
  ticked: new Map(taken.ticked).set(id, ticked),
});

export const choosing = (taken: Taken, of: LineId, id: LineId): Taken => ({
  ...taken,
  chosen: new Map(taken.chosen).set(of, id),
});

/** In the form in which it is signed: every choice that the page offers, also those that nobody touched. */
export const sentChoicesOf = (table: PricingTable, taken: Taken): SentChoices => {
  const open = [...choosableOf(table).values()];
  const heads = new Map(open.map(({ head }) => [head.id, head]));
  const sets = new Map(open.filter(({ several }) => several).map((set) => [set.key, set]));
  return {
    ticked: [...heads.values()]
      .filter(({ optional }) => optional)
      .map((head) => ({ lineId: head.id, ticked: isTicked(head, taken) })),
    chosen: [...sets.values()].map((set) => ({ of: set.key, lineId: chosenIn(set, table, taken) })),
  };
};

/** One line that can be taken or left, alone or as one of several. */
export interface Choosable {
  /** By which the set is named. */
  key: LineId;
  /** The line whose tick is the whole set's. */
  head: PricedLine;
  lines: readonly PricedLine[];
  several: boolean;
}

/** By line: the set that it is in, where there is something to choose. */
export const choosableOf = (table: PricingTable): ReadonlyMap<LineId, Choosable> => {
  const byLine = new Map<LineId, Choosable>();
  for (const [key, lines] of alternativesOf(table)) {
    const head = lines.find(({ id }) => id === key) ?? lines[0];
    if (!head || (lines.length === 1 && !head.optional)) continue;
    const set = { key, head, lines, several: lines.length > 1 };
    for (const { id } of lines) byLine.set(id, set);
  }
  return byLine;
};

export const isTicked = (head: PricedLine, taken: Taken): boolean => taken.ticked.get(head.id) ?? head.ticked;

/** The line of a set that is taken when the set is; the same answer as `countedLines` gives. */
export const chosenIn = ({ key, head, lines }: Choosable, table: PricingTable, taken: Taken): LineId => {
  const said = [taken.chosen.get(key), table.chosen.get(key)];
  return said.find((id) => lines.some((line) => line.id === id)) ?? head.id;
};
