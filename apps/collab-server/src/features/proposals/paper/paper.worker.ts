import { parentPort } from 'node:worker_threads';

import type { Paper } from './paper.ts';
import { makePdf } from './pdf/make-pdf.ts';

export type MadePaper = { bytes: Uint8Array } | { trouble: string };

const answer = async (paper: Paper): Promise<void> => {
  const made = await makePdf(paper).then(
    (bytes): MadePaper => ({ bytes }),
    (error: unknown): MadePaper => ({ trouble: String(error instanceof Error ? error.stack : error) }),
  );
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- threads have no origin
  parentPort?.postMessage(made);
};

parentPort?.on('message', (paper: Paper) => void answer(paper));
