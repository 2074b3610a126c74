import { parentPort } from 'node:worker_threads';

import * as Y from 'yjs';

/** The log of a document, and an update to try on it. */
export interface ScratchRequest {
  base: Uint8Array[];
  update: Uint8Array;
}

export type ScratchAnswer = 'ready' | 'integrated' | 'threw';

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- threads have no origin
const answer = (answer: ScratchAnswer): void => parentPort?.postMessage(answer);

parentPort?.on('message', ({ base, update }: ScratchRequest) => {
  const doc = new Y.Doc();
  try {
    for (const each of base) Y.applyUpdate(doc, each);
    answer('ready');
    Y.applyUpdate(doc, update);
    // Encoding walks all that came in; what cannot be written again must not come in.
    Y.encodeStateAsUpdate(doc);
    answer(doc.store.pendingStructs === null && doc.store.pendingDs === null ? 'integrated' : 'threw');
  } catch {
    answer('threw');
  } finally {
    doc.destroy();
  }
});
