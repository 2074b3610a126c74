import { discountText, totalsOf, type PricingRow, type PricingTable } from '../pricing/index.ts';
import { compareBlocks } from '../rich-text/compare-blocks.ts';
import type { PlainNode } from '../rich-text/plain-node.ts';
import { sameValue } from '../shared/values.ts';
import { lineFields, type ComparedLine, type LineField, type ProposalComparison } from './branch.ts';
import { sumsOf } from './proposal-sums.ts';
import { fillVariables, type VariableValues } from './proposal-variable.ts';
import type { ProposalFrame } from './proposal.doc.ts';
import { asSent } from './sent-text.ts';
import type { SentContent } from './sent.ts';

type SentRow = SentContent['pricing']['rows'][number];

/** A proposal as it is compared. */
export interface Comparable extends ProposalFrame {
  body: readonly PlainNode[];
  pricing: PricingTable;
  variables: VariableValues;
}

/** What differs between two proposals; lines are the same by their ids. */
export const compareProposals = (before: Comparable, after: Comparable): ProposalComparison => {
  const text = compareBlocks(textOf(before), textOf(after));
  return {
    frame: frameDifferences(before, after),
    text,
    textDiffers: text.some(isChanged),
    lines: comparedLines(before.pricing, after.pricing),
    currency: { before: before.pricing.currency, after: after.pricing.currency },
    sums: { before: sumsOf(before.pricing), after: sumsOf(after.pricing) },
  };
};

const textOf = ({ body, variables }: Comparable) => fillVariables(asSent(body), variables);

const frameDifferences = (before: Comparable, after: Comparable): ProposalComparison['frame'] =>
  [frameOf(before), frameOf(after)].reduce<ProposalComparison['frame']>((found, side, at, sides) => {
    const was = sides[0];
    if (at === 0 || !was) return found;
    return (Object.keys(side) as (keyof typeof side)[])
      .filter((field) => side[field] !== was[field])
      .map((field) => ({ field, before: was[field], after: side[field] }));
  }, []);

const frameOf = ({ title, language, validUntil, pricing: { currency, discount } }: Comparable) => ({
  title,
  language: language as string,
  validUntil,
  currency,
  discount: discount === null ? null : discountText(discount),
});

const isChanged = ({ marks = [], content = [] }: PlainNode): boolean =>
  marks.some(({ type }) => type === 'added' || type === 'removed') || content.some(isChanged);

const comparedLines = (before: PricingTable, after: PricingTable): ComparedLine[] => {
  const [was, is] = [rowsById(before), rowsById(after)];
  const [netsBefore, netsAfter] = [netsOf(before), netsOf(after)];
  const ids = [...is.keys(), ...[...was.keys()].filter((id) => !is.has(id))];
  return ids.map((id) => {
    const [old = null, now = null] = [was.get(id), is.get(id)];
    const nets = { before: netsBefore.get(id) ?? null, after: netsAfter.get(id) ?? null };
    return { before: old, after: now, fields: old && now ? differing(old, now) : [], nets };
  });
};

const rowsById = ({ rows }: PricingTable): Map<string, SentRow> =>
  new Map(rows.map((row) => [row.id, rowAsCompared(row)]));

const rowAsCompared = (row: PricingRow): SentRow => {
  if (row.kind !== 'line') return { id: row.id, groupId: row.groupId, text: row.text, kind: row.kind };
  const { productId: _product, rank: _rank, ...said } = row;
  return said;
};

const netsOf = (table: PricingTable): Map<string, number> =>
  new Map([...totalsOf(table).lines].map(([id, { net }]) => [id, net]));

const differing = (before: SentRow, after: SentRow): LineField[] => {
  const [was, is]: Record<string, unknown>[] = [before, after];
  return lineFields.filter((field) => !sameValue(was?.[field], is?.[field]));
};
