import { readBrief, writtenIn, type Brief } from '@baton/schema/handoffs';
import { useMemo, useSyncExternalStore } from 'react';
import type * as Y from 'yjs';

import { useLiveDocument, type OpenLiveDocument } from '#shared/live/live-context.tsx';

import { isOpen, type OpenedHandoff } from '../handoffs-api.ts';
import { shownBrief, type ShownBrief, type WrittenBrief } from './shown-brief.ts';

export interface LiveBrief {
  /** Null until there is something of it to show. */
  document: OpenLiveDocument | null;
  view: ShownBrief;
}

/** The brief of a handoff, live while somebody may still write it; afterwards as it was judged. */
export const useLiveBrief = ({ handoff, brief }: OpenedHandoff): LiveBrief => {
  const opened = useLiveDocument(`brief:${handoff.id}`);
  const document = opened === null || opened.view.gone || opened.view.contents === 'none' ? null : opened;
  const doc = document !== null && isOpen(handoff) ? document.view.doc : null;
  const { items } = brief;
  const reading = useMemo(() => (doc === null ? noReading : new BriefReading(doc, items)), [doc, items]);
  const written = useSyncExternalStore(reading.subscribe, reading.snapshot);
  return { document, view: useMemo(() => shownBrief(brief, written), [brief, written]) };
};

const noReading = { subscribe: () => () => {}, snapshot: () => null };

/** Reads which parts of a brief are there; another answer only when one of them came or went. */
class BriefReading {
  private readonly doc: Y.Doc;
  private readonly items: readonly string[];
  private read: WrittenBrief;
  private key: string;

  constructor(doc: Y.Doc, items: Brief['items']) {
    this.doc = doc;
    this.items = items.map(({ id }) => id);
    this.read = this.look();
    this.key = keyOf(this.read);
  }

  snapshot = (): WrittenBrief => this.read;

  subscribe = (listener: () => void): (() => void) => {
    const changed = () => {
      const now = this.look();
      const key = keyOf(now);
      if (key === this.key) return;
      this.read = now;
      this.key = key;
      listener();
    };
    this.doc.on('update', changed);
    // What came between the first look and this moment was not heard.
    changed();
    return () => this.doc.off('update', changed);
  };

  private look(): WrittenBrief {
    const brief = readBrief(this.doc, this.items);
    return { said: new Set(this.items.filter((id) => writtenIn(brief, id) !== '')), met: brief.checked };
  }
}

const keyOf = ({ said, met }: WrittenBrief): string => `${[...said].join()} ${[...met].join()}`;
