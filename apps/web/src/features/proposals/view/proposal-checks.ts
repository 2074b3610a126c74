import type { SendCheck } from '@baton/schema/proposals';

type Reason = SendCheck['reason'];

/** What is checked, as people look at it, and by which reasons each can be wrong. */
const groups = {
  text: ['no-title', 'empty', 'unfilled', 'files-not-sent', 'pictures-not-printed'],
  contact: ['no-contact', 'no-address'],
  expiry: ['no-expiry', 'expired'],
  totals: ['total-beyond', 'unpriced-lines', 'untaxed-lines', 'prices-not-shown'],
  approvals: ['needs-approval', 'in-review'],
  suggestions: ['open-suggestions', 'customer-suggestions'],
} as const satisfies Record<string, readonly Reason[]>;
type CheckedPart = keyof typeof groups;

/** Each part with what is wrong in it; nothing where it is right. */
export const checkedParts = (checks: readonly SendCheck[]): { part: CheckedPart; wrong: SendCheck[] }[] =>
  (Object.keys(groups) as CheckedPart[]).map((part) => {
    const reasons: readonly Reason[] = groups[part];
    return { part, wrong: checks.filter(({ reason }) => reasons.includes(reason)) };
  });
