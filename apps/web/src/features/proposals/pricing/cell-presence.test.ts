import type { LineId } from '@baton/schema/shared';
import { expect, test } from 'vitest';
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';

import { CellPresence } from './cell-presence.ts';

const row = '01900000-0000-7000-8000-000000000001' as LineId;
const member = '01900000-0000-7000-8000-000000000009';

test('tells who types in which cell, and nothing of a caret in the text', () => {
  const [mine, theirs] = [new Awareness(new Y.Doc()), new Awareness(new Y.Doc())];
  const hear = () => applyAwarenessUpdate(mine, encodeAwarenessUpdate(theirs, [theirs.clientID]), 'wire');
  const presence = new CellPresence(mine);
  let told = 0;
  const stop = presence.subscribe(() => (told += 1));
  theirs.setLocalState({ member, doing: 'editing', subject: row, field: 'unitPrice' });
  hear();
  expect([...presence.snapshot()]).toEqual([[`${row} unitPrice`, member]]);
  theirs.setLocalState({ member, doing: 'editing', cursor: null });
  hear();
  expect(presence.snapshot().size).toBe(0);
  expect(told).toBe(2);
  stop();
});

test('says where this person types, and is silent when they never did', () => {
  const awareness = new Awareness(new Y.Doc());
  const presence = new CellPresence(awareness);
  awareness.setLocalState({ doing: 'editing', cursor: null });
  presence.say(null);
  expect(awareness.getLocalState()).toMatchObject({ cursor: null });
  presence.say({ row, column: 'tax' });
  expect(awareness.getLocalState()).toEqual({ doing: 'editing', subject: row, field: 'tax' });
  presence.say(null);
  expect(awareness.getLocalState()).toEqual({ doing: 'away' });
});
