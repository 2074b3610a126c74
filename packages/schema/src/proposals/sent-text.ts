import type { PlainNode } from '../rich-text/plain-node.ts';
import { suggestedBreak } from '../rich-text/rich-text.ts';
import type { PictureNames } from './sent-picture.ts';

/** What of the text leaves the house, with the attributes that go with it; everything else stays. */
const sentNodes: Readonly<Record<string, readonly string[]>> = {
  paragraph: [],
  heading: ['level'],
  bulletList: [],
  orderedList: ['start', 'type'],
  listItem: [],
  taskList: [],
  taskItem: ['checked'],
  blockquote: [],
  codeBlock: [],
  horizontalRule: [],
  table: [],
  tableRow: [],
  tableCell: ['colspan', 'rowspan', 'colwidth', 'align'],
  tableHeader: ['colspan', 'rowspan', 'colwidth', 'align'],
  pricingTable: [],
  hardBreak: [],
  date: ['day'],
};

const sentMarks: Readonly<Record<string, readonly string[]>> = {
  bold: [],
  italic: [],
  underline: [],
  strike: [],
  code: [],
  highlight: [],
  link: ['href'],
};

/** Named by its words alone: who is called and which record it is, is ours to know. */
const named = new Set(['mention', 'record']);

/**
 * The text as whoever receives it reads it: without what colleagues say about it, as if nobody had suggested anything, with
 * names instead of ids, and with those pictures that have a name to go by.
 */
export const asSent = (nodes: readonly PlainNode[], pictureOf: PictureNames = () => null): PlainNode[] => {
  const sent: PlainNode[] = [];
  for (const node of nodes.flatMap((each) => nodeAsSent(each, pictureOf))) {
    const last = sent.at(-1);
    // Letters that stood apart only for what was said or suggested about them must not show it.
    if (last?.type === 'text' && node.type === 'text' && sameLook(last, node))
      sent[sent.length - 1] = { ...last, text: `${last.text ?? ''}${node.text ?? ''}` };
    else sent.push(node);
  }
  return sent;
};

const sameLook = (one: PlainNode, other: PlainNode): boolean =>
  JSON.stringify(one.marks ?? []) === JSON.stringify(other.marks ?? []);

const nodeAsSent = (node: PlainNode, pictureOf: PictureNames): PlainNode[] => {
  const { type, attrs = {}, content = [] } = node;
  if (type === 'text') return wordsAsSent(node);
  if (type === 'image') return pictureAsSent(attrs, pictureOf);
  if (named.has(type)) {
    const label = attrs['label'];
    return typeof label === 'string' && label !== '' ? [{ type: 'text', text: label }] : [];
  }
  const known = Object.hasOwn(sentNodes, type) ? sentNodes[type] : undefined;
  if (known === undefined) return [];
  const inside = asSent(content, pictureOf);
  return [{ ...withAttributes({ type }, attrs, known), ...(inside.length > 0 ? { content: inside } : {}) }];
};

const pictureAsSent = ({ file, alt, width }: Record<string, unknown>, pictureOf: PictureNames): PlainNode[] => {
  const picture = typeof file === 'string' ? pictureOf(file) : null;
  if (picture === null) return [];
  return [
    {
      type: 'image',
      attrs: {
        picture,
        ...(typeof alt === 'string' && alt !== '' ? { alt } : {}),
        ...(Number(width) > 0 ? { width: Number(width) } : {}),
      },
    },
  ];
};

/** What the pictures of a text go by, each once: their files in a document, their names in what was sent. */
export const picturesIn = (nodes: readonly PlainNode[], by: 'file' | 'picture' = 'file'): string[] => [
  ...new Set(
    nodes.flatMap(({ type, attrs, content = [] }): string[] => {
      const name = type === 'image' ? attrs?.[by] : null;
      return typeof name === 'string' ? [name] : picturesIn(content, by);
    }),
  ),
];

const wordsAsSent = ({ type, text: written = '', marks = [] }: PlainNode): PlainNode[] => {
  const text = written.replaceAll(suggestedBreak, '');
  if (text === '' || marks.some((mark) => mark.type === 'insertion')) return [];
  const kept = marks.filter((mark) => Object.hasOwn(sentMarks, mark.type));
  const shown = kept.map((mark) => withAttributes({ type: mark.type }, mark.attrs, sentMarks[mark.type] ?? []));
  return [{ type, text, ...(shown.length > 0 ? { marks: shown } : {}) }];
};

const withAttributes = <Made extends { type: string }>(
  made: Made,
  attrs: Record<string, unknown> | undefined,
  known: readonly string[],
): Made & { attrs?: Record<string, unknown> } => {
  const kept = Object.entries(attrs ?? {}).filter(([key]) => known.includes(key));
  return kept.length > 0 ? { ...made, attrs: Object.fromEntries(kept) } : made;
};

/** How many nodes of these kinds stand in a text. */
export const countNodes = (nodes: readonly PlainNode[], kinds: readonly string[]): number =>
  nodes.reduce((sum, { type, content }) => sum + (kinds.includes(type) ? 1 : 0) + countNodes(content ?? [], kinds), 0);

/** Nodes that hold characters themselves. */
const lines = new Set(['paragraph', 'heading', 'codeBlock']);

/** Is it a line, which can be suggested to say something else? */
export const isSentLine = ({ type }: PlainNode): boolean => lines.has(type);

/** What a line that was sent says, in letters: a day by its date. */
export const wordsOfLine = ({ content = [] }: PlainNode): string =>
  content
    .map(({ type, text = '', attrs = {} }) => {
      if (type === 'hardBreak') return '\n';
      return type === 'date' && typeof attrs['day'] === 'string' ? attrs['day'] : text;
    })
    .join('');

/** The lines of what was sent, in their order: by their number suggestions name them. */
export const sentLines = (nodes: readonly PlainNode[]): string[] =>
  nodes.flatMap((node) => (isSentLine(node) ? [wordsOfLine(node)] : sentLines(node.content ?? [])));

/** What a text says, line by line; whatever is no letter counts as one. */
export const linesOf = (nodes: readonly PlainNode[]): string[] =>
  nodes.flatMap(({ type, content = [] }) =>
    lines.has(type) ? [content.map(({ text }) => text ?? '\uFFFC').join('')] : linesOf(content),
  );
