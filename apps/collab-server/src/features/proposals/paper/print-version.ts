import type { Tx } from '#platform/scope/scope.ts';

import { keepPaper, type AskedPaper, type KeptPaper } from './kept-papers.ts';
import type { Press } from './press.ts';

/** A paper as it is kept, made first where it is not; no transaction is open meanwhile. */
export const printVersion = async (
  press: Press,
  { key, kept, paper }: AskedPaper,
  { now, inWorkspace }: { now: Date; inWorkspace: <T>(work: (tx: Tx) => Promise<T>) => Promise<T> },
): Promise<KeptPaper> => {
  if (kept) return kept;
  const bytes = await press.print(paper);
  return inWorkspace((tx) => keepPaper(tx, key, bytes, now));
};

/** How a paper is called that somebody saves. */
export const paperName = (
  { number, title }: { number: string; title: string },
  { extension = 'pdf', mark = '' }: { extension?: string; mark?: string } = {},
): string => {
  const words = title.replaceAll(/[\p{Cc}"*/:<>?\\|]+/gu, ' ').replaceAll(/\s+/g, ' ');
  return `${[number, mark, words.trim().slice(0, 80)].filter(Boolean).join(' ').trim()}.${extension}`;
};
