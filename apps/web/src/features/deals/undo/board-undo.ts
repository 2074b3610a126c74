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
    return this.labelled(label, () => this.doc.transact(action, this.origin));
  }

  /** Takes the last own step back; answers what it was, or null when there is none. */
  undo(): string | null {
    const label = labelOf(this.manager.undoStack.at(-1));
    // The step that would redo it carries the same words.
    return this.labelled(label, () => this.manager.undo()) === null ? null : label;
  }

  redo(): string | null {
    const label = labelOf(this.manager.redoStack.at(-1));
    return this.labelled(label, () => this.manager.redo()) === null ? null : label;
  }

  private labelled<T>(label: string, work: () => T): T {
    const note = ({ stackItem }: { stackItem: Step }) => void stackItem.meta.set('label', label);
    this.manager.on('stack-item-added', note);
    try {
      return work();
    } finally {
      this.manager.off('stack-item-added', note);
    }
  }

  get depth(): number {
    return this.manager.undoStack.length;
  }

  destroy(): void {
    this.manager.destroy();
  }
}

interface Step {
  meta: Map<unknown, unknown>;
}

const labelOf = (step: Step | undefined): string => {
  const label = step?.meta.get('label');
  return typeof label === 'string' ? label : '';
};
