import { type Paper, paperWords } from '@baton/schema/proposals/paper';
import type { WorkspaceId } from '@baton/schema/shared';

import type { FileStorage } from '#platform/files/file-storage.port.ts';

import { sealKey, type KeyRing } from '../sealing/seal-keys.ts';
import { sealPdf } from '../sealing/seal-pdf.ts';
import { keepPaper, type AskedPaper, type KeptPaper } from './kept-papers.ts';
import { bytesOfPictures } from './picture-bytes.ts';
import type { Press } from './press.ts';

/** What making papers takes. */
export interface PaperParts {
  press: Press;
  storage: FileStorage;
  ring: KeyRing;
}

/** Rules PP22 and PP24. A paper as it is kept, made first where it is not; no transaction is open meanwhile. */
export const printVersion = async (
  { press, ring, storage }: PaperParts,
  { key, kept, paper, pictures }: AskedPaper,
  now: Date,
): Promise<KeptPaper> => {
  if (kept) return kept;
  const { workspace } = key;
  const printed = await press.print({
    paper,
    pictures: await bytesOfPictures(storage, workspace, pictures),
    form: 'pdf',
  });
  const bytes = paper.trail ? await sealed(ring, printed, { workspace, paper, now }) : printed;
  return ring.scopes.withWorkspace({ workspace }, (tx) => keepPaper(tx, key, bytes, now));
};

const sealed = async (
  ring: KeyRing,
  printed: Uint8Array,
  { workspace, paper, now }: { workspace: WorkspaceId; paper: Paper; now: Date },
): Promise<Uint8Array> => {
  const { language, number } = paper.content;
  const reason = `${paperWords[language].trail.signed}: ${paper.trail?.answer.name ?? ''}, ${number}`;
  return sealPdf(printed, await sealKey(ring, workspace, now), { at: now, reason });
};

/** How a paper is called that somebody saves. */
export const paperName = (
  { number, title }: { number: string; title: string },
  { extension = 'pdf', mark = '' }: { extension?: string; mark?: string } = {},
): string => {
  const words = title.replaceAll(/[\p{Cc}"*/:<>?\\|]+/gu, ' ').replaceAll(/\s+/g, ' ');
  return `${[number, mark, words.trim().slice(0, 80)].filter(Boolean).join(' ').trim()}.${extension}`;
};
