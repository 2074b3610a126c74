// @vitest-environment jsdom
import { readFileSync } from 'node:fs';

import { Editor } from '@tiptap/core';
import { expect, test } from 'vitest';

import { cleanPaste } from './clean-paste.ts';
import { richText } from './rich-text.ts';

/** What stands in a note after this was pasted. */
const pasted = (html: string): string => {
  const editor = new Editor({
    extensions: richText(),
    content: '',
    injectCSS: false,
    editorProps: { transformPastedHTML: cleanPaste },
  });
  editor.view.pasteHTML(html, new Event('paste') as ClipboardEvent);
  const result = editor.getHTML();
  editor.destroy();
  return result.replaceAll(/<p><\/p>$/g, '');
};

test('a text of Word keeps its bold and its nested list, and none of its styles', () => {
  const word = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal {mso-style-unhide:no}</style></head>
    <body lang=FR><!--StartFragment--><p class=MsoNormal style="margin:0"><b><span style="font-family:Calibri">Durand</span></b><o:p></o:p></p>
    <p class=MsoListParagraphCxSpFirst style="mso-list:l0 level1 lfo1"><![if !supportLists]><span style="mso-list:Ignore">·<span>&nbsp;&nbsp;</span></span><![endif]>Four<o:p></o:p></p><p class=MsoListParagraphCxSpMiddle style="mso-list:l0 level2 lfo1"><span style="mso-list:Ignore">1.<span>&nbsp;</span></span>triphasé</p><p class=MsoListParagraphCxSpLast style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">·</span>Pétrin</p><!--EndFragment--></body></html>`;
  const html = pasted(word);
  expect(html).toContain('<strong>Durand</strong>');
  expect(html).toContain('<ul><li><p>Four</p><ol><li><p>triphasé</p></li></ol></li><li><p>Pétrin</p></li></ul>');
  expect(html).not.toMatch(/style|class|mso|·/i);
});

test('a text of Google Docs is bold where it is bold, not everywhere', () => {
  const docs = `<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr"><span style="font-weight:400">plain </span><span style="font-weight:700;font-style:italic">strong</span> <span style="text-decoration:line-through">gone</span></p></b>`;
  expect(pasted(docs)).toBe('<p>plain <strong><em>strong</em></strong> <s>gone</s></p>');
});

test('cells of Excel become a table', () => {
  const excel = `<table border=0 style='border-collapse:collapse'><col width=64><tr height=20><td class=xl65 width=64>Produit</td><td align=right>12,5</td></tr><tr><td colspan=2>Total</td></tr></table>`;
  const html = pasted(excel);
  expect(html.match(/<t[dh]/g)).toHaveLength(3);
  expect(html).toContain('Produit');
  expect(html).not.toContain('xl65');
});

test('nothing that runs comes in', () => {
  const html = pasted(
    `<p onclick="alert(1)">a<script>alert(1)</script><a href="javascript:alert(1)">b</a><img src=x onerror=alert(1)><svg onload=alert(1)></svg></p><iframe src="//evil"></iframe>`,
  );
  expect(html).toBe('<p>ab</p>');
});

test('what was copied from a note comes back as what it was', () => {
  const html =
    '<p>Ask <span data-node="record" data-kind="account" data-target="x" data-label="Durand">Durand</span></p>';
  expect(pasted(html)).toContain('data-target="x"');
});

/** What a program puts on the clipboard; `SOURCE.md` beside them says how they came to be. */
const clipboard = (name: string): string =>
  pasted(readFileSync(`${import.meta.dirname}/../../../tests/fixtures/clipboard/${name}.html`, 'utf8'));

/** Cells as rows of text. */
const cellsOf = (html: string): string[][] =>
  [...new DOMParser().parseFromString(html, 'text/html').querySelectorAll('tr')].map((row) =>
    [...row.children].map((cell) => cell.innerHTML.replaceAll(/<\/?p>/g, '')),
  );
// The editor's own tables carry a width.
const withoutWidths = (html: string) => html.replaceAll(/ style="min-width: \d+px;"/g, '');
const traces = /style=|class=|\bmso|docs-internal|sheets|file:|o:p|<img|·/i;

test('a page of Word: headings, looks, links, both kinds of lists with their numbers, and the table', () => {
  const html = clipboard('word');
  expect(html).toContain('<h1>Visite chez Boulangeries Durand</h1>');
  expect(html).toContain('<strong>trois fours</strong> avant <em>Pâques</em>');
  expect(html).toMatch(/<a [^>]*href="https:\/\/baton\.example\/fours"[^>]*>le catalogue<\/a>/);
  expect(html).toContain('<h3>À fournir</h3>');
  expect(html).toContain(
    '<ul><li><p>Four à chariot</p><ul><li><p>triphasé</p></li></ul></li><li><p>Pétrin</p></li></ul>',
  );
  expect(html).toContain('<ol start="3"><li><p>Livrer</p></li><li><p>Former</p></li></ol>');
  expect(cellsOf(html)).toEqual([
    ['<strong>Produit</strong>', 'Prix'],
    ['Four', '12 400 €'],
  ]);
  expect(withoutWidths(html)).not.toMatch(traces);
});

test('a page of Google Docs: nested lists, check boxes as tasks, a link that is no underline', () => {
  const html = clipboard('google-docs');
  expect(html).toContain('<h2>Laiteries du Mont-Blanc</h2>');
  expect(html).toContain('Ils ont <strong><em>deux quais</em></strong>, voir ');
  expect(html).toMatch(/<a [^>]*>le plan<\/a><s> d’avant<\/s>/);
  expect(html).not.toContain('<u>');
  expect(html).toContain('<ul><li><p>Lait cru</p><ul><li><p>à 4 degrés</p></li></ul></li></ul>');
  expect(html.match(/data-checked="(true|false)"/g)).toEqual(['data-checked="false"', 'data-checked="true"']);
  expect(cellsOf(html)).toEqual([['<strong>Quai</strong>', 'Nord']]);
  expect(withoutWidths(html)).not.toMatch(traces);
});

test('cells of Excel keep what their classes say, and what is merged', () => {
  const html = clipboard('excel');
  expect(cellsOf(html)).toEqual([
    ['<strong>Produit</strong>', '<strong>Qté</strong>', '<strong>Prix</strong>'],
    ['Four à chariot', '2', '<em>12 400,00 €</em>'],
    ['Total', ''],
  ]);
  expect(html).toContain('colspan="2"');
  expect(withoutWidths(html)).not.toMatch(traces);
});

test('cells of Google Sheets become a table, and one cell alone is its text', () => {
  const html = clipboard('google-sheets');
  expect(cellsOf(html)).toEqual([
    ['<strong>Région</strong>', '<strong>Ventes</strong>'],
    ['Savoie<br>Haute-Savoie', '12'],
  ]);
  expect(withoutWidths(html)).not.toMatch(traces);
  expect(pasted('<table><tr><td class=xl65>12,5</td></tr></table>')).toBe('<p>12,5</p>');
});

const item = (level: number, words: string) =>
  `<p style="mso-list:l0 level${level} lfo1"><span style="mso-list:Ignore">·</span>${words}</p>`;

test('[data loss] items of Word that begin deeper than what follows are all there', () => {
  const html = pasted([item(2, 'deep'), item(1, 'shallow'), item(3, 'deepest')].join(''));
  for (const words of ['deep', 'shallow', 'deepest']) expect(html).toContain(`<p>${words}</p>`);
});
