import { richTextLimits } from '@baton/schema/rich-text';

import { liftFootNotes } from './foot-notes.ts';
import { liftSheetLooks, wrapContent } from './sheet-looks.ts';
import { liftWordLists } from './word-lists.ts';

/**
 * Takes what Word, Google Docs, Excel and web pages put around a text off it, before the editor reads it: what is bold is
 * told by a tag, lists are lists, and nothing is left of styles, classes, comments and scripts. Parsed without running:
 * a document made by `DOMParser` loads and executes nothing.
 */
export const cleanPaste = (html: string): string => {
  const page = new DOMParser().parseFromString(withoutHandlers(html), 'text/html');
  liftSheetLooks(page);
  for (const element of page.querySelectorAll(never)) element.remove();
  dropComments(page);
  liftWordLists(page);
  liftFootNotes(page);
  unwrapDocs(page);
  liftChecks(page);
  for (const heading of page.querySelectorAll('h4, h5, h6, p.MsoTitle')) retitle(heading);
  unwrapOneCell(page);
  dropFillers(page);
  for (const element of page.body.querySelectorAll<HTMLElement>('[style]')) tellByTag(element);
  for (const element of page.body.querySelectorAll('*')) strip(element);
  return page.body.innerHTML;
};

const tag = /<[a-z](?:"[^"]*"|'[^']*'|[^'">])*>?/gi;

/**
 * Handlers never run in a parsed document, but the browser reports each to the page's policy as if it had tried: they are
 * renamed before it reads them.
 */
export const withoutHandlers = (html: string): string =>
  html.replaceAll(tag, (written) => written.replaceAll(/([\s/"'])on(?=[a-z]+\s*=)/gi, '$1data-was-on'));

const never =
  'script, style, link, meta, title, iframe, object, embed, svg, math, template, noscript, img, col, colgroup';

const dropComments = (page: Document): void => {
  const walker = page.createTreeWalker(page, 128 /* NodeFilter.SHOW_COMMENT */);
  const comments: Node[] = [];
  while (walker.nextNode()) comments.push(walker.currentNode);
  for (const comment of comments) comment.parentNode?.removeChild(comment);
};

/** Google Docs wraps everything in a bold that is none. Word says `mso-bidi-font-weight:normal` of what is bold. */
const unwrapDocs = (page: Document): void => {
  for (const wrapper of page.querySelectorAll<HTMLElement>('b[id^="docs-internal-guid"], b[style]'))
    if (wrapper.id.startsWith('docs-') || /(^|[;\s])font-weight:\s*normal/.test(wrapper.getAttribute('style') ?? ''))
      wrapper.replaceWith(...wrapper.childNodes);
};

/** Items with a box, as Google Docs writes them, are tasks. */
const liftChecks = (page: Document): void => {
  for (const item of page.querySelectorAll<HTMLElement>('ul > li[role="checkbox"]')) {
    item.dataset['type'] = 'taskItem';
    item.dataset['checked'] = String(item.getAttribute('aria-checked') === 'true');
    if (item.parentElement) item.parentElement.dataset['type'] = 'taskList';
  }
};

/** As deep as ours go; a title is the first of them. */
const retitle = (heading: Element): void => {
  const level = heading.tagName === 'P' ? 1 : richTextLimits.headingLevels.at(-1);
  const ours = heading.ownerDocument.createElement(`h${level}`);
  ours.append(...heading.childNodes);
  heading.replaceWith(ours);
};

const block = 'p, h1, h2, h3, h4, h5, h6, ul, ol, table, div, blockquote, pre, hr';

/** Word fills empty lines with a blank and turns pages by a break, Google Docs writes one between blocks and at the end. */
const dropFillers = (page: Document): void => {
  for (const turn of page.querySelectorAll('br[style*="page-break-before"]')) {
    const line = turn.closest('p');
    turn.remove();
    if (line?.textContent.trim() === '') line.remove();
  }
  for (const filler of page.getElementsByTagName('o:p')) if (filler.textContent.trim() === '') filler.textContent = '';
  for (const line of page.querySelectorAll('body > br'))
    if (line.className === 'Apple-interchange-newline' || line.previousElementSibling?.matches(block)) line.remove();
};

/** One cell that was copied alone is meant as its text. */
const unwrapOneCell = (page: Document): void => {
  const cells = page.querySelectorAll('td, th');
  const [cell] = cells;
  const table = cell?.closest('table');
  const isAlone = cells.length === 1 && table?.textContent.trim() === page.body.textContent.trim();
  if (cell && table && isAlone) table.replaceWith(...cell.childNodes);
};

const looks: [tag: string, has: (style: CSSStyleDeclaration) => boolean][] = [
  ['strong', ({ fontWeight }) => fontWeight === 'bold' || Number(fontWeight) >= 600],
  ['em', ({ fontStyle }) => fontStyle === 'italic'],
  ['s', (style) => decorationOf(style).includes('line-through')],
  ['u', (style) => decorationOf(style).includes('underline')],
];

const decorationOf = ({ textDecoration, textDecorationLine }: CSSStyleDeclaration): string =>
  `${textDecoration} ${textDecorationLine}`;

/** Only where letters are: a bold table would make every word in it bold. */
const tellByTag = (element: HTMLElement): void => {
  if (!['SPAN', 'FONT', 'A', 'P', 'TD'].includes(element.tagName)) return;
  // A link is underlined anyway.
  const tags = looks.filter(([tag, has]) => has(element.style) && !(tag === 'u' && element.closest('a')));
  for (const [tag] of tags) wrapContent(element, tag);
};

const kept = new Set(['href', 'colspan', 'rowspan', 'start', 'datetime']);

const ownMarks = ['data-node', 'data-type', 'data-checked', 'data-comment', 'data-promise'];

/** Our own nodes and marks come back by their data attributes; of everything else only what has a meaning stays. */
const strip = (element: Element): void => {
  const own = ownMarks.some((name) => element.hasAttribute(name));
  for (const name of element.getAttributeNames())
    if (!kept.has(name) && !(own && name.startsWith('data-')) && !name.startsWith('data-pm-'))
      element.removeAttribute(name);
};
