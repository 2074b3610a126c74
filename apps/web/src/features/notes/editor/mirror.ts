import * as Y from 'yjs';

/**
 * A copy that follows a document and never leads it, while somebody listens. Readers' editors stand on one: an editor
 * that meets something it cannot show takes it away, and that must stay with the reader.
 */
export const mirrorOf = (doc: Y.Doc) => {
  let mirror: Y.Doc | null = null;
  return {
    read: () => mirror,
    subscribe: () => {
      const copy = new Y.Doc();
      Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
      const follow = (update: Uint8Array) => Y.applyUpdate(copy, update);
      doc.on('update', follow);
      mirror = copy;
      return () => {
        doc.off('update', follow);
        mirror = null;
        copy.destroy();
      };
    },
  };
};
