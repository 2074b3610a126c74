import { addLine, editLine, readPricing, seedPricing, type PricingView } from '@baton/schema/pricing';
import type { ProposalLanguage } from '@baton/schema/proposals';
import type { LineId } from '@baton/schema/shared';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { IntlProvider } from 'use-intl';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';

import { SessionContext, type Session } from '#shared/session/session.tsx';

import { PricingTable } from './pricing-table.tsx';
import { pricingFr } from './pricing.messages.fr.ts';

const idAt = (at: number) => `01900000-0000-7000-8000-${String(at).padStart(12, '0')}` as LineId;

/** Somebody who may ask the server nothing, so that nothing is asked. */
const session = { abilities: [], role: 'member', workspace: { id: 'w', name: 'W', baseCurrency: 'EUR' } };

let root: Root;
let page: HTMLElement;
let doc: Y.Doc;
let awareness: Awareness;

const show = (editable = true, language: ProposalLanguage | null = null) =>
  act(() =>
    root.render(
      <IntlProvider
        locale="fr"
        messages={{ proposals: { pricing: pricingFr }, common: {} }}
        onError={() => {}}
        timeZone="UTC"
      >
        <SessionContext value={session as unknown as Session}>
          <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { enabled: false } } })}>
            <PricingTable awareness={awareness} doc={doc} editable={editable} language={language} />
          </QueryClientProvider>
        </SessionContext>
      </IntlProvider>,
    ),
  );

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  Element.prototype.scrollIntoView = () => {};
  page = document.body.appendChild(document.createElement('div'));
  root = createRoot(page);
  doc = new Y.Doc();
  awareness = new Awareness(doc);
  seedPricing(doc, { currency: 'EUR' });
  doc.transact(() => {
    const tax = { category: 'standard', rate: '20' } as const;
    addLine(doc, { id: idAt(1), text: 'Four', quantity: '1', unitPrice: '1000', tax }, {}, Math.random);
    addLine(doc, { id: idAt(2), text: 'Pose', quantity: '2', unitPrice: '80', tax }, {}, Math.random);
  });
});

afterEach(() => {
  act(() => root.unmount());
  page.remove();
});

const cell = (at: number, column: string) => page.querySelector<HTMLElement>(`[data-cell="${idAt(at)} ${column}"]`)!;
const field = () => page.querySelector<HTMLInputElement>('.pricing-field')!;
const press = (key: string, more: KeyboardEventInit = {}) =>
  act(() => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
    document.activeElement!.dispatchEvent(event);
  });
const type = (text: string) =>
  act(() => {
    const input = field();
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(input), 'value')!.set!.call(input, text);
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });
const click = (element: HTMLElement) => act(() => element.click());
const total = () => page.querySelector('[data-sum="once"] dd:last-child')!.textContent.replaceAll(/\s/g, ' ');
const lines = (): PricingView['rows'] => readPricing(doc).rows;

test('totals follow every key, and what is typed becomes the cell on Enter, which goes on below', () => {
  show();
  expect(total()).toBe('1 392,00 €');
  click(cell(1, 'unitPrice'));
  type('1 500,50');
  expect(total()).toBe('1 992,60 €');
  expect(lines()[0]).toMatchObject({ unitPrice: '1000' });
  press('Enter');
  expect(lines()[0]).toMatchObject({ unitPrice: '1500.5' });
  expect(document.activeElement).toBe(cell(2, 'unitPrice'));
});

test('Esc leaves the cell as it was, Tab goes through the cells, a key begins a cell anew', () => {
  show();
  click(cell(2, 'quantity'));
  type('9');
  press('Escape');
  expect(total()).toBe('1 392,00 €');
  expect(document.activeElement).toBe(cell(2, 'quantity'));
  press('Tab');
  expect(document.activeElement).toBe(cell(2, 'unitPrice'));
  press('7');
  expect(field().value).toBe('7');
  expect(total()).toBe('1 216,80 €');
  press('ArrowLeft');
  expect(lines()[1]).toMatchObject({ unitPrice: '7' });
  expect(document.activeElement).toBe(cell(2, 'quantity'));
});

test('what is no value says why and stays as it was typed', () => {
  show();
  click(cell(1, 'discount'));
  type('150');
  press('Enter');
  expect(cell(1, 'discount').getAttribute('aria-invalid')).toBe('true');
  expect(cell(1, 'discount').textContent).toContain('150');
  expect(cell(1, 'discount').textContent).toContain(pricingFr.faults['discount-over-100']);
  expect(lines()[0]).toMatchObject({ discount: null });
  press('Enter');
  expect(field().value).toBe('150');
  type('150 €');
  press('Enter');
  expect(cell(1, 'discount').getAttribute('aria-invalid')).toBeNull();
  expect(lines()[0]).toMatchObject({ discount: { amount: '150' } });
});

