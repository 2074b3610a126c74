import { expect, test } from 'vitest';

import { emptyLedger, record, saveState, worstOf, type LedgerEvent } from './ledger.ts';

const after = (...events: LedgerEvent[]) => saveState(events.reduce(record, emptyLedger));

const opened = { type: 'opened' } as const;
const closed = { type: 'closed' } as const;
const edited = { type: 'edited' } as const;
const answer = { type: 'sent', step: 'answer' } as const;
const update = { type: 'sent', step: 'update' } as const;
const ack = { type: 'acknowledged', applied: true } as const;
const written = { type: 'written', edits: 1 } as const;
const times = (n: number, ...events: LedgerEvent[]) => Array.from({ length: n }, () => events).flat();

test.each<[string, LedgerEvent[], ReturnType<typeof after>]>([
  ['nothing has happened', [], { kind: 'opening' }],
  ['the socket is open and nothing is proven', [opened], { kind: 'opening' }],
  ['our state was offered but not committed', [opened, answer], { kind: 'saving', changes: 0 }],
  ['our state was committed', [opened, answer, ack], { kind: 'saved' }],
  ['an edit waits for the window to end', [opened, answer, ack, edited], { kind: 'saving', changes: 1 }],
  ['an edit is on the wire', [opened, answer, ack, edited, update], { kind: 'saving', changes: 1 }],
  ['an edit was committed', [opened, answer, ack, edited, update, ack], { kind: 'saved' }],
  ['one frame carries two edits', [opened, answer, ack, edited, edited, update], { kind: 'saving', changes: 2 }],
  ['the first connection fails', [closed], { kind: 'offline', changes: 0, kept: true }],
  [
    'edits are made offline',
    [opened, answer, ack, closed, ...times(20, edited, written)],
    { kind: 'offline', changes: 20, kept: true },
  ],
  [
    'storage is blocked',
    [closed, edited, { type: 'stored', kept: false }],
    { kind: 'offline', changes: 1, kept: false },
  ],
  [
    '[M12] an edit offline is not on the device yet',
    [opened, answer, ack, closed, edited, written, edited],
    { kind: 'offline', changes: 1, kept: true },
  ],
  [
    'the connection dies with a frame on the wire',
    [opened, answer, ack, edited, written, update, closed],
    { kind: 'offline', changes: 1, kept: true },
  ],
  [
    'edits of an earlier visit are found on the device',
    [{ type: 'restored', changes: 3 }, closed],
    { kind: 'offline', changes: 3, kept: true },
  ],
  [
    'an edit is refused',
    [opened, answer, ack, edited, update, { type: 'refused', reason: 'invalid-update' }],
    { kind: 'cannot-save', reason: 'invalid-update', changes: 1 },
  ],
  [
    'a reader’s edit is turned away',
    [opened, answer, ack, edited, update, { type: 'refused', reason: 'read-only' }],
    { kind: 'cannot-save', reason: 'read-only', changes: 1 },
  ],
])('%s', (_situation, events, state) => {
  expect(after(...events)).toEqual(state);
});

test('[M12] after twenty edits offline, Saved is shown at the twentieth acknowledgement and not before', () => {
  let ledger = [opened, answer, ack, closed, ...times(20, edited), opened].reduce(record, emptyLedger);
  // The provider flushes what it had queued as single frames before it answers the server's step 1.
  for (let i = 0; i < 20; i += 1) ledger = record(record(ledger, edited), update);
  ledger = record(ledger, answer);
  for (let i = 0; i < 20; i += 1) {
    ledger = record(ledger, ack);
    expect(saveState(ledger).kind).toBe('saving');
  }
  expect(saveState(record(ledger, ack))).toEqual({ kind: 'saved' });
});

test('[M12] an acknowledged update does not hide that older edits were never offered', () => {
  const ledger = [closed, edited, opened, edited, update, ack].reduce(record, emptyLedger);
  expect(saveState(ledger)).toEqual({ kind: 'saving', changes: 1 });
});

test('[M12] a frame that was not taken is saved only by a later answer', () => {
  const notTaken = { type: 'acknowledged', applied: false } as const;
  const before = [opened, answer, ack, edited, update, edited, update, notTaken, ack];
  expect(after(...before)).toEqual({ kind: 'saving', changes: 1 });
  expect(after(...before, answer)).toEqual({ kind: 'saving', changes: 1 });
  expect(after(...before, answer, ack)).toEqual({ kind: 'saved' });
});

test('[M12] after a refusal a late acknowledgement or a new connection does not make it Saved', () => {
  const refused = { type: 'refused', reason: 'update-too-large' } as const;
  expect(after(opened, answer, ack, edited, update, refused, ack, opened, answer, ack)).toEqual({
    kind: 'cannot-save',
    reason: 'update-too-large',
    changes: 1,
  });
});

test('several documents show the worst state and all their changes', () => {
  expect(worstOf([])).toEqual({ kind: 'saved' });
  expect(worstOf([{ kind: 'saved' }, { kind: 'saving', changes: 2 }])).toEqual({ kind: 'saving', changes: 2 });
  expect(
    worstOf([
      { kind: 'offline', changes: 2, kept: true },
      { kind: 'saving', changes: 3 },
    ]),
  ).toEqual({
    kind: 'offline',
    changes: 5,
    kept: true,
  });
});
