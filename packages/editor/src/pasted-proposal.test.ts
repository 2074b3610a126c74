// @vitest-environment jsdom
import { readFileSync } from 'node:fs';

import { Editor } from '@tiptap/core';
import { expect, test } from 'vitest';

import { cleanPaste } from './clean-paste.ts';
import { picturesIn } from './pasted-pictures.ts';
import { richText } from './rich-text.ts';

const fixture = (name: string): string =>
  readFileSync(`${import.meta.dirname}/../../../tests/fixtures/clipboard/libreoffice-proposal.${name}`, 'utf8');

const pasted = (html: string): Document => {
  const editor = new Editor({
    extensions: richText(),
    content: '',
    injectCSS: false,
    editorProps: { transformPastedHTML: cleanPaste },
  });
  editor.view.pasteHTML(html, new Event('paste') as ClipboardEvent);
  const result = new DOMParser().parseFromString(editor.getHTML(), 'text/html');
  editor.destroy();
  return result;
};

const words = (text: string | null | undefined): string => (text ?? '').replaceAll(/\s+/gu, ' ').trim();
const all = (within: ParentNode, selector: string): Element[] => [...within.querySelectorAll(selector)];
const depth = (element: Element, kind: string): number => {
  const outer = element.parentElement?.closest(kind);
  return outer ? 1 + depth(outer, kind) : 0;
};

/** What a proposal is made of, whoever wrote it down. */
interface Structure {
  headings: [level: number, words: string][];
  items: [depth: number, numbered: boolean, words: string][];
  tables: [width: number, words: string][][][];
  looks: Record<'bold' | 'italic' | 'underline', string[]>;
  links: [words: string, href: string | null][];
  text: string;
}

const inEditor = (page: Document): Structure => ({
  headings: all(page, 'h1, h2, h3').map((heading) => [Number(heading.tagName[1]), words(heading.textContent)]),
  items: all(page, 'li').map((item) => [
    depth(item, 'li'),
    item.parentElement?.tagName === 'OL',
    words(item.firstElementChild?.textContent),
  ]),
  tables: all(page, 'table').map((table) =>
    all(table, 'tr').map((row) =>
      [...row.children].map((cell) => [Number(cell.getAttribute('colspan') ?? 1), words(cell.textContent)]),
    ),
  ),
  looks: {
    bold: all(page, 'strong').map(({ textContent }) => words(textContent)),
    italic: all(page, 'em').map(({ textContent }) => words(textContent)),
    underline: all(page, 'u').map(({ textContent }) => words(textContent)),
  },
  links: all(page, 'a').map((link) => [words(link.textContent), link.getAttribute('href')]),
  text: lettersOf(all(page, 'p, h1, h2, h3, pre').map(({ textContent }) => textContent)),
});

/** Letters alone: how lines are broken is nobody's. */
const lettersOf = (texts: (string | null)[]): string => texts.join('').replaceAll(/\s+/gu, '');

const named = (within: Document | Element, name: string) => [...within.getElementsByTagName(name)];

/** The same, read from the document as Writer keeps it; notes are called in brackets, and stand at the end. */
const inWriter = (source: string): Structure => {
  const page = new DOMParser().parseFromString(source, 'application/xml');
  const [body] = named(page, 'office:text');
  if (!body) throw new Error('The document has no text');
  const notes = named(body, 'text:note').map((note) => {
    const number = named(note, 'text:note-citation')[0]?.textContent ?? '';
    const said = `[${number}] ${named(note, 'text:note-body')[0]?.textContent ?? ''}`;
    note.replaceWith(`[${number}]`);
    return said;
  });
  for (const picture of named(body, 'draw:frame')) picture.remove();
  const styled = (...styles: string[]) =>
    named(body, 'text:span')
      .filter((span) => styles.includes(span.getAttribute('text:style-name') ?? ''))
      .map(({ textContent }) => words(textContent));
  const title = named(body, 'text:p').find((each) => each.getAttribute('text:style-name') === 'Title');
  return {
    headings: named(body, 'text:h').map((heading) => [
      Number(heading.getAttribute('text:outline-level')),
      words(heading.textContent),
    ]),
    items: named(body, 'text:list-item').map((item) => {
      const list = item.closest('list');
      return [
        depth(item, 'list-item'),
        list?.getAttribute('text:style-name') === 'Num',
        words(item.firstElementChild?.textContent),
      ];
    }),
    tables: named(body, 'table:table').map((table) =>
      named(table, 'table:table-row').map((row) =>
        named(row, 'table:table-cell').map((cell) => [
          Number(cell.getAttribute('table:number-columns-spanned') ?? 1),
          words(cell.textContent),
        ]),
      ),
    ),
    looks: { bold: [words(title?.textContent), ...styled('B')], italic: styled('I'), underline: styled('U') },
    links: named(body, 'text:a').map((link) => [words(link.textContent), link.getAttribute('xlink:href')]),
    text: lettersOf([
      ...[...named(body, 'text:p'), ...named(body, 'text:h')]
        .toSorted((one, other) => (one.compareDocumentPosition(other) & 4 /* following */ ? -1 : 1))
        .map(({ textContent }) => textContent),
      ...notes,
    ]),
  };
};

test('a proposal of three pages from LibreOffice comes in as it is there: outline, lists, tables, looks, links and every word', () => {
  const html = fixture('html');
  const there = inWriter(fixture('fodt'));
  const here = inEditor(pasted(html));
  expect([there.headings.length, there.items.length, there.tables.length]).toEqual([8, 12, 2]);
  expect(here).toEqual(there);
  expect(here.tables[1]?.at(-1)).toEqual([
    [4, 'Total HT'],
    [1, '31 251,50 €'],
  ]);
  expect(here.text).toContain('[2]Escompte');
  expect(picturesIn(html).kept.map(({ type }) => type)).toEqual(['image/png']);
});

/** The number of a note as Word writes it: where it is called, or in front of the note. */
const note = (at: 'ref' | '', number: number) =>
  `<a style='mso-footnote-id:ftn${number}' href="#_ftn${at === '' ? 'ref' : ''}${number}" name="_ftn${at}${number}"><span class=MsoFootnoteReference><span style='mso-special-character:footnote'><![if !supportFootnotes]>[${number}]<![endif]></span></span></a>`;

test('foot notes and page breaks of Word: the notes are called and stand at the end, a new page is none', () => {
  const page = pasted(
    `<html xmlns:o="urn:schemas-microsoft-com:office:office"><body lang=FR><!--StartFragment--><h1>Prix<o:p></o:p></h1><p class=MsoNormal>Solde à la livraison${note('ref', 1)}.<o:p></o:p></p><span><br clear=all style='mso-special-character:line-break;page-break-before:always'></span><h2>Conditions<o:p></o:p></h2><div style='mso-element:footnote-list'><hr align=left size=1 width="33%"><div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText>${note('', 1)} Escompte de 2 %.<o:p></o:p></p></div></div><!--EndFragment--></body></html>`,
  );
  const { headings, text, links } = inEditor(page);
  expect(headings).toEqual([
    [1, 'Prix'],
    [2, 'Conditions'],
  ]);
  expect(text).toBe('PrixSoldeàlalivraison[1].Conditions[1]Escomptede2%.');
  expect(links).toEqual([]);
  expect(all(page, 'p').filter(({ textContent }) => textContent === '')).toEqual([]);
});
