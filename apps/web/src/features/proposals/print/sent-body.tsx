import { isSentLine, type SentContent } from '@baton/schema/proposals';
import { amountWords, type AmountWords } from '@baton/schema/proposals/paper';
import { htmlMarks, htmlTags, isSafeHref, type PlainNode } from '@baton/schema/rich-text';
import { createElement, Fragment, isValidElement, type ReactElement, type ReactNode } from 'react';

import { SentPicture } from './sent-picture.tsx';

/** A line as it is drawn: which one it is, the line itself, and the element that it is drawn as. */
export interface DrawnLine {
  line: number;
  node: PlainNode;
  element: ReactElement<{ className?: string }>;
}

interface SentBodyProps {
  content: SentContent;
  prices: ReactNode;
  /** Draws a line with what is suggested about it. */
  lineWith?: (drawn: DrawnLine) => ReactNode;
}

/** The text of a version as it was sent, with its prices where the text has them. It never changes, so it needs no keys. */
export const SentBody = ({ content, prices, lineWith }: SentBodyProps) => {
  const levels = content.body.flatMap(({ type, attrs }) => (type === 'heading' ? [levelOf(attrs?.['level'])] : []));
  const { day } = amountWords(content.language, content.pricing.currency);
  const read: Reading = { day, prices, highest: Math.min(3, ...levels), lineWith, line: 0 };
  return createElement(Fragment, null, ...content.body.map((node) => drawn(node, read)));
};

interface Reading extends Pick<AmountWords, 'day'>, Pick<SentBodyProps, 'prices' | 'lineWith'> {
  /** The highest level of heading that the text has: it comes right after the title, whichever it is. */
  highest: number;
  /** The number of the next line: they are counted as they are drawn. */
  line: number;
}

/** What is drawn otherwise than as an element of its own around what it holds. */
const special: Readonly<Record<string, (node: PlainNode, read: Reading) => ReactNode>> = {
  text: ({ text = '', marks: on = [] }) => on.reduce<ReactNode>(marked, text),
  pricingTable: (_node, { prices }) => prices,
  image: ({ attrs = {} }) => <SentPicture attrs={attrs} />,
  hardBreak: () => <br />,
  horizontalRule: () => <hr />,
  date: ({ attrs }, { day }) => (typeof attrs?.['day'] === 'string' ? day(attrs['day']) : ''),
  heading: (node, read) =>
    createElement(`h${levelOf(node.attrs?.['level']) - read.highest + 2}`, null, ...inside(node, read)),
  table: (node, read) => <Table>{createElement('tbody', null, ...inside(node, read))}</Table>,
};

const inside = ({ content = [] }: PlainNode, read: Reading): ReactNode[] => content.map((child) => drawn(child, read));

const drawn = (node: PlainNode, read: Reading): ReactNode => {
  if (!isSentLine(node)) return drawnAlone(node, read);
  const line = read.line++;
  const element = drawnAlone(node, read);
  return read.lineWith && isValidElement<{ className?: string }>(element)
    ? read.lineWith({ line, node, element })
    : element;
};

const drawnAlone = (node: PlainNode, read: Reading): ReactNode => {
  const own = special[node.type];
  if (own) return own(node, read);
  const tag = htmlTags[node.type];
  const attributes = tag === undefined ? null : attributesOf(node.type, node.attrs ?? {});
  return createElement(tag ?? Fragment, attributes, ...inside(node, read));
};

/** Wider than a phone, it scrolls in itself; whoever has no mouse reaches it by keys. */
const Table = ({ children }: { children: ReactNode }) => (
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
  <div className="sheet-wide" tabIndex={0}>
    <table>{children}</table>
  </div>
);

const marked = (inside: ReactNode, { type, attrs }: NonNullable<PlainNode['marks']>[number]): ReactNode => {
  const href = attrs?.['href'];
  if (type === 'link')
    return isSafeHref(href) ? (
      <a href={href} rel="noreferrer noopener" target="_blank">
        {inside}
      </a>
    ) : (
      inside
    );
  const tag = htmlMarks[type];
  return tag === undefined ? inside : createElement(tag, null, inside);
};

const levelOf = (level: unknown): number => (level === 1 || level === 2 || level === 3 ? level : 1);

const attributesOf = (type: string, attrs: Record<string, unknown>): Record<string, unknown> | null => {
  if (type === 'taskList') return { className: 'sheet-tasks' };
  if (type === 'taskItem') return { 'data-checked': attrs['checked'] === true ? 'true' : 'false' };
  if (type === 'orderedList') return Number.isInteger(attrs['start']) ? { start: attrs['start'] } : null;
  return type === 'tableCell' || type === 'tableHeader' ? ofCell(attrs) : null;
};

const ofCell = (attrs: Record<string, unknown>): Record<string, unknown> => {
  const span = (name: 'colspan' | 'rowspan') => (Number.isInteger(attrs[name]) ? Number(attrs[name]) : 1);
  const align = attrs['align'] === 'right' || attrs['align'] === 'center' ? `sheet-${attrs['align']}` : undefined;
  return { colSpan: span('colspan'), rowSpan: span('rowspan'), className: align };
};
