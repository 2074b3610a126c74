import { passageOf, richText, sharedText } from '@baton/editor';
import { proposalBody } from '@baton/schema/proposals';
import { writeNodes } from '@baton/schema/rich-text';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { Editor } from '@tiptap/core';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { IntlProvider } from 'use-intl';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';

import { notesEn } from '../notes.messages.en.ts';
import { SuggestButton, SuggestDialog } from './suggest-words.tsx';

const text = (words: string) => ({ type: 'text', text: words });
const body = [
  {
    type: 'paragraph',
    content: [text('Paid in 30 days '), { type: 'date', attrs: { day: '2026-12-31' } }, text(' net')],
  },
  { type: 'paragraph', content: [text('Delivered soon')] },
];

let root: Root;
let page: HTMLElement;
let editor: Editor;
const onSuggest = vi.fn<(passage: { quote: string }) => void>();
const suggest = vi.fn<() => Promise<void>>();

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  onSuggest.mockReset();
  suggest.mockReset().mockResolvedValue();
  page = document.body.appendChild(document.createElement('div'));
  const doc = new Y.Doc();
  writeNodes(proposalBody(doc), body);
  const delivered = (proposalBody(doc).get(1) as Y.XmlElement).get(0) as Y.XmlText;
  delivered.format('Delivered '.length, 'soon'.length, { 'deletion--0000000a': { id: 's', author: 'm' } });
  editor = new Editor({
    element: document.body.appendChild(document.createElement('div')),
    editable: false,
    extensions: [...richText(), ...sharedText(proposalBody(doc))],
  });
  root = createRoot(page);
});
afterEach(() => {
  act(() => root.unmount());
  editor.destroy();
  document.body.replaceChildren();
});

const show = (shown: React.ReactNode) =>
  act(() =>
    root.render(
      <IntlProvider
        locale="en"
        messages={{ notes: notesEn, common: { close: 'Close' } }}
        onError={() => {}}
        timeZone="UTC"
      >
        <QueryClientProvider client={new QueryClient()}>{shown}</QueryClientProvider>
      </IntlProvider>,
    ),
  );

const placeOf = (words: string): number => {
  let found = -1;
  editor.state.doc.descendants((node, place) => {
    const within = node.isText ? (node.text ?? '').indexOf(words) : -1;
    if (within >= 0 && found < 0) found = place + within;
  });
  return found;
};
/** Selects from these words to those. */
const select = (first: string, last = first) =>
  act(() => void editor.commands.setTextSelection({ from: placeOf(first), to: placeOf(last) + last.length }));
const area = () => document.querySelector('textarea');
const send = () => document.querySelector<HTMLButtonElement>('form [type="submit"]');
const button = () => document.querySelector<HTMLButtonElement>('[aria-label="Suggest a change"]');
const why = () => document.getElementById(button()?.getAttribute('aria-describedby') ?? '')?.textContent;

test('[PP28] what cannot be suggested is not asked for: beside the button stands why', () => {
  show(<SuggestButton away={false} editor={editor} onSuggest={onSuggest} />);
  select('30');
  expect([button()?.disabled, why()]).toEqual([false, undefined]);
  act(() => button()?.click());
  expect(onSuggest).toHaveBeenCalledWith(expect.objectContaining({ quote: '30' }));
  select('30', 'Delivered');
  expect([button()?.disabled, why()]).toEqual([true, notesEn.suggest.obstacles['several-lines']]);
  select('days', 'net');
  expect(why()).toBe(notesEn.suggest.obstacles['beyond-words']);
  select('soon');
  expect(why()).toBe(notesEn.suggest.obstacles.suggested);
  show(<SuggestButton away editor={editor} onSuggest={onSuggest} />);
  select('30');
  expect([button()?.disabled, why()]).toEqual([true, notesEn.suggest.obstacles.away]);
});

test('[PP28] words that were typed as the connection went stay, and go when it is back', async () => {
  show(<div />);
  select('30');
  const passage = passageOf(editor);
  if (!passage) throw new Error('nothing is selected');
  const dialog = (away: boolean) =>
    show(<SuggestDialog away={away} onClose={() => {}} passage={passage} suggest={suggest} />);
  dialog(true);
  await act(async () => {
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(area(), '45');
    area()?.dispatchEvent(new Event('input', { bubbles: true }));
  });
  expect([send()?.disabled, document.querySelector('output')?.textContent]).toEqual([
    true,
    notesEn.suggest.obstacles.away,
  ]);
  dialog(false);
  expect(area()?.value).toBe('45');
  await act(async () => send()?.click());
  expect(suggest).toHaveBeenCalledWith(passage, '45');
});
