// @vitest-environment jsdom
import { variablesIn } from '@baton/schema/proposals';
import { Editor, type JSONContent } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import { afterEach, expect, test } from 'vitest';

import { richText } from './rich-text.ts';
import { setSuggesting, suggesting } from './suggest/suggesting.ts';
import { showVariables, textVariables, type ShownVariables, type VariableLook } from './text-variables.ts';

Element.prototype.scrollIntoView = () => {};
const editors: Editor[] = [];
afterEach(() => {
  for (const editor of editors.splice(0)) editor.destroy();
});

const shown = (looks: [string, VariableLook][]): ShownVariables => ({
  find: variablesIn,
  looks: new Map(looks),
  missing: 'missing',
});

const open = (content: JSONContent[], what: ShownVariables): Editor => {
  const editor = new Editor({
    element: document.body.appendChild(document.createElement('div')),
    extensions: [
      ...richText(),
      textVariables({ shown: what, locale: 'fr' }),
      suggesting({
        author: 'ada',
        newId: () => 's1',
        look: () => ({ name: 'ada', color: 'red' }),
        onRefused: () => {},
      }),
    ],
    content: { type: 'doc', content },
  });
  editors.push(editor);
  return editor;
};
const p = (text: string): JSONContent => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const chips = (editor: Editor) =>
  [...editor.view.dom.querySelectorAll<HTMLElement>('[data-variable]')].map(({ textContent, dataset }) => [
    textContent,
    dataset['state'],
  ]);
const press = (editor: Editor, key: string) =>
  editor.view.someProp('handleKeyDown', (handle) => handle(editor.view, new KeyboardEvent('keydown', { key })));
const caret = (editor: Editor, at: number) =>
  editor.view.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, at)));

test('a variable is shown by what it stands for, and by its name where it stands for nothing', () => {
  const editor = open(
    [p('For {{account}} and {{contact}} until {{valid-until}}, {{nobody}}')],
    shown([
      ['account', { label: 'Account', value: { text: 'Durand' } }],
      ['contact', { label: 'Contact', value: null }],
      ['valid-until', { label: 'Until', value: { day: '2026-12-31' } }],
    ]),
  );
  expect(chips(editor)).toEqual([
    ['Durand', 'filled'],
    ['Contact', 'missing'],
    ['jeu. 31 déc. 2026', 'filled'],
  ]);
  showVariables(editor, shown([['account', { label: 'Account' }]]));
  expect(chips(editor)).toEqual([['Account', 'named']]);
  expect(editor.getText()).toContain('For {{account}} and {{contact}}');
});

test('the caret passes it in one step, whichever way, and one press deletes it', () => {
  const editor = open([p('a{{deal}}b')], shown([['deal', { label: 'Deal' }]]));
  const [from, to] = [2, 10];
  caret(editor, from);
  press(editor, 'ArrowRight');
  expect(editor.state.selection.head).toBe(to);
  press(editor, 'ArrowLeft');
  expect(editor.state.selection.head).toBe(from);
  caret(editor, from + 3);
  expect(editor.state.selection.head).toBe(to);
  press(editor, 'Backspace');
  expect(editor.getText()).toBe('ab');
});

test('whoever suggests takes it out as a whole, for others to judge', () => {
  const editor = open([p('a{{deal}}b')], shown([['deal', { label: 'Deal' }]]));
  setSuggesting(editor, true);
  caret(editor, 10);
  press(editor, 'Backspace');
  const pieces: [string, string[]][] = [];
  editor.state.doc.descendants((node) => {
    if (node.isText) pieces.push([node.text ?? '', node.marks.map(({ type }) => type.name)]);
  });
  expect(pieces).toEqual([
    ['a', []],
    ['{{deal}}', ['deletion']],
    ['b', []],
  ]);
  expect(chips(editor)).toEqual([['Deal', 'named']]);
});
