import { createHash } from 'node:crypto';

import {
  asSent,
  exactState,
  proposalText,
  readProposal,
  type PictureNames,
  type ProposalView,
  type SentContent,
} from '@baton/schema/proposals';
import type { PlainNode } from '@baton/schema/rich-text';
import type * as Y from 'yjs';

import { canonicalJson } from '#platform/facts/digest.ts';

/** A document as it is judged. */
export interface Judged {
  view: ProposalView;
  text: string;
  body: readonly PlainNode[];
  stateHash: string;
}

const sha256 = (value: unknown): string => createHash('sha256').update(canonicalJson(value)).digest('hex');

/** Reads a document once, for everything that is judged, frozen and sent of it. */
export const judge = (doc: Y.Doc): Judged => {
  const view = readProposal(doc);
  const state = exactState(doc);
  return { view, text: proposalText(view), body: state.body, stateHash: sha256(state) };
};

/** The names that stand in a version; they are what they are on the day that it is sent. */
export type SentNames = Pick<
  SentContent,
  'number' | 'version' | 'workspaceName' | 'accountName' | 'contactName' | 'sellerName'
>;

/** Rule PP10. What is sent of a document. */
export const contentOf = (
  { view, body }: Judged,
  names: SentNames,
  { validUntil, pictureOf }: { validUntil: string; pictureOf: PictureNames },
): SentContent => {
  const { currency, discount, rows, chosen } = view.pricing;
  return {
    ...names,
    title: view.title,
    language: view.language,
    validUntil,
    body: asSent(body, pictureOf),
    pricing: {
      currency,
      discount,
      rows: rows.map((row) => {
        if (row.kind !== 'line') return { id: row.id, groupId: row.groupId, text: row.text, kind: row.kind };
        const { productId: _product, rank: _rank, ...sent } = row;
        return sent;
      }),
      chosen: [...chosen].map(([of, lineId]) => ({ of, lineId })),
    },
  };
};

export const hashOfContent = (content: SentContent): string => sha256(content);
