import * as Y from 'yjs';

/**
 * Undo for one person on one board: only own steps are taken back, others' stay, and what somebody else has changed
 * since is left as they made it. One manager per document, so a remount does not forget.
 */
export class BoardUndo {
  /** The origin of this person's transactions. */
  readonly origin = { by: 'this-person' };
  private readonly manager: Y.UndoManager;
  private readonly doc: Y.Doc;

  constructor(doc: Y.Doc) {
    this.doc = doc;
    this.manager = new Y.UndoManager([doc.getMap('deals'), doc.getMap('stages')], {
      trackedOrigins: new Set([this.origin]),
      // Each action is a step of its own, however fast the next one follows.
      captureTimeout: 0,
    });
  }

  /** Runs one action as one step; several operations inside are undone together. */
  step<T>(label: string, action: () => T): T {
    const note = ({ stackItem }: { stackItem: { meta: Map<unknown, unknown> } }) =>
      void stackItem.meta.set('label', label);
    this.manager.on('stack-item-added', note);
    try {
      return this.doc.transact(action, this.origin);
    } finally {
      this.manager.off('stack-item-added', note);
    }
  }

  /** Takes the last own step back; answers what it was, or null when there is none. */
  undo(): string | null {
    return labelOf(this.manager.undo());
  }

  redo(): string | null {
    return labelOf(this.manager.redo());
  }

  get depth(): number {
    return this.manager.undoStack.length;
  }

  destroy(): void {
    this.manager.destroy();
  }
}

const labelOf = (item: { meta: Map<unknown, unknown> } | null): string | null => {
  if (item === null) return null;
  const label = item.meta.get('label');
  return typeof label === 'string' ? label : '';
};
