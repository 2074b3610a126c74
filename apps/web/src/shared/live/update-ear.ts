import type { HocuspocusProvider } from '@hocuspocus/provider';
import type * as Y from 'yjs';

type OnUpdate = (update: Uint8Array, origin: unknown, transaction: Y.Transaction) => void;

/**
 * Hears a document's updates from its first contents or the first edit on, whichever comes first. Not before: Yjs writes
 * an update out for whoever listens, and the first one is the whole document, of which nobody wants a second copy.
 */
export class UpdateEar {
  private readonly doc: Y.Doc;
  private readonly onUpdate: OnUpdate;
  private provider: HocuspocusProvider | null = null;
  private hears = false;

  constructor(doc: Y.Doc, onUpdate: OnUpdate) {
    this.doc = doc;
    this.onUpdate = onUpdate;
    doc.on('beforeTransaction', ({ local }: Y.Transaction) => local && this.listen());
  }

  /** Has this provider hear what is heard here, after us: an edit is counted before the frame that carries it. */
  follow(provider: HocuspocusProvider): void {
    this.provider = provider;
    if (!this.hears) this.doc.off('update', provider.boundDocumentUpdateHandler);
  }

  listen(): void {
    if (this.hears) return;
    this.hears = true;
    this.doc.on('update', (update: Uint8Array, origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) =>
      this.onUpdate(update, origin, transaction),
    );
    if (this.provider !== null) this.doc.on('update', this.provider.boundDocumentUpdateHandler);
  }
}
