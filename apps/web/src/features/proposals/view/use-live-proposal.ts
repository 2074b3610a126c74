import {
  proposalBody,
  proposalMeta,
  proposalText,
  readFrame,
  type ProposalFrame,
  type ToSend,
} from '@baton/schema/proposals';
import { plainBlocks, readBlocks, suggestionsIn } from '@baton/schema/rich-text';
import { useMemo, useSyncExternalStore } from 'react';
import type * as Y from 'yjs';

/** A proposal without its prices, as far as it is judged and shown beside its text. */
export type LiveProposal = ProposalFrame & Pick<ToSend, 'text' | 'body' | 'openSuggestions'>;

const pauseMs = 300;

/** Reads the frame of a proposal as it changes; its text, which is long, when the typing pauses. */
class Reading {
  private readonly doc: Y.Doc;
  private read: LiveProposal;
  private readonly listeners = new Set<() => void>();
  private timer: ReturnType<typeof setTimeout> | null = null;

  constructor(doc: Y.Doc) {
    this.doc = doc;
    this.read = this.look();
  }

  snapshot = (): LiveProposal => this.read;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    proposalMeta(this.doc).observe(this.changed);
    proposalBody(this.doc).observeDeep(this.changedSoon);
    // What came between the first look and this moment was not heard.
    this.changed();
    return () => {
      this.listeners.delete(listener);
      proposalMeta(this.doc).unobserve(this.changed);
      proposalBody(this.doc).unobserveDeep(this.changedSoon);
      if (this.timer !== null) clearTimeout(this.timer);
      this.timer = null;
    };
  };

  private look(): LiveProposal {
    const body = proposalBody(this.doc);
    return {
      ...readFrame(this.doc),
      text: proposalText({ blocks: readBlocks(body) }),
      body: plainBlocks(body),
      openSuggestions: suggestionsIn(body).size,
    };
  }

  private readonly changed = (): void => {
    const next = this.look();
    if (JSON.stringify(next) === JSON.stringify(this.read)) return;
    this.read = next;
    for (const listener of this.listeners) listener();
  };

  private readonly changedSoon = (): void => {
    this.timer ??= setTimeout(() => {
      this.timer = null;
      this.changed();
    }, pauseMs);
  };
}

export const useLiveProposal = (doc: Y.Doc): LiveProposal => {
  const reading = useMemo(() => new Reading(doc), [doc]);
  return useSyncExternalStore(reading.subscribe, reading.snapshot);
};
