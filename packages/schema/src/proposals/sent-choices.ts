import type { Choices } from '../pricing/counted-lines.ts';
import type { PricingTable } from '../pricing/pricing.ts';
import type { SentChoices, SentContent } from './sent.ts';

/** What totals are made of, out of what was sent. */
export const sentTable = ({ pricing }: Pick<SentContent, 'pricing'>): PricingTable => ({
  currency: pricing.currency,
  discount: pricing.discount,
  chosen: new Map(pricing.chosen.map(({ of, lineId: id }) => [of, id])),
  rows: pricing.rows.map((row) => (row.kind === 'line' ? { ...row, productId: null, rank: '' } : { ...row, rank: '' })),
});

/** What the customer takes and leaves, as totals take it. */
export const choicesOf = ({ ticked, chosen }: SentChoices): Choices => ({
  ticked: new Map(ticked.map(({ lineId: id, ticked: taken }) => [id, taken])),
  chosen: new Map(chosen.map(({ of, lineId: id }) => [of, id])),
});
