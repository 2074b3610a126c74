import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What a program of poppler says about a PDF; the file's name stands where `FILE` does. */
export const askPoppler = async (
  program: 'pdffonts' | 'pdfimages' | 'pdfinfo' | 'pdfsig' | 'pdftotext',
  pdf: Uint8Array,
  words: readonly string[] = ['FILE'],
): Promise<string> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'baton-pdf-'));
  const file = path.join(folder, 'paper.pdf');
  try {
    await writeFile(file, pdf);
    const { stdout } = await run(
      program,
      words.map((word) => (word === 'FILE' ? file : word)),
      { maxBuffer: 64 * 1024 * 1024 },
    ).catch((error: { code?: unknown; stdout?: string }) => {
      // `pdfsig` tells a broken signature by its exit code too.
      if (typeof error.code === 'number' && error.stdout) return { stdout: error.stdout };
      throw error;
    });
    return stdout;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** Its words as they stand on its pages, one text per page. */
export const pagesOf = async (pdf: Uint8Array): Promise<string[]> => {
  const pages = (await askPoppler('pdftotext', pdf, ['-layout', 'FILE', '-'])).split('\f');
  return pages.slice(0, -1);
};
