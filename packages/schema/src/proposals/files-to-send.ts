import type { PlainNode } from '../rich-text/plain-node.ts';

/** What is known of a file that a text shows. */
export interface FileInText {
  /** Null for who may not see it. */
  name: string | null;
  /** Of a picture that goes along, what its bytes are; null for a file that stays. */
  picture: string | null;
}

export type FilesInText = ReadonlyMap<string, FileInText>;

/** What papers hold; of other pictures they say the description. */
const printed = new Set(['image/png', 'image/jpeg']);

/** Where a text shows files, as pictures or as cards, each once; a picture without one shows nothing. */
const shownFiles = (nodes: readonly PlainNode[]): { card: boolean; file: string }[] => {
  const shown = new Map<string, { card: boolean; file: string }>();
  const look = ({ type, attrs, content = [] }: PlainNode): void => {
    if (type === 'image' || type === 'file') {
      const file = typeof attrs?.['file'] === 'string' ? attrs['file'] : '';
      shown.set(`${type}:${file}`, { card: type === 'file', file });
    }
    for (const inside of content) look(inside);
  };
  for (const node of nodes) look(node);
  return [...shown.values()];
};

/** The files that a text shows, each once. */
export const filesIn = (nodes: readonly PlainNode[]): string[] => [
  ...new Set(shownFiles(nodes).flatMap(({ file }) => (file === '' ? [] : [file]))),
];

/**
 * What of the files of a text is not sent as it is: what stays here (cards, and pictures of another account or none at all), by
 * the names that are known, and how many pictures papers have no more of than their descriptions. What is not known
 * yet goes along: only the server knows everything.
 */
export const filesToSend = (
  nodes: readonly PlainNode[],
  known: FilesInText,
): { staying: number; names: string[]; described: number } => {
  const shown = shownFiles(nodes).map(({ card, file }) => ({ card, file, about: known.get(file) }));
  const staying = shown.filter(({ card, file, about }) => card || file === '' || about?.picture === null);
  const names = staying.flatMap(({ about }) => (about?.name ? [about.name] : []));
  const described = shown.filter(({ card, about }) => !card && about?.picture && !printed.has(about.picture));
  return { staying: staying.length, names: [...new Set(names)], described: described.length };
};
