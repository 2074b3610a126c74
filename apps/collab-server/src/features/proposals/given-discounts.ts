import { discountText, totalsOf, type PricingTable } from '@baton/schema/pricing';
import type { GivenDiscount } from '@baton/schema/proposals/tables';
import type { MemberId } from '@baton/schema/shared';

/**
 * Rule PP5. What is taken off in a pricing table, and who takes it: whoever gave it this value, or put another product in
 * its line. `before` is what was known until now.
 */
export const givenDiscounts = (
  table: PricingTable,
  before: readonly GivenDiscount[],
  by: MemberId | null,
): GivenDiscount[] => {
  const { lines, sums } = totalsOf(table);
  const told = (discount: Omit<GivenDiscount, 'by'>): GivenDiscount => {
    const { line, given, product } = discount;
    const same = before.find((each) => each.line === line && each.given === given && each.product === product);
    return { ...discount, by: same ? same.by : by };
  };
  const ofLines = table.rows.flatMap((row) => {
    if (row.kind !== 'line' || row.discount === null) return [];
    const amounts = lines.get(row.id);
    const percent =
      'percent' in row.discount ? row.discount.percent : shareOf(amounts?.discount ?? 0, amounts?.gross ?? 0);
    return [told({ line: row.id, product: row.productId, given: discountText(row.discount), percent })];
  });
  if (table.discount === null) return ofLines;
  const once = sums.find(({ recurrence }) => recurrence === 'once');
  const percent = 'percent' in table.discount ? table.discount.percent : shareOf(once?.discount ?? 0, once?.lines ?? 0);
  return [...ofLines, told({ line: null, product: null, given: discountText(table.discount), percent })];
};

/** Percent, up to the fourth digit and never less than it is. */
const shareOf = (part: number, whole: number): string => {
  if (part <= 0 || whole <= 0) return '0';
  const units = (BigInt(part) * 1_000_000n + BigInt(whole) - 1n) / BigInt(whole);
  return String(Math.min(100, Number(units) / 10_000));
};
