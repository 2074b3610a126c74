// @vitest-environment jsdom
import { Editor } from '@tiptap/core';
import { expect, test } from 'vitest';

import { cleanPaste } from './clean-paste.ts';
import { richText } from './rich-text.ts';

/** What stands in a note after this was pasted. */
const pasted = (html: string): string => {
  const editor = new Editor({ extensions: richText(), content: '', injectCSS: false });
  editor.commands.insertContent(cleanPaste(html));
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
