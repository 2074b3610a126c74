import type { PricingView, Totals } from '@baton/schema/pricing';

/** What has to be right before a proposal can go out. */
type CheckKind = 'contact' | 'expiry' | 'totals' | 'approvals' | 'suggestions';

export interface Check {
  kind: CheckKind;
  /** Null when it is right. */
  missing: 'contact' | 'no-expiry' | 'over' | 'no-lines' | 'no-tax' | 'beyond' | 'approvals' | 'suggestions' | null;
  count: number;
}

interface Checked {
  contactId: string | null;
  validUntil: string | null;
  pricing: PricingView;
  totals: Totals;
  openSuggestions: number;
  /** Discounts that nobody who may has said yes to. */
  unapproved: number;
  today: string;
}

/** Judges a proposal as it stands on this device; the server judges again when it is sent. */
export const checksOf = ({
  contactId,
  validUntil,
  pricing,
  totals,
  openSuggestions,
  unapproved,
  today,
}: Checked): Check[] => [
  { kind: 'contact', missing: contactId === null ? 'contact' : null, count: 0 },
  { kind: 'expiry', missing: validUntil === null ? 'no-expiry' : validUntil < today ? 'over' : null, count: 0 },
  { kind: 'totals', ...pricesMissing(pricing, totals) },
  { kind: 'approvals', missing: unapproved > 0 ? 'approvals' : null, count: unapproved },
  { kind: 'suggestions', missing: openSuggestions > 0 ? 'suggestions' : null, count: openSuggestions },
];

const pricesMissing = ({ rows }: PricingView, totals: Totals): Pick<Check, 'missing' | 'count'> => {
  const lines = rows.filter((row) => row.kind === 'line');
  const untaxed = lines.filter(({ tax }) => tax === null).length;
  if (totals.beyond) return { missing: 'beyond', count: 0 };
  if (lines.length === 0) return { missing: 'no-lines', count: 0 };
  return { missing: untaxed > 0 ? 'no-tax' : null, count: untaxed };
};
