import type { PricingRow } from '@baton/schema/pricing';

/** One line of text for each row, with its cells apart, to be taken along when it cannot be saved. */
export const rowsAsWords = (rows: readonly PricingRow[]): string[] =>
  rows.map((row) => (row.kind === 'line' ? [row.text, row.quantity, row.unitPrice].join('\t') : row.text));
