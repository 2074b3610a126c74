import { htmlMarks, htmlTags, isSafeHref, type PlainNode } from '@baton/schema/rich-text';
import { createElement, Fragment, type ReactNode } from 'react';
import { useFormatter } from 'use-intl';

interface Reading {
  prices: ReactNode;
  day: (day: string) => string;
}

/** The text of a version as it was sent, to be read; `prices` stand where the text has them. It never changes, so it needs no keys. */
export const SentText = ({ body, prices }: { body: readonly PlainNode[]; prices: ReactNode }) => {
  const format = useFormatter();
  const day = (of: string) => format.dateTime(new Date(`${of}T00:00:00Z`), { dateStyle: 'long', timeZone: 'UTC' });
  return <div className="sent-text flex flex-col gap-2 break-words">{inside(body, { prices, day })}</div>;
};

/** What is drawn otherwise than as an element of its own around what it holds. */
const special: Readonly<Record<string, (node: PlainNode, read: Reading) => ReactNode>> = {
  text: ({ text = '', marks = [] }) => marks.reduce<ReactNode>(marked, text),
  pricingTable: (_node, { prices }) => prices,
  date: ({ attrs }, { day }) => (typeof attrs?.['day'] === 'string' ? day(attrs['day']) : ''),
  hardBreak: () => <br />,
  horizontalRule: () => <hr className="border-line" />,
  heading: ({ attrs, content }, read) =>
    createElement(headings[Number(attrs?.['level'])] ?? 'h5', null, inside(content, read)),
  table: ({ content }, read) => (
    <div className="overflow-x-auto">
      <table>
        <tbody>{inside(content, read)}</tbody>
      </table>
    </div>
  ),
};

const inside = (nodes: readonly PlainNode[] | undefined, read: Reading): ReactNode =>
  createElement(Fragment, null, ...(nodes ?? []).map((node) => drawn(node, read)));

const drawn = (node: PlainNode, read: Reading): ReactNode => {
  const own = special[node.type];
  if (own) return own(node, read);
  const { type, attrs = {}, content } = node;
  const isCell = type === 'tableCell' || type === 'tableHeader';
  const spans = isCell ? { colSpan: spanOf(attrs['colspan']), rowSpan: spanOf(attrs['rowspan']) } : null;
  return createElement(htmlTags[type] ?? Fragment, spans, inside(content, read));
};

/** The dialog is named by a heading of the second level; what was sent stands below it. */
const headings: Readonly<Record<number, string>> = { 1: 'h3', 2: 'h4', 3: 'h5' };

const spanOf = (span: unknown): number => (Number.isInteger(span) ? Number(span) : 1);

const marked = (inside: ReactNode, { type, attrs }: NonNullable<PlainNode['marks']>[number]): ReactNode => {
  const href = attrs?.['href'];
  if (type === 'link')
    return isSafeHref(href) ? (
      <a className="text-accent underline" href={href} rel="noreferrer noopener" target="_blank">
        {inside}
      </a>
    ) : (
      inside
    );
  const tag = htmlMarks[type];
  return tag === undefined ? inside : createElement(tag, null, inside);
};
