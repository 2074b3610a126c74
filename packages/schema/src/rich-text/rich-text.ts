/**
 * The words of rich text, version 1: every node, mark and attribute that notes, proposals and briefs may hold, also those
 * whose features come later. An editor that meets a name it does not know deletes it, so names are only ever added, and
 * each addition is a new version: older editors are refused before they mount (`upgrade-required`).
 * 1 — all of the below.
 */
export const richTextVersion = 1;

/** What may stand inside a node; mirrors the content expression that an editor builds from it. */
interface NodeRule {
  /** Where it may stand: among blocks, inside a line, or only in the nodes that name it. */
  group: 'block' | 'inline' | null;
  /** Names of nodes or groups it may hold; none for an atom. */
  holds: readonly string[];
  /** Holds written characters. */
  text?: true;
  /** Must not be empty. */
  filled?: true;
  /** The child that must come first. */
  first?: string;
  attributes: readonly string[];
}

export const nodeRules = {
  paragraph: { group: 'block', holds: ['inline'], text: true, attributes: [] },
  heading: { group: 'block', holds: ['inline'], text: true, attributes: ['level'] },
  bulletList: { group: 'block', holds: ['listItem'], filled: true, attributes: [] },
  orderedList: { group: 'block', holds: ['listItem'], filled: true, attributes: ['start', 'type'] },
  listItem: { group: null, holds: ['block'], filled: true, first: 'paragraph', attributes: [] },
  taskList: { group: 'block', holds: ['taskItem'], filled: true, attributes: [] },
  taskItem: {
    group: null,
    holds: ['block'],
    filled: true,
    first: 'paragraph',
    attributes: ['id', 'checked', 'assignee', 'due'],
  },
  blockquote: { group: 'block', holds: ['block'], filled: true, attributes: [] },
  codeBlock: { group: 'block', holds: [], text: true, attributes: ['language'] },
  horizontalRule: { group: 'block', holds: [], attributes: [] },
  table: { group: 'block', holds: ['tableRow'], filled: true, attributes: [] },
  tableRow: { group: null, holds: ['tableCell', 'tableHeader'], attributes: [] },
  tableCell: { group: null, holds: ['block'], filled: true, attributes: ['colspan', 'rowspan', 'colwidth', 'align'] },
  tableHeader: { group: null, holds: ['block'], filled: true, attributes: ['colspan', 'rowspan', 'colwidth', 'align'] },
  image: { group: 'block', holds: [], attributes: ['file', 'alt', 'width'] },
  file: { group: 'block', holds: [], attributes: ['file', 'name'] },
  pricingTable: { group: 'block', holds: [], attributes: ['id'] },
  hardBreak: { group: 'inline', holds: [], attributes: [] },
  mention: { group: 'inline', holds: [], attributes: ['id', 'kind', 'target', 'label', 'action', 'due'] },
  record: { group: 'inline', holds: [], attributes: ['kind', 'target', 'label'] },
  date: { group: 'inline', holds: [], attributes: ['day'] },
} as const satisfies Record<string, NodeRule>;
export type NodeName = keyof typeof nodeRules;

/** Marks and their attributes. Those of `aroundCode` also stand on code, so that talk about code keeps its place. */
export const markRules = {
  bold: [],
  italic: [],
  underline: [],
  strike: [],
  code: [],
  highlight: [],
  link: ['href'],
  comment: ['thread'],
  insertion: ['id', 'author'],
  deletion: ['id', 'author'],
  promise: ['promise'],
} as const satisfies Record<string, readonly string[]>;
export type MarkName = keyof typeof markRules;

export const aroundCode: readonly MarkName[] = ['comment', 'insertion', 'deletion', 'promise'];

/**
 * Marks of which several may lie on the same letters: each carries an id of its own, and travels under a key of its own.
 * Suggestions too: under one key, one person who takes theirs back would move the borders of another's.
 */
export const overlapping: readonly MarkName[] = ['comment', 'insertion', 'deletion', 'promise'];

/** The marks that give way to code, as an editor wants to be told. */
export const refusedByCode = (Object.keys(markRules) as MarkName[]).filter((name) => !aroundCode.includes(name));

/** The same for the record kinds that a link or a mention may name. */
export const recordKinds = ['account', 'contact', 'deal', 'note'] as const;
export type RecordKind = (typeof recordKinds)[number];

/** Whom a mention calls. Records are named by links, which call nobody. */
export const mentionKinds = ['member', 'team'] as const;
export type MentionKind = (typeof mentionKinds)[number];

/** What a mention may ask for. One that asks, or has a due time, is accountable: the person called says yes or no to it. */
export const mentionActions = ['answer', 'review', 'decide', 'do'] as const;
export type MentionAction = (typeof mentionActions)[number];

export const richTextLimits = {
  /** Beyond this many top-level blocks a note is better split into pages. */
  blocks: 2_000,
  /** Characters of the id that a node or mark goes by in its text. */
  id: 64,
  /** Characters of a line, or of what is marked, that are kept beside the text. */
  quote: 500,
  /** Characters of a line that a task is called after. */
  taskTitle: 300,
  /** Characters of one attribute. */
  attribute: 2_048,
  /** The largest number in an attribute. */
  number: 10_000,
  /** Columns that one cell may span. */
  span: 64,
  headingLevels: [1, 2, 3],
} as const;

const safeProtocols = new Set(['http:', 'https:', 'mailto:', 'tel:']);

/** May a link lead there? Only whole addresses of harmless protocols, and paths within this site. */
export const isSafeHref = (href: unknown): href is string => {
  if (typeof href !== 'string' || href.length > richTextLimits.attribute) return false;
  // Browsers skip control characters and leading blanks when they read a protocol.
  if (/[\p{Cc}\p{Z}]/u.test(href)) return false;
  if (/^\/(?![/\\])/.test(href)) return true;
  return URL.canParse(href) && safeProtocols.has(new URL(href).protocol);
};

const word = /[\p{L}\p{N}]+(?:['’.\-_][\p{L}\p{N}]+)*/gu;

/** Words as people count them; the same on the device and in the row. */
export const countWords = (text: string): number => text.match(word)?.length ?? 0;

/**
 * A line that somebody suggests to begin here (with an insertion), or to join with the next (with a deletion), as one
 * character: marks on blocks do not reach other copies, those on letters do, and the lines stay as they are until it is judged.
 */
export const suggestedBreak = '\u2029';
