import { expect, test } from 'vitest';
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';

import { Quiet } from './quiet.ts';

/** What a colleague sees of one person in a document. */
const watched = () => {
  const [mine, theirs] = [new Awareness(new Y.Doc()), new Awareness(new Y.Doc())];
  let told = 0;
  mine.on('update', () => {
    told += 1;
    applyAwarenessUpdate(theirs, encodeAwarenessUpdate(mine, [mine.clientID]), 'line');
  });
  mine.setLocalState({ doing: 'away' });
  const quiet = new Quiet();
  quiet.watch(mine);
  return { mine, quiet, seen: () => theirs.getStates().get(mine.clientID), told: () => told };
};

test('who is quiet is seen nowhere, and again at their last place when they are quiet no more', () => {
  const { mine, quiet, seen, told } = watched();
  mine.setLocalStateField('cursor', 3);
  expect(seen()).toEqual({ doing: 'away', cursor: 3 });
  quiet.set(true);
  expect(seen()).toEqual({ doing: 'away' });
  const before = told();
  mine.setLocalStateField('cursor', 4);
  mine.setLocalStateField('cursor', 5);
  expect([seen(), told()]).toEqual([{ doing: 'away' }, before]);
  // As the library does every few seconds.
  mine.setLocalState(mine.getLocalState());
  expect(told()).toBe(before + 1);
  quiet.set(false);
  expect(seen()).toEqual({ doing: 'away', cursor: 5 });
  mine.destroy();
});

test('a document that is opened in quiet mode says nothing of it', () => {
  const { mine, quiet, told } = watched();
  quiet.set(true);
  const other = new Awareness(new Y.Doc());
  quiet.watch(other);
  other.setLocalState({ doing: 'away', cursor: 1 });
  expect(other.getLocalState()).not.toHaveProperty('cursor');
  const before = told();
  quiet.set(false);
  expect([other.getLocalState(), told()]).toEqual([{ doing: 'away', cursor: 1 }, before + 1]);
  other.destroy();
  mine.destroy();
});

test('a document that is left is not told of any more', () => {
  const { mine, quiet, told } = watched();
  mine.destroy();
  const before = told();
  quiet.set(true);
  expect(told()).toBe(before);
});
