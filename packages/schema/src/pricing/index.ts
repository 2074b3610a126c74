export * from './counted-lines.ts';
export { plainDecimal } from './decimal.ts';
export { discountText, isTax } from './line-values.ts';
export * from './pricing.doc.ts';
export * from './pricing.ts';
export * from './totals.ts';
