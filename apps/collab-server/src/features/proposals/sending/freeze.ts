import { createHash } from 'node:crypto';

import { exactState, proposalText, readProposal, type ProposalView, type SentContent } from '@baton/schema/proposals';
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

export const hashOfContent = (content: SentContent): string => sha256(content);
