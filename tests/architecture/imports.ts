import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

/** One import as written and as resolved: a path from the root for our own files, the package name for others. */
export interface Edge {
  from: string;
  to: string;
  /** `library` for anything that is not a file of ours. */
  kind: 'file' | 'library';
}

export const root = join(import.meta.dirname, '../..');

const pattern = /(?:\bfrom\s+|\bimport\s*\(\s*|^import\s+)'([^']+)'/gm;

/** Every source file of ours, as paths from the root with forward slashes. */
export const sourceFiles = (): string[] =>
  globSync('{apps,packages}/*/{src,stories}/**/*.{ts,tsx}', { cwd: root }).filter((file) => !file.endsWith('.gen.ts'));

export const readSource = (file: string): string => readFileSync(join(root, file), 'utf8');

/** The imports of one file. Understands relative paths, `#room/…` of its app and the doors of our packages. */
export const edgesOf = (file: string, text: string): Edge[] =>
  [...text.matchAll(pattern)].map((match) => resolve(file, match[1] ?? ''));

const resolve = (from: string, specifier: string): Edge => {
  const file = (to: string): Edge => ({ from, to: normalize(to), kind: 'file' });
  if (specifier.startsWith('.')) return file(join(dirname(from), specifier));
  const app = from.split('/').slice(0, 2).join('/');
  if (specifier.startsWith('#')) return file(`${app}/src/${specifier.slice(1)}`);
  if (/^@baton\/ui\/.*\.css$/.test(specifier)) return file(`packages/ui/src/${specifier.slice('@baton/ui/'.length)}`);
  if (specifier === '@baton/ui' || specifier.startsWith('@baton/ui/')) return file('packages/ui/src/index.ts');
  if (specifier === '@baton/editor') return file('packages/editor/src/index.ts');
  if (specifier.startsWith('@baton/schema/')) {
    return file(`packages/schema/src/${specifier.slice('@baton/schema/'.length)}/index.ts`);
  }
  if (specifier.startsWith('@baton/collab-server')) return file('apps/collab-server/src/door.ts');
  return { from, to: specifier, kind: 'library' };
};

export const allEdges = (): Edge[] => sourceFiles().flatMap((file) => edgesOf(file, readSource(file)));
