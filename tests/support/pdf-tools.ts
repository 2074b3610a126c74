import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
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

/** A page as it is drawn, a pixel for each point. */
export const drawnPage = async (
  pdf: Uint8Array,
): Promise<{
  width: number;
  height: number;
  at: (x: number, y: number) => [red: number, green: number, blue: number];
}> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'baton-pdf-'));
  try {
    await writeFile(path.join(folder, 'paper.pdf'), pdf);
    const words = ['-r', '72', '-singlefile', path.join(folder, 'paper.pdf'), path.join(folder, 'page')];
    await run('pdftoppm', words);
    const ppm = await readFile(path.join(folder, 'page.ppm'));
    const [head = '', w = '', h = ''] = /^P6\s(\d+)\s(\d+)\s255\s/.exec(ppm.toString('latin1', 0, 40)) ?? [];
    const [width, height] = [Number(w), Number(h)];
    const at = (x: number, y: number): [number, number, number] => {
      const from = head.length + 3 * (y * width + x);
      return [ppm[from] ?? 0, ppm[from + 1] ?? 0, ppm[from + 2] ?? 0];
    };
    return { width, height, at };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** Its words as they stand on its pages, one text per page. */
export const pagesOf = async (pdf: Uint8Array): Promise<string[]> => {
  const pages = (await askPoppler('pdftotext', pdf, ['-layout', 'FILE', '-'])).split('\f');
  return pages.slice(0, -1);
};
