// @vitest-environment jsdom
import { asSent } from '@baton/schema/proposals';
import { plainBlocks } from '@baton/schema/rich-text';
import { Editor, type JSONContent } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import { afterEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';

import { richText } from '../rich-text.ts';
import { sharedText } from '../shared-text.ts';
import { suggestionsOf } from './pieces.ts';
import { goToSuggestion, judgeSuggestions, setSuggesting, suggesting, suggestionAt } from './suggesting.ts';

const p = (...words: (string | JSONContent)[]): JSONContent => ({
  type: 'paragraph',
  content: words.map((word) => (typeof word === 'string' ? { type: 'text', text: word } : word)),
});
// Nothing is laid out here.
Element.prototype.scrollIntoView = () => {};
const editors: Editor[] = [];
afterEach(() => {
  for (const editor of editors.splice(0)) editor.destroy();
});

const row = (...words: string[]): JSONContent => ({
  type: 'tableRow',
  content: words.map((word) => ({ type: 'tableCell', content: [p(word)] })),
});

let minted = 0;
const open = (doc: Y.Doc, author: string) => {
  let refused = 0;
  const editor = new Editor({
    extensions: [
      ...richText(),
      ...sharedText(doc.getXmlFragment('body')),
      suggesting({
        author,
        newId: () => `s${(minted += 1)}`,
        look: () => ({ name: author, color: 'red' }),
        onRefused: () => (refused += 1),
      }),
    ],
  });
  editors.push(editor);
  return { editor, refused: () => refused };
};

const begin = (...content: JSONContent[]) => {
  const doc = new Y.Doc();
  const first = open(doc, 'ada');
  first.editor.commands.setContent({ type: 'doc', content });
  // What it began with is nobody's to take back.
  const second = new Y.Doc();
  Y.applyUpdate(second, Y.encodeStateAsUpdate(doc));
  first.editor.destroy();
  const { editor, refused } = open(second, 'ada');
  setSuggesting(editor, true);
  return { doc: second, editor, refused };
};

const sent = (doc: Y.Doc) => asSent(plainBlocks(doc.getXmlFragment('body')));
const select = (editor: Editor, words: string) => {
  let at = -1;
  editor.state.doc.descendants((node, place) => {
    const found = node.isText ? (node.text ?? '').indexOf(words) : -1;
    if (found >= 0 && at < 0) at = place + found;
  });
  if (at < 0) throw new Error(`"${words}" is not in the text`);
  editor.view.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, at, at + words.length)));
};
const caretAfter = (editor: Editor, words: string) => {
  select(editor, words);
  editor.view.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, editor.state.selection.to)));
};
const type = (editor: Editor, text: string) => {
  for (const letter of text) editor.view.dispatch(editor.state.tr.insertText(letter));
};
const press = (editor: Editor, name: string) =>
  editor.view.someProp('handleKeyDown', (handle) => handle(editor.view, new KeyboardEvent('keydown', { key: name })));
const told = (editor: Editor) =>
  suggestionsOf(editor.state.doc).map(({ author, deleted, inserted }) => [author, deleted, inserted]);
const all = (editor: Editor, verdict: 'accept' | 'reject') => judgeSuggestions(editor, verdict, () => true);
const lines = (editor: Editor) => editor.getText({ blockSeparator: '|' });

describe('in place of an edit', () => {
  test('what is typed over words is one suggestion, and the caret goes on behind it', () => {
    const { doc, editor } = begin(p('Within 30 days'));
    const before = sent(doc);
    select(editor, '30');
    type(editor, '45');
    type(editor, ' or 60');
    expect(told(editor)).toEqual([['ada', '30', '45 or 60']]);
    expect(sent(doc)).toEqual(before);
    all(editor, 'accept');
    expect([lines(editor), told(editor)]).toEqual(['Within 45 or 60 days', []]);
    editor.commands.undo();
    expect(told(editor)).toEqual([['ada', '30', '45 or 60']]);
    all(editor, 'reject');
    expect([lines(editor), sent(doc)]).toEqual(['Within 30 days', before]);
  });

  test('letters that repeat keep the caret where it was typed', () => {
    const { editor } = begin(p('hello'));
    caretAfter(editor, 'hel');
    type(editor, 'll!');
    expect(lines(editor)).toBe('helll!lo');
  });

  test('own words are simply deleted, those of the text are struck, one by one as one suggestion', () => {
    const { doc, editor } = begin(p('Within 30 days'));
    const before = sent(doc);
    caretAfter(editor, 'days');
    type(editor, 'xy');
    for (let n = 0; n < 4; n += 1) press(editor, 'Backspace');
    editor.commands.command(({ tr }) => {
      const { from } = tr.selection;
      tr.delete(from - 3, from);
      return true;
    });
    expect(suggestionsOf(editor.state.doc).every(({ author }) => author === 'ada')).toBe(true);
    expect(sent(doc)).toEqual(before);
  });

  test('another look is suggested as the same words anew', () => {
    const { doc, editor } = begin(p('Within 30 days'));
    const before = sent(doc);
    select(editor, '30');
    editor.commands.toggleBold();
    expect([told(editor), sent(doc)]).toEqual([[['ada', '30', '30']], before]);
    all(editor, 'accept');
    expect(editor.getHTML()).toBe('<p>Within <strong>30</strong> days</p>');
  });

  test('what is said about words is no suggestion', () => {
    const { editor } = begin(p('Within 30 days'));
    select(editor, '30');
    editor.commands.setMark('comment', { thread: 't' });
    expect([told(editor), editor.getHTML().includes('data-comment-thread="t"')]).toEqual([[], true]);
  });
});