test('Mod+Enter adds below, Alt and an arrow moves, Mod+Z takes back only mine', () => {
  show();
  act(() => cell(1, 'text').focus());
  press('Enter', { ctrlKey: true });
  type('Formation');
  press('Enter');
  expect(lines().map(({ text }) => text)).toEqual(['Four', 'Formation', 'Pose']);
  press('ArrowUp', { altKey: true });
  expect(lines().map(({ text }) => text)).toEqual(['Four', 'Pose', 'Formation']);
  act(() => void editLine(doc, idAt(1), { text: 'Four à chariot' }));
  press('z', { ctrlKey: true });
  press('z', { ctrlKey: true });
  press('z', { ctrlKey: true });
  expect(lines().map(({ text }) => text)).toEqual(['Four à chariot', 'Pose']);
});

test('two people in two cells of a line both keep theirs, and see where the other is', () => {
  show();
  const theirs = new Y.Doc();
  Y.applyUpdate(theirs, Y.encodeStateAsUpdate(doc));
  click(cell(1, 'quantity'));
  expect(awareness.getLocalState()).toEqual({ doing: 'editing', subject: idAt(1), field: 'quantity' });
  type('3');
  editLine(theirs, idAt(1), { unitPrice: '900' });
  act(() => {
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(theirs));
    const said = { doing: 'editing', member: idAt(9), subject: idAt(1), field: 'unitPrice' };
    awareness.states.set(7, said);
    awareness.emit('change', [{ added: [7], updated: [], removed: [] }, 'test']);
  });
  expect(field().value).toBe('3');
  expect(cell(1, 'unitPrice').querySelector('[style*="outline"]')).not.toBeNull();
  press('Enter');
  expect(lines()[0]).toMatchObject({ quantity: '3', unitPrice: '900' });
  expect(awareness.getLocalState()).toEqual({ doing: 'away' });
});

test('a reader walks through the cells and changes nothing', () => {
  show(false);
  act(() => cell(1, 'text').focus());
  press('ArrowDown');
  expect(document.activeElement).toBe(cell(2, 'text'));
  press('x');
  press('Delete');
  press('Enter', { ctrlKey: true });
  click(cell(2, 'quantity'));
  expect(field()).toBeNull();
  expect(lines()).toMatchObject([{ text: 'Four' }, { text: 'Pose', quantity: '2' }]);
});

test('a key draws its own row and the sums, none of the other rows', () => {
  doc.transact(() => {
    for (let at = 3; at <= 80; at += 1) addLine(doc, { id: idAt(at), text: 'Line', unitPrice: '1' }, {}, Math.random);
  });
  show();
  click(cell(1, 'unitPrice'));
  const watch = new MutationObserver(() => {});
  watch.observe(page, { subtree: true, childList: true, characterData: true, attributes: true });
  type('1500');
  const drawn = watch.takeRecords().map(({ target }) => target.parentElement?.closest('.pricing-row') ?? null);
  expect(new Set(drawn)).toEqual(new Set([cell(1, 'unitPrice').closest('.pricing-row'), null]));
  expect(total()).toBe('2 070,00 €');
});

test('[PP43] what is printed is in the language of the proposal, what one works with in that of the interface', () => {
  addLine(doc, { id: idAt(3), kind: 'subtotal' }, {}, Math.random);
  const monthly = { optional: true, recurrence: 'month', unitPrice: '5' } as const;
  addLine(doc, { id: idAt(4), text: 'Care', quantity: '1', ...monthly }, {}, Math.random);
  show(true, 'it');
  const heads = [...page.querySelectorAll('[role="columnheader"]')].slice(1).map((each) => each.textContent);
  expect(heads).toEqual(['Descrizione', 'Quantità', 'Prezzo unitario\u00A0€', 'Sconto', 'IVA', 'Imponibile\u00A0€']);
  expect(page.querySelector('.pricing-head')?.getAttribute('lang')).toBe('it');
  const sums = page.querySelector('[data-sum="once"]');
  expect([...(sums?.querySelectorAll('dt') ?? [])].map((each) => each.textContent)).toEqual([
    'Imponibile',
    'IVA 20%',
    'Totale IVA inclusa',
  ]);
  expect(cell(3, 'text').textContent).toContain('Subtotale');
  expect(cell(4, 'text').closest('.pricing-row')?.textContent).toMatch(/Facoltativo.*al mese.*escluso dal totale/);
  // Typed and pressed as everywhere else.
  const pressed = [...page.querySelectorAll('button')].map((each) => each.textContent);
  expect(pressed).toEqual(expect.arrayContaining([pricingFr.add.line, pricingFr.add.product]));
  expect(page.textContent).toContain(pricingFr.wholeDiscount);
  expect(cell(1, 'unitPrice').textContent).toContain('1\u00A0000,00');
});
