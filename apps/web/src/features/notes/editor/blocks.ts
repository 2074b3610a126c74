import type { ChainedCommands, Editor } from '@tiptap/core';
import {
  BadgeCheck,
  CalendarDays,
  CodeXml,
  Heading1,
  Heading2,
  Heading3,
  ImagePlus,
  Link2,
  List,
  ListChecks,
  ListOrdered,
  Minus,
  Quote,
  ReceiptText,
  Table2,
  Type,
  type LucideIcon,
} from 'lucide-react';

import { togglePromise } from '../promises/mark-promise.ts';

/** What a line can become, or what can be put there. */
export interface Block {
  id:
    | 'paragraph'
    | 'heading1'
    | 'heading2'
    | 'heading3'
    | 'bulletList'
    | 'orderedList'
    | 'taskList'
    | 'blockquote'
    | 'codeBlock'
    | 'table'
    | 'divider'
    | 'file'
    | 'record'
    | 'today'
    | 'tomorrow'
    | 'date'
    | 'promise'
    | 'prices';
  icon: LucideIcon;
  /** Words that find it beside its name in the language of the interface. */
  keywords: string;
  /** What typed in front of a line does the same. */
  typed?: string;
  isActive?: (editor: Editor) => boolean;
}

const heading = (level: 1 | 2 | 3, icon: LucideIcon): Block => ({
  id: `heading${level}`,
  icon,
  keywords: `heading title h${level}`,
  typed: `${'#'.repeat(level)} `,
  isActive: (editor) => editor.isActive('heading', { level }),
});

/** What a line can be; the same list serves the menu of styles, the slash menu and the bubble. */
export const styles: readonly Block[] = [
  {
    id: 'paragraph',
    icon: Type,
    keywords: 'text paragraph plain',
    isActive: (editor) => editor.isActive('paragraph') && !isInside(editor),
  },
  heading(1, Heading1),
  heading(2, Heading2),
  heading(3, Heading3),
  {
    id: 'bulletList',
    icon: List,
    keywords: 'bullet list unordered',
    typed: '- ',
    isActive: (editor) => editor.isActive('bulletList'),
  },
  {
    id: 'orderedList',
    icon: ListOrdered,
    keywords: 'numbered ordered list',
    typed: '1. ',
    isActive: (editor) => editor.isActive('orderedList'),
  },
  {
    id: 'taskList',
    icon: ListChecks,
    keywords: 'task todo check list box',
    typed: '[] ',
    isActive: (editor) => editor.isActive('taskList'),
  },
  {
    id: 'blockquote',
    icon: Quote,
    keywords: 'quote',
    typed: '> ',
    isActive: (editor) => editor.isActive('blockquote'),
  },
  {
    id: 'codeBlock',
    icon: CodeXml,
    keywords: 'code',
    typed: '```',
    isActive: (editor) => editor.isActive('codeBlock'),
  },
];

/** What can be put into a note. */
export const noteInserts: readonly Block[] = [
  { id: 'file', icon: ImagePlus, keywords: 'file image picture photo attachment upload' },
  { id: 'table', icon: Table2, keywords: 'table grid cells' },
  { id: 'record', icon: Link2, keywords: 'record account deal link' },
  { id: 'today', icon: CalendarDays, keywords: 'today date' },
  { id: 'tomorrow', icon: CalendarDays, keywords: 'tomorrow date' },
  { id: 'date', icon: CalendarDays, keywords: 'date day calendar' },
  { id: 'promise', icon: BadgeCheck, keywords: 'promise commitment' },
  { id: 'divider', icon: Minus, keywords: 'divider rule line', typed: '---' },
];

const prices: Block = { id: 'prices', icon: ReceiptText, keywords: 'pricing table price lines offer' };

/** What can be put into a text that has a place for prices. */
export const sheetInserts: readonly Block[] = [prices, ...noteInserts];

/** And into one that is of no account yet, and of no day. */
export const templateInserts: readonly Block[] = sheetInserts.filter(({ id }) =>
  ['prices', 'table', 'date', 'divider'].includes(id),
);

const isInside = (editor: Editor): boolean =>
  ['bulletList', 'orderedList', 'taskList', 'blockquote'].some((name) => editor.isActive(name));

/** What the text alone cannot tell: which record, which day, which file. */
export type Asked = 'record' | 'date' | 'file';
export type Asking = (what: Asked) => void;

type Apply = (chain: ChainedCommands, ask: Asking) => void;

/** From whatever the line is: a heading in a list becomes a heading. */
const plain = (chain: ChainedCommands): ChainedCommands => chain.focus().clearNodes();
const asHeading =
  (level: 1 | 2 | 3): Apply =>
  (chain) =>
    void plain(chain).setHeading({ level }).run();
const asDay =
  (daysOn: number): Apply =>
  (chain) =>
    void chain
      .focus()
      .insertContent(dayNode(dayFromNow(daysOn)))
      .run();

const asking =
  (what: Asked): Apply =>
  (chain, ask) => {
    chain.focus().run();
    ask(what);
  };

const applies: Record<Block['id'], Apply> = {
  paragraph: (chain) => void plain(chain).run(),
  heading1: asHeading(1),
  heading2: asHeading(2),
  heading3: asHeading(3),
  bulletList: (chain) => void plain(chain).toggleBulletList().run(),
  orderedList: (chain) => void plain(chain).toggleOrderedList().run(),
  taskList: (chain) => void plain(chain).toggleTaskList().run(),
  blockquote: (chain) => void plain(chain).toggleBlockquote().run(),
  codeBlock: (chain) => void plain(chain).toggleCodeBlock().run(),
  table: (chain) => void chain.focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
  divider: (chain) => void chain.focus().setHorizontalRule().run(),
  prices: (chain) => void chain.focus().insertContent({ type: 'pricingTable' }).run(),
  promise: (chain) => void togglePromise(chain.focus()).run(),
  today: asDay(0),
  tomorrow: asDay(1),
  record: asking('record'),
  date: asking('date'),
  file: asking('file'),
};

/** Does it at the caret; `chain` may already hold what comes first, such as taking the typed words away. */
export const applyBlock = (chain: ChainedCommands, id: Block['id'], ask: Asking): void => applies[id](chain, ask);

const dayFromNow = (daysOn: number): string => {
  const date = new Date();
  date.setDate(date.getDate() + daysOn);
  const [year, month, day] = [date.getFullYear(), date.getMonth() + 1, date.getDate()];
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
};

/** A day in the line, and room to go on after it. */
export const dayNode = (day: string) => [
  { type: 'date', attrs: { day } },
  { type: 'text', text: ' ' },
];
