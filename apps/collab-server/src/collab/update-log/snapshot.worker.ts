import { parentPort } from 'node:worker_threads';

import { buildSnapshot } from './build-snapshot.ts';

parentPort?.on('message', (updates: Uint8Array[]) => {
  let state: Uint8Array | null = null;
  try {
    state = buildSnapshot(updates);
  } catch {
    // Told as null: what cannot be replayed gets no snapshot.
  }
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- threads have no origin
  parentPort?.postMessage(state);
});
