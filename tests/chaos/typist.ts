import { newId } from '@baton/collab-server/platform/clock/new-id.ts';
import { createDeal, editDeal, labelDeal, moveDeal, readBoard, type Place } from '@baton/schema/deals';
import type { DealId } from '@baton/schema/shared';
import type * as Y from 'yjs';

import type { BoardWorld } from '#tests/board-world.ts';

const stageNames = ['New', 'Proposal', 'Won', 'Lost'];

/** One thing that somebody does on a board: mostly moving and typing, sometimes a new card. */
export const doSomething = (doc: Y.Doc, board: BoardWorld, random: () => number): void => {
  const deals = [...readBoard(doc).deals.keys()];
  const deal = deals[Math.floor(random() * deals.length)];
  const place: Place = board.at(stageNames[Math.floor(random() * stageNames.length)] ?? 'New');
  const kind = random();
  if (!deal || (deals.length < 200 && kind < 0.15)) addDeal(doc, place, `Deal ${Math.floor(random() * 1e6)}`, random);
  else if (kind < 0.55) moveDeal(doc, deal, place, random);
  else if (kind < 0.9) editDeal(doc, deal, { title: `Title ${Math.floor(random() * 1e6)}` });
  else labelDeal(doc, deal, [`label ${Math.floor(random() * 5)}`]);
};

export const addDeal = (doc: Y.Doc, place: Place, title: string, random: () => number): DealId => {
  const id = newId() as DealId;
  const about = {
    accountId: null,
    amount: null,
    currency: 'EUR',
    ownerId: null,
    closeOn: null,
    labels: [],
    productId: null,
  };
  createDeal(doc, { id, title, ...about }, place, random);
  return id;
};

/** Types at this many edits a second until told to stop. */
export const keepTyping = (perSecond: number, edit: () => void): (() => void) => {
  const timer = setInterval(edit, 1_000 / perSecond);
  return () => clearInterval(timer);
};
