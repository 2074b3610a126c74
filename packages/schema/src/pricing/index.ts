export * from './counted-lines.ts';
export * from './pricing.doc.ts';
export * from './pricing.ts';
export * from './totals.ts';