describe('over lines', () => {
  test('Enter waits as a sign until it is judged; in a list it begins an entry', () => {
    const list = { type: 'bulletList', content: [{ type: 'listItem', content: [p('onetwo')] }] };
    const { doc, editor } = begin(p('ab'), list);
    const before = sent(doc);
    caretAfter(editor, 'a');
    editor.commands.splitBlock();
    caretAfter(editor, 'one');
    editor.commands.splitListItem('listItem');
    expect([told(editor).map(([, , inserted]) => inserted), sent(doc)]).toEqual([['¶', '¶'], before]);
    all(editor, 'accept');
    expect(editor.getHTML()).toBe('<p>a</p><p>b</p><ul><li><p>one</p></li><li><p>two</p></li></ul>');
    editor.commands.undo();
    all(editor, 'reject');
    expect(sent(doc)).toEqual(before);
  });

  test('words deleted over several lines, a list among them, join when that is accepted', () => {
    const list = {
      type: 'bulletList',
      content: ['one', 'two', 'three'].map((word) => ({ type: 'listItem', content: [p(word)] })),
    };
    const { doc, editor } = begin(p('First'), p('Second'), p('Third'), list);
    const before = sent(doc);
    editor.commands.setTextSelection({ from: 4, to: 11 });
    editor.commands.deleteSelection();
    expect(told(editor)).toEqual([['ada', 'st¶Sec', '']]);
    select(editor, 'ne');
    editor.commands.setTextSelection({ from: editor.state.selection.from, to: editor.state.selection.to + 6 });
    editor.commands.deleteSelection();
    expect(sent(doc)).toEqual(before);
    all(editor, 'accept');
    expect(editor.getHTML()).toBe('<p>Firond</p><p>Third</p><ul><li><p>oo</p></li><li><p>three</p></li></ul>');
    editor.commands.undo();
    all(editor, 'reject');
    expect(sent(doc)).toEqual(before);
  });

  test('in a table each cell keeps its own', () => {
    const { doc, editor } = begin({ type: 'table', content: [row('a1', 'b1'), row('a2', 'b2')] });
    const before = sent(doc);
    select(editor, '1');
    type(editor, '9');
    caretAfter(editor, 'b2');
    type(editor, 'x');
    expect([told(editor), sent(doc)]).toEqual([
      [
        ['ada', '1', '9'],
        ['ada', '', 'x'],
      ],
      before,
    ]);
    all(editor, 'accept');
    expect(lines(editor)).toContain('b2x');
  });

  test('pasted lines come in as lines of one suggestion', () => {
    const { doc, editor } = begin(p('ab'));
    const before = sent(doc);
    caretAfter(editor, 'a');
    editor.view.pasteHTML('<p>one</p><p>two</p><ul><li>three</li></ul>', new Event('paste') as ClipboardEvent);
    expect([told(editor), sent(doc)]).toEqual([[['ada', '', 'one¶two¶three']], before]);
    all(editor, 'accept');
    expect(lines(editor)).toBe('aone|two|threeb');
  });

  test('a mention between struck words goes with them; alone it cannot be suggested away', () => {
    const mention = { type: 'mention', attrs: { id: 'm', kind: 'member', target: 'x', label: 'Paul' } };
    const { doc, editor, refused } = begin(p('Ask ', mention, ' today'));
    const before = sent(doc);
    editor.commands.setTextSelection({ from: 5, to: 6 });
    editor.commands.deleteSelection();
    expect([refused(), told(editor)]).toEqual([1, []]);
    editor.commands.setTextSelection({ from: 4, to: 8 });
    editor.commands.deleteSelection();
    expect(sent(doc)).toEqual(before);
    all(editor, 'accept');
    expect(lines(editor)).toBe('Askoday');
  });

  test('what is no change of lines and letters is refused, and nothing happens', () => {
    const { doc, editor, refused } = begin(p('ab'));
    const before = Y.encodeStateAsUpdate(doc);
    caretAfter(editor, 'a');
    editor.commands.toggleBulletList();
    editor.commands.insertContent({ type: 'horizontalRule' });
    expect(refused()).toBe(2);
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
  });
});

describe('of several people', () => {
  test('one does not suggest away what another suggests, and each takes back their own', () => {
    const { doc, editor } = begin(p('Within 30 days'));
    const before = sent(doc);
    select(editor, '30');
    type(editor, '45');
    const other = new Y.Doc();
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
    doc.on('update', (update: Uint8Array) => Y.applyUpdate(other, update));
    other.on('update', (update: Uint8Array) => Y.applyUpdate(doc, update));
    const { editor: theirs } = open(other, 'bob');
    setSuggesting(theirs, true);
    theirs.commands.selectAll();
    theirs.commands.deleteSelection();
    expect(told(editor)).toEqual([
      ['bob', 'Within  days', ''],
      ['ada', '30', '45'],
    ]);
    judgeSuggestions(editor, 'reject', ({ author }) => author === 'bob');
    expect(told(theirs)).toEqual([['ada', '30', '45']]);
    theirs.commands.undo();
    expect(told(editor)).toEqual([['ada', '30', '45']]);
    editor.commands.undo();
    editor.commands.undo();
    expect(sent(doc)).toEqual(before);
  });

  test('keys lead from one to the next', () => {
    const { editor } = begin(p('one two three'));
    for (const word of ['one', 'three']) {
      caretAfter(editor, word);
      type(editor, 'x');
    }
    editor.commands.setTextSelection(1);
    const seen = [1, 1, 1, -1].map((way) => {
      goToSuggestion(editor, way as 1 | -1);
      return suggestionAt(editor.state)?.from;
    });
    expect(seen).toEqual([4, 15, 4, 15]);
  });
});
