import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Where the bytes of an import's files come from: a folder, or what was uploaded. Each file may be read many times. */
export interface FileSource {
  /** By name. */
  files: readonly { name: string; bytes: number }[];
  open(name: string): AsyncIterable<Uint8Array>;
}

/** The `.csv`, `.tsv`, `.txt` and `.vcf` files of a folder, not of those below it. */
export const folderSource = async (folder: string): Promise<FileSource> => {
  const names = (await readdir(folder)).filter((name) => /\.(csv|tsv|txt|vcf|vcard)$/i.test(name)).sort();
  const files = await Promise.all(names.map(async (name) => ({ name, bytes: (await stat(join(folder, name))).size })));
  return { files, open: (name) => createReadStream(join(folder, name)) };
};

/** Files that are in memory already. */
export const memorySource = (contents: Readonly<Record<string, Uint8Array | string>>): FileSource => {
  const byName = new Map(
    Object.entries(contents).map(([name, content]) => [
      name,
      typeof content === 'string' ? new TextEncoder().encode(content) : content,
    ]),
  );
  return {
    files: [...byName]
      .map(([name, { length }]) => ({ name, bytes: length }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
    open: async function* (name) {
      const content = byName.get(name) ?? new Uint8Array();
      for (let from = 0; from < content.length; from += 65_536) yield content.subarray(from, from + 65_536);
    },
  };
};
