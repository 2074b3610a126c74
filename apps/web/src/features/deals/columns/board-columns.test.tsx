import { createDeal, editDeal, moveDeal, seedBoard } from '@baton/schema/deals';
import type { AccountId, BoardId, DealId, MemberId, StageId } from '@baton/schema/shared';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { IntlProvider, useTranslations } from 'use-intl';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';

import { BoardActions } from '../board/board-actions.ts';
import { BoardStore } from '../board/board-store.ts';
import { BoardUi } from '../board/board-ui.ts';
import { BoardWorldProvider, noExtras, type BoardNames } from '../board/board-world.tsx';
import { CardFigures } from '../board/card-figures.ts';
import { NextActivities } from '../board/next-activities.ts';
import { dealsEn } from '../deals.messages.en.ts';
import { CardPresence } from '../presence/card-presence.ts';
import { BoardUndo } from '../undo/board-undo.ts';
import { BoardColumns } from './board-columns.tsx';

/** How many cards are drawn for what: a cost that was taken out once must not come back unseen. */

const id = (at: number) => `01900000-0000-7000-8000-${String(at).padStart(12, '0')}`;
const stages = [1, 2, 3].map((at) => id(at) as StageId);
const [first, second] = stages as [StageId, StageId, StageId];
const dealAt = (at: number) => id(100 + at) as DealId;

/** Every deal has an account of its own, which a card asks for once in each drawing: so drawings are counted. */
const drawn: string[] = [];
const names: BoardNames = {
  person: () => null,
  people: [],
  teamOf: () => null,
  holder: () => null,
  account: (account) => {
    if (account !== null) drawn.push(account);
    return null;
  },
  accounts: [],
  rates: new Map(),
  base: 'EUR',
};
const drawnCards = () => new Set(drawn).size;

const aBoard = () => {
  const doc = new Y.Doc();
  seedBoard(doc, { stages: stages.map((stage) => ({ id: stage, name: stage })), currency: 'EUR' });
  doc.transact(() => {
    for (let at = 0; at < 60; at += 1) {
      const draft = { id: dealAt(at), title: `Deal ${at}`, accountId: id(1_000 + at) as AccountId };
      createDeal(doc, draft, { stageId: stages[at % 3] as StageId }, Math.random);
    }
  });
  const undo = new BoardUndo(doc);
  const awareness = new Awareness(doc);
  return {
    doc,
    store: new BoardStore(doc),
    ui: new BoardUi(),
    figures: new CardFigures(),
    next: new NextActivities(() => new Date('2026-11-26T10:00:00')),
    actions: new BoardActions(doc, undo, { done: nothing, refused: nothing }),
    presence: new CardPresence(awareness),
  };
};
type Board = ReturnType<typeof aBoard>;

const nothing = () => {};

const Page = ({ board }: { board: Board }) => {
  const words = useTranslations('deals');
  const world = {
    ...board,
    boardId: id(9) as BoardId,
    board: null,
    names,
    extras: noExtras,
    words,
    me: id(8) as MemberId,
    locale: 'en',
    today: '2026-11-26',
    isPast: false,
    canWrite: true,
    canManage: true,
    peek: nothing,
    open: nothing,
  };
  return (
    <BoardWorldProvider match={null} value={world}>
      <BoardColumns />
    </BoardWorldProvider>
  );
};

let root: Root;
let board: Board;

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => {}, removeEventListener: () => {} }));
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(600);
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
  // Without a style sheet nothing scrolls, of which the drag library warns.
  vi.spyOn(console, 'warn').mockReturnValue(undefined);
  board = aBoard();
  const place = document.body.appendChild(document.createElement('div'));
  root = createRoot(place);
  act(() =>
    root.render(
      <IntlProvider locale="en" messages={{ deals: dealsEn }} timeZone="UTC">
        <Page board={board} />
      </IntlProvider>,
    ),
  );
  drawn.length = 0;
});

afterEach(() => {
  act(() => root.unmount());
  document.body.replaceChildren();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const cardsIn = (stage: StageId) => [...document.querySelectorAll<HTMLElement>(`[data-stage="${stage}"] [data-deal]`)];
const shown = () => document.querySelectorAll('[data-deal]').length;

test('a window of each column is in the page', () => {
  expect(shown()).toBeGreaterThan(20);
  expect(shown()).toBeLessThan(60);
});

test('a colleague’s move draws the card that moved and those that come into the window, not its neighbours', () => {
  act(() => void moveDeal(board.doc, dealAt(0), { stageId: second, after: null }, Math.random));
  expect(cardsIn(second)[0]?.dataset['deal']).toBe(dealAt(0));
  expect(cardsIn(second)[0]?.closest('[role=listitem]')?.getAttribute('aria-posinset')).toBe('1');
  expect(cardsIn(second)[1]?.closest('[role=listitem]')?.getAttribute('aria-posinset')).toBe('2');
  expect(drawnCards()).toBeLessThanOrEqual(2);
});

test('a new title draws one card', () => {
  act(() => void editDeal(board.doc, dealAt(3), { title: 'Anew' }));
  expect(cardsIn(first).some((card) => card.textContent.includes('Anew'))).toBe(true);
  expect(drawnCards()).toBe(1);
});

test('the figures of one deal draw one card, and a fact about it draws it again', () => {
  const then = '2026-11-01T00:00:00Z';
  const figure = { id: dealAt(3), productName: null, estimate: null, stageSince: then, lastActivity: then };
  act(() => board.figures.read([{ ...figure, lastActivityType: 'deal.edited' }]));
  drawn.length = 0;
  act(() => board.figures.touch(dealAt(3), 'deal.stage-changed', '2026-11-26T00:00:00Z'));
  expect(drawnCards()).toBe(1);
  act(() => board.figures.add([{ ...figure, id: dealAt(4), lastActivityType: 'deal.created' }]));
  expect(drawnCards()).toBe(2);
});

const lines = () => [...document.querySelectorAll('[data-next]')].map((line) => line.textContent);

test('what is planned about one deal draws the last line of one card', () => {
  act(() => board.next.read({ deals: null, next: [] }));
  expect(new Set(lines())).toEqual(new Set(['no activity']));
  drawn.length = 0;
  const planned = { dealId: dealAt(3), kind: 'task', id: id(1), title: 'Call', on: '2026-11-27', at: null } as const;
  act(() => board.next.read({ deals: [dealAt(3)], next: [planned] }));
  expect(lines().filter((line) => line !== 'no activity')).toEqual(['tomorrow']);
  expect(drawnCards()).toBe(0);
});

test('focus, selection and the panel draw the cards they leave and come to', () => {
  act(() => board.ui.set({ focused: dealAt(0) }));
  act(() => board.ui.set({ peeked: dealAt(0) }));
  act(() => board.ui.toggle(dealAt(0)));
  expect(drawnCards()).toBe(1);
  act(() => board.ui.set({ focused: dealAt(1) }));
  expect(drawnCards()).toBe(2);
});
