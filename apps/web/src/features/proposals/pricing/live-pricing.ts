import { readPricing, type PricingView } from '@baton/schema/pricing';
import * as Y from 'yjs';

/**
 * The priced lines of one document as this person works on them: read once per change however many look, and taken back
 * step by step, only what is theirs.
 */
export class LivePricing {
  private readonly doc: Y.Doc;
  private readonly undoes: Y.UndoManager;
  private readonly listeners = new Set<() => void>();
  private read: PricingView | null = null;

  constructor(doc: Y.Doc) {
    this.doc = doc;
    const roots = [doc.getMap('lines'), doc.getMap('pricing')];
    // The manager is the origin of its own steps, so that nothing else is ever taken for one.
    this.undoes = new Y.UndoManager(roots, { trackedOrigins: new Set([this]), captureTimeout: 0 });
    for (const root of roots) root.observeDeep(this.changed);
  }

  snapshot = (): PricingView => (this.read ??= readPricing(this.doc));

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  /** Does something as one step; several operations inside are taken back together. */
  step<T>(action: (doc: Y.Doc) => T): T {
    return this.doc.transact(() => action(this.doc), this);
  }

  /** Takes the last own step back; false when there is none. */
  undo(): boolean {
    return this.undoes.undo() !== null;
  }

  redo(): boolean {
    return this.undoes.redo() !== null;
  }

  private readonly changed = (): void => {
    this.read = null;
    for (const listener of this.listeners) listener();
  };
}

const known = new WeakMap<Y.Doc, LivePricing>();

/** One per document for as long as it is open, so that leaving the page for a moment forgets no step. */
export const livePricingOf = (doc: Y.Doc): LivePricing => {
  const pricing = known.get(doc) ?? new LivePricing(doc);
  known.set(doc, pricing);
  return pricing;
};
