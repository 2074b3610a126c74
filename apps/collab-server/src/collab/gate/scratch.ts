import { Worker } from 'node:worker_threads';

import type { Scopes } from '#platform/scope/scope.ts';

import { readLog } from '../update-log/read-log.ts';
import type { ScratchAnswer, ScratchRequest } from './scratch.worker.ts';

/** Tries large updates on a copy in another thread, so that neither a crash nor an endless loop reaches a live one. */
export interface Scratch {
  /** True when the update went in, completely and in time. Rejects when the document could not be read. */
  integrates(document: string, update: Uint8Array): Promise<boolean>;
  stop(): Promise<void>;
}

/**
 * How long the update itself may take once the copy is ready, in milliseconds; and how long making the copy may. Thousands of
 * structs take some ten: the rest is for a machine that has other things to do, since what is late is refused for good.
 */
const deadlineMs = 2_000;
const copyingMs = 10_000;

export const createScratch = ({ scopes }: { scopes: Scopes }): Scratch => {
  let worker: Worker | null = null;
  let queue: Promise<unknown> = Promise.resolve();

  const attempt = async (document: string, update: Uint8Array): Promise<boolean> => {
    const loaded = await scopes.withSystem('log', (tx) => readLog(tx, document));
    if (!loaded) return false;
    const rows = loaded.rows.filter((row) => !row.quarantined).map((row) => row.update);
    const base = loaded.snapshot ? [loaded.snapshot.state, ...rows] : rows;
    worker ??= new Worker(new URL('./scratch.worker.ts', import.meta.url)).on('error', () => {});
    const answer = await ask(worker, { base, update });
    if (answer === 'late' || answer === 'ended') {
      await worker.terminate();
      worker = null;
    }
    return answer === 'integrated';
  };

  return {
    integrates: (document, update) => {
      const result = queue.then(() => attempt(document, update));
      queue = result.catch(() => {});
      return result;
    },
    stop: async () => {
      await worker?.terminate();
      worker = null;
    },
  };
};

const ask = (worker: Worker, request: ScratchRequest): Promise<'integrated' | 'threw' | 'late' | 'ended'> =>
  new Promise((resolve) => {
    let timer = setTimeout(() => finish('late'), copyingMs);
    const finish = (answer: 'integrated' | 'threw' | 'late' | 'ended'): void => {
      clearTimeout(timer);
      worker.off('message', hear).off('exit', ended);
      resolve(answer);
    };
    const ended = () => finish('ended');
    const hear = (answer: ScratchAnswer): void => {
      if (answer !== 'ready') return finish(answer);
      clearTimeout(timer);
      timer = setTimeout(() => finish('late'), deadlineMs);
    };
    worker.on('message', hear).on('exit', ended);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- threads have no origin
    worker.postMessage(request);
  });
