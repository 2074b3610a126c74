import type { CustomerSuggestion, ShownProposal } from '@baton/schema/proposals';
import type { PlainNode } from '@baton/schema/rich-text';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { SentBody } from '../print/sent-body.tsx';
import { EarlierSuggestions } from './suggested.tsx';
import { useSuggesting } from './use-suggesting.tsx';

const paragraph = (text: string): PlainNode => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const body: PlainNode[] = [
  { type: 'heading', attrs: { level: 1 }, content: [{ type: 'text', text: 'Terms' }] },
  { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph('Paid in 30 days net.')] }] },
  paragraph('As agreed.'),
];
const suggestion: CustomerSuggestion = {
  id: '01990000-0000-7000-8000-000000000001',
  version: 2,
  line: 1,
  before: 'Paid in 30 days net.',
  after: 'Paid in 45 days net.',
  why: 'Our rule',
  at: '2026-11-20T09:00:00.000Z',
  name: 'Marie Durand',
  state: 'open',
  answeredBy: '',
  answeredAt: null,
  answer: '',
};
const shownWith = (more: Partial<ShownProposal> = {}): ShownProposal => ({
  content: {
    number: 'P-2026-041',
    version: 2,
    title: 'Ovens',
    language: 'en',
    validUntil: '2099-12-31',
    workspaceName: 'W',
    accountName: 'A',
    contactName: 'Marie Durand',
    sellerName: 'Claire',
    body,
    pricing: { currency: 'EUR', discount: null, rows: [], chosen: [] },
  },
  state: 'opened',
  open: true,
  answer: null,
  messages: [],
  alternatives: [],
  invited: true,
  suggestions: [],
  watched: false,
  paper: { at: '2026-11-20T09:00:00.000Z', hash: 'ab', trail: null },
  ...more,
});

let root: Root;
let page: HTMLElement;
const onSuggest = vi.fn<(said: { line: number; words: string; why: string }) => Promise<boolean>>();
const onWithdraw = vi.fn<(id: string) => Promise<boolean>>();

const Page = ({ shown }: { shown: ShownProposal }) => {
  const suggesting = useSuggesting({ shown, held: false, onSuggest, onWithdraw });
  return (
    <>
      {suggesting.switch}
      <SentBody content={shown.content} lineWith={suggesting.lineWith} prices={null} />
      <EarlierSuggestions shown={shown} />
    </>
  );
};
const show = (shown: ShownProposal) => act(() => root.render(<Page shown={shown} />));
const press = (name: string) =>
  act(async () => {
    const named = [...page.querySelectorAll('button')].find(
      (each) => (each.getAttribute('aria-label') ?? each.textContent) === name,
    );
    if (!named) throw new Error(`no button ${name} among ${page.innerHTML}`);
    named.click();
  });
const type = (text: string) =>
  act(() => {
    const [area] = page.querySelectorAll('textarea');
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(area, text);
    area?.dispatchEvent(new Event('input', { bubbles: true }));
  });
const send = () => page.querySelector<HTMLButtonElement>('form [type="submit"]');

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  onSuggest.mockReset().mockResolvedValue(true);
  onWithdraw.mockReset().mockResolvedValue(true);
  page = document.body.appendChild(document.createElement('div'));
  root = createRoot(page);
});
afterEach(() => {
  act(() => root.unmount());
  page.remove();
});

test('who is not invited, or cannot accept it any more, is offered nothing, and still reads what became of theirs', () => {
  show(shownWith({ invited: false }));
  expect(page.querySelector('button')).toBeNull();
  show(
    shownWith({
      open: false,
      suggestions: [{ ...suggestion, state: 'declined', answeredBy: 'Claire', answer: 'No.' }],
    }),
  );
  expect(page.querySelector('button')).toBeNull();
  expect(page.querySelector('li .suggested')?.textContent).toContain('declined by Claire');
  expect(page.querySelector('li .suggested .answer')?.textContent).toBe('No.');
});

test('every line has a button once one suggests; what is typed is seen struck and inserted, and sent with its line', async () => {
  show(shownWith());
  expect(page.querySelectorAll('[data-line]')).toHaveLength(0);
  await press('Suggest changes');
  expect([...page.querySelectorAll('[data-line]')].map((each) => each.getAttribute('aria-label'))).toEqual([
    'Suggest a change: Terms',
    'Suggest a change: Paid in 30 days net.',
    'Suggest a change: As agreed.',
  ]);
  await press('Suggest a change: Paid in 30 days net.');
  expect(document.activeElement?.tagName).toBe('TEXTAREA');
  expect(send()?.getAttribute('aria-disabled')).toBe('true');
  await act(async () => send()?.click());
  expect(onSuggest).not.toHaveBeenCalled();
  type('Paid in 45 days net.');
  expect([page.querySelector('form del')?.textContent, page.querySelector('form ins')?.textContent]).toEqual([
    'taken out: 30',
    'put in: 45',
  ]);
  onSuggest.mockResolvedValueOnce(false);
  await act(async () => send()?.click());
  // What did not arrive stays where it was typed.
  expect(page.querySelector('textarea')?.value).toBe('Paid in 45 days net.');
  await act(async () => send()?.click());
  expect(onSuggest).toHaveBeenLastCalledWith({ line: 1, words: 'Paid in 45 days net.', why: '' });
  expect(page.querySelector('form')).toBeNull();
});

test('what waits is shown at its line, is changed from what it says, and is withdrawn', async () => {
  show(
    shownWith({
      suggestions: [suggestion, { ...suggestion, id: 'x', version: 1, state: 'taken', answeredBy: 'Claire' }],
    }),
  );
  expect(page.querySelector('li .suggested ins')?.textContent).toBe('put in: 45');
  expect(page.querySelector('section .suggested')?.textContent).toContain('taken up by Claire');
  await press('Change it: Paid in 30 days net.');
  expect(page.querySelector('textarea')?.value).toBe('Paid in 45 days net.');
  // What it writes on stands in the form alone, and what became of others stays.
  expect(page.querySelectorAll('li .suggested')).toHaveLength(0);
  expect(page.querySelectorAll('section .suggested')).toHaveLength(1);
  await act(async () => {
    page.querySelector('textarea')?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
  });
  expect(page.querySelector('li .suggested ins')?.textContent).toBe('put in: 45');
  await press('Withdraw it');
  expect(onWithdraw).toHaveBeenCalledWith(suggestion.id);
});
