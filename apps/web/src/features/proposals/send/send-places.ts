import type { SendCheck } from '@baton/schema/proposals';

/** Where what a check speaks of is found: in the dialog itself, or on the page behind it. */
type Place = 'title' | 'text' | 'suggestions' | 'prices' | 'contact' | 'expiry' | 'approvals';

const placeOf: Readonly<Record<SendCheck['reason'], Place>> = {
  'no-title': 'title',
  empty: 'text',
  unfilled: 'text',
  'files-not-sent': 'text',
  'pictures-not-printed': 'text',
  'open-suggestions': 'text',
  'customer-suggestions': 'suggestions',
  'prices-not-shown': 'text',
  'no-contact': 'contact',
  'no-address': 'contact',
  'no-expiry': 'expiry',
  expired: 'expiry',
  'total-beyond': 'prices',
  'unpriced-lines': 'prices',
  'untaxed-lines': 'prices',
  'needs-approval': 'approvals',
  'in-review': 'approvals',
};

const onPage: Readonly<Record<Place, string>> = {
  title: '[data-place="title"] button',
  text: '[contenteditable="true"]',
  suggestions: '[data-place="customer-suggestions"] button',
  prices: '[role="grid"] [tabindex="0"], [role="grid"]',
  contact: '[data-place="contact"] button',
  expiry: '[data-place="expiry"] input',
  approvals: '[data-place="approvals"] :is(textarea, button)',
};

/** What to put the focus on to set it right, within a form or on the page; null where it is not there. */
export const placeOfCheck = ({ reason }: SendCheck, within: ParentNode): HTMLElement | null =>
  within.querySelector<HTMLElement>(onPage[placeOf[reason]]);
