import { z } from 'zod';

import { productId } from '../shared/id.ts';
import type { Currency } from '../shared/money.ts';
import { sentContent, sentRow } from './sent.ts';

const [line, words] = sentRow.options;
const templateRow = z.discriminatedUnion('kind', [line.extend({ productId: productId.nullable() }), words]);

/** The prices that proposals begin with, in the order of their rows. */
export const templatePricing = z.strictObject({ ...sentContent.shape.pricing.shape, rows: z.array(templateRow) });
export type TemplatePricing = z.infer<typeof templatePricing>;

/** What a template begins with that has no prices yet. */
export const noPrices = (currency: Currency): TemplatePricing => ({ currency, discount: null, rows: [], chosen: [] });

/** What lists say of it. */
export const pricingBrief = ({ currency, rows }: TemplatePricing): { currency: Currency; lines: number } => ({
  currency,
  lines: rows.filter(({ kind }) => kind === 'line').length,
});
