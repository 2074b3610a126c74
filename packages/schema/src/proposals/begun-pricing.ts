import type { CopiedRow } from '../pricing/index.ts';
import { lineOfProduct, type BookPages } from '../products/product-line.ts';
import type { Currency, ProductId } from '../shared/index.ts';
import type { TemplatePricing } from './template-pricing.ts';

interface Begun {
  currency: Currency;
  /** What the price book says of its products, as far as whoever begins may know it. */
  book: BookPages;
  day: string;
}

/**
 * Rule PP40. The prices of a template as a proposal in this currency begins with them: every row is there, in its order. A
 * line of a product costs what the price book says that day; what cannot be told in this currency is left to be typed.
 */
export const begunPricing = (template: TemplatePricing, begun: Begun): TemplatePricing => {
  const same = template.currency === begun.currency;
  return {
    ...template,
    currency: begun.currency,
    discount: isOfMoney(template.discount) && !same ? null : template.discount,
    rows: template.rows.map((row) => (row.kind === 'line' ? begunLine(row, begun, same) : row)),
  };
};

type CopiedLine = Extract<CopiedRow, { kind: 'line' }>;

const begunLine = (line: CopiedLine, { book, currency, day }: Begun, same: boolean): CopiedLine => {
  // Without its discount the price would ask for too much: both are to be typed.
  if (isOfMoney(line.discount) && !same) return { ...line, unitPrice: '0', discount: null };
  if (line.productId === null) return same ? line : { ...line, unitPrice: '0' };
  const page = book.products.get(line.productId);
  const { quantity, unit, tax } = line;
  const asked = { rates: book.rates, currency, quantity, day };
  const found = page && !page.product.retired && lineOfProduct(page.product, { ...asked, prices: page.prices });
  if (!found || !found.priced) return { ...line, unitPrice: '0' };
  const { text: _name, ...fields } = found.fields;
  return { ...line, ...fields, unit: fields.unit || unit, tax: fields.tax ?? tax };
};

const isOfMoney = (discount: CopiedLine['discount']): boolean => discount !== null && 'amount' in discount;

/** The products that a template's lines name. */
export const productsIn = ({ rows }: TemplatePricing): ProductId[] => [
  ...new Set(rows.flatMap((row) => (row.kind === 'line' && row.productId !== null ? [row.productId] : []))),
];
