import { z } from 'zod';

import { totalsOf, type PricingTable } from '../pricing/index.ts';
import type { PlainNode } from '../rich-text/plain-node.ts';
import { filesToSend, type FilesInText } from './files-to-send.ts';
import { fillVariables, unfilledIn, type VariableValues } from './proposal-variable.ts';
import { asSent, countNodes, linesOf } from './sent-text.ts';

/** What keeps a proposal from being sent. */
export const sendBlocks = [
  'no-title',
  'empty',
  'no-contact',
  'no-address',
  'no-expiry',
  'expired',
  'total-beyond',
  'needs-approval',
  'in-review',
] as const;
/** What is asked about before it is sent. */
export const sendWarnings = [
  'open-suggestions',
  'customer-suggestions',
  'unpriced-lines',
  'untaxed-lines',
  'unfilled',
  'prices-not-shown',
  'files-not-sent',
  'pictures-not-printed',
] as const;

export const sendWarning = z.enum(sendWarnings);
export type SendWarning = z.infer<typeof sendWarning>;

export interface SendCheck {
  reason: (typeof sendBlocks)[number] | SendWarning;
  blocks: boolean;
  /** How many, where there can be more than one. */
  count: number;
  /**
   * By name, as far as names are known: variables that stand for nothing, places that are none, files that stay here, the
   * first of the lines.
   */
  names?: readonly string[];
}

/** A proposal as it would be sent, with what is known beside its document. */
export interface ToSend {
  title: string;
  /** One line for each line of the text. */
  text: string;
  body: readonly PlainNode[];
  /** What the variables of the text stand for. */
  variables: VariableValues;
  pricing: PricingTable;
  /** What is known of the files of the text. */
  files: FilesInText;
  openSuggestions: number;
  /** What customers suggest and nobody has answered. */
  customerSuggestions: number;
  validUntil: string | null;
  /** Null when nobody is named to send it to. */
  contact: { hasAddress: boolean } | null;
  needsApproval: boolean;
  inReview: boolean;
  /** The day that it is. */
  today: string;
}

/** So many lines are named, by their first words; the others are counted. */
const namedLines = 3;
const namedLength = 60;

const block = (reason: (typeof sendBlocks)[number], holds: boolean): SendCheck[] =>
  holds ? [{ reason, blocks: true, count: 1 }] : [];

const warn = (reason: SendWarning, count: number): SendCheck[] => (count > 0 ? [{ reason, blocks: false, count }] : []);

/** Everything that stands between a proposal and its being sent; the same in the browser and on the server. */
export const sendChecks = (thing: ToSend): SendCheck[] => {
  const { pricing, body, contact, validUntil } = thing;
  const lines = pricing.rows.filter((row) => row.kind === 'line');
  // Whoever chooses a contact and a last day, which is asked for already, fills those too.
  const asked = new Set([...(contact === null ? ['contact'] : []), ...(validUntil === null ? ['valid-until'] : [])]);
  const missing = unfilledIn(linesOf(fillVariables(asSent(body), thing.variables))).filter((name) => !asked.has(name));
  const files = filesToSend(body, thing.files);
  const unpriced = lines.filter(({ unitPrice }) => Number(unitPrice) === 0);
  const untaxed = lines.filter(({ tax }) => tax === null);
  return [
    ...block('no-title', thing.title === ''),
    ...block('empty', thing.text === '' && lines.length === 0),
    ...block('no-contact', contact === null),
    ...block('no-address', contact !== null && !contact.hasAddress),
    ...block('no-expiry', validUntil === null),
    ...block('expired', validUntil !== null && validUntil < thing.today),
    ...block('total-beyond', totalsOf(pricing).beyond),
    ...block('needs-approval', thing.needsApproval),
    ...block('in-review', thing.inReview),
    ...warn('open-suggestions', thing.openSuggestions),
    ...warn('customer-suggestions', thing.customerSuggestions),
    ...warn('unpriced-lines', unpriced.length).map((check) => ({
      ...check,
      names: unpriced.slice(0, namedLines).map(({ text }) => text.slice(0, namedLength).toWellFormed()),
    })),
    ...warn('untaxed-lines', untaxed.length),
    ...warn('unfilled', missing.length).map((check) => ({ ...check, names: missing })),
    ...warn('prices-not-shown', countNodes(body, ['pricingTable']) === 0 ? lines.length : 0),
    ...warn('files-not-sent', files.staying).map((check) => ({ ...check, names: files.names })),
    ...warn('pictures-not-printed', files.described),
  ];
};
