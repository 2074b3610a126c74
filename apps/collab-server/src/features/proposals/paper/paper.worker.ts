import { parentPort } from 'node:worker_threads';

import type { Paper } from '@baton/schema/proposals/paper';

import { makePdf } from './pdf/make-pdf.ts';
import type { PictureBytes } from './picture-bytes.ts';
import { makeDocx } from './word/make-docx.ts';

export type MadePaper = { bytes: Uint8Array } | { trouble: string };

/** What is to be made of a paper. */
export interface PrintJob {
  paper: Paper;
  pictures: PictureBytes;
  form: 'pdf' | 'docx';
}

const answer = async ({ paper, pictures, form }: PrintJob): Promise<void> => {
  const made = await (form === 'pdf' ? makePdf(paper, pictures) : makeDocx(paper, pictures)).then(
    (bytes): MadePaper => ({ bytes }),
    (error: unknown): MadePaper => ({ trouble: String(error instanceof Error ? error.stack : error) }),
  );
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- threads have no origin
  parentPort?.postMessage(made);
};

parentPort?.on('message', (job: PrintJob) => void answer(job));
