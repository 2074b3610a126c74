import { createHash } from 'node:crypto';

import { PDF } from '@libpdf/core';

import { attachedNames, attachedSignature, type AttachedSignature } from '../paper/attached.ts';
import { sealsOf, type SealReport } from './verify-pdf.ts';

/** What a paper says by itself, and whether it holds. */
export interface PaperReport {
  seals: SealReport[];
  /** What it says of the signature; null in a file that is no signed proposal. */
  signature: AttachedSignature | null;
  /** The content within it has the hash that was signed. */
  contentHolds: boolean;
  /** One seal at least, all of them valid, the last one over every byte, and the content holds. */
  whole: boolean;
}

/** Judges a signed proposal by the file alone. */
export const verifyPaper = async (bytes: Uint8Array): Promise<PaperReport> => {
  const seals = await sealsOf(bytes);
  const within = await attachedIn(bytes);
  const signature = within.signature;
  const contentHolds =
    signature !== null &&
    within.content !== null &&
    createHash('sha256').update(within.content).digest('hex') === signature.contentHash;
  const sealed = seals.length > 0 && seals.every(({ valid }) => valid) && seals.at(-1)?.coversAll === true;
  return { seals, signature, contentHolds, whole: sealed && contentHolds };
};

/** A broken file may be past reading; then there is nothing within it. */
const attachedIn = async (
  bytes: Uint8Array,
): Promise<{ content: Uint8Array | null; signature: AttachedSignature | null }> => {
  try {
    const pdf = await PDF.load(bytes);
    const stated = pdf.getAttachment(attachedNames.signature);
    const said: unknown = stated && JSON.parse(Buffer.from(stated).toString('utf8'));
    const parsed = attachedSignature.safeParse(said);
    return { content: pdf.getAttachment(attachedNames.content), signature: parsed.success ? parsed.data : null };
  } catch {
    return { content: null, signature: null };
  }
};
