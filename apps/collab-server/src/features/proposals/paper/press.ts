import { Worker } from 'node:worker_threads';

import type { MadePaper, PrintJob } from './paper.worker.ts';

/** Makes papers in another thread: laying out fifty pages must not hold up what people type meanwhile. */
export interface Press {
  /** One after the other. Rejects when a paper cannot be made, or takes too long. */
  print(job: PrintJob): Promise<Uint8Array>;
}

const deadlineMs = 60_000;
/** So long the thread waits for more, with its program and fonts read: as long as somebody who writes takes to look again. */
const idleMs = 5 * 60_000;

export const createPress = (): Press => {
  let worker: Worker | null = null;
  let queue: Promise<unknown> = Promise.resolve();
  let resting: NodeJS.Timeout | undefined;

  const end = async (): Promise<void> => {
    const ending = worker;
    worker = null;
    await ending?.terminate();
  };
  const one = async (job: PrintJob): Promise<Uint8Array> => {
    clearTimeout(resting);
    // It keeps no process alive: who asked has gone away by then.
    worker ??= new Worker(new URL('./paper.worker.ts', import.meta.url)).on('error', () => {});
    const made = await ask(worker, job);
    if (made === null) await end();
    else resting = setTimeout(() => void end(), idleMs).unref();
    worker?.unref();
    if (made === null) throw new Error('A paper took too long or broke its thread');
    if ('trouble' in made) throw new Error(made.trouble);
    return made.bytes;
  };
  return {
    print: (job) => {
      const result = queue.then(() => one(job));
      queue = result.catch(() => {});
      return result;
    },
  };
};

const ask = (worker: Worker, job: PrintJob): Promise<MadePaper | null> =>
  new Promise((resolve) => {
    const finish = (answer: MadePaper | null): void => {
      clearTimeout(timer);
      worker.off('message', finish).off('exit', ended);
      resolve(answer);
    };
    const ended = () => finish(null);
    const timer = setTimeout(ended, deadlineMs);
    worker.ref();
    worker.on('message', finish).on('exit', ended);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- threads have no origin
    worker.postMessage(job);
  });
