import type { Connection } from '@hocuspocus/server';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import type { Judgement } from '../gate/gate.ts';
import { createIncoming, type IncomingParts } from './incoming.ts';
import type { SocketContext } from './session.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => void vi.useRealTimers());

const step2 = 1;
const update = 2;

/** A person’s client that comes and goes, a gate that says what it is told to, and a log that may be gone. */
const aRoom = () => {
  const says: { judgement: Judgement; gone: boolean } = { judgement: { pass: 'missing' }, gone: false };
  const closed: string[] = [];
  // Only what taking an update asks of them.
  const parts = {
    log: {
      append: () => (says.gone ? Promise.reject(new Error('the database is gone')) : Promise.resolve({ seq: 1 })),
    },
    applier: { open: () => ({ doc: {}, applied: 1, clients: new Map() }) },
    gate: { judge: () => Promise.resolve(says.judgement) },
    rights: { freshSoon: () => Promise.resolve(true) },
    onTrouble: () => {},
    onRefused: (reason: string) => void closed.push(reason),
    onAccepted: () => {},
  } as unknown as IncomingParts;
  const incoming = createIncoming(parts);
  const connect = () => {
    const session = {
      signIn: { signIn: 'ines' },
      socket: { closeFor: (why: string) => void closed.push(why) },
      refused: new Map(),
    };
    const opened = { id: 'board', level: 'write', kind: 'board', actor: { member: 'ines' } };
    const connection = { context: { session, opened }, close: () => {} } as unknown as Connection<SocketContext>;
    return (type: number) => incoming.take({ connection, type, payload: new Uint8Array([1, 2, 3]) });
  };
  return { says, closed, connect };
};
const taken: Judgement = { take: new Uint8Array([1]), claims: [] };

test('[M12] who sent all they have is not guilty of what was missing before, however long the database is gone', async () => {
  const { says, closed, connect } = aRoom();
  await connect()(update);
  Object.assign(says, { judgement: taken, gone: true });
  await connect()(step2);
  expect(closed).toEqual(['try-again']);
  vi.advanceTimersByTime(45_000);
  Object.assign(says, { judgement: { pass: 'missing' }, gone: false });
  await connect()(update);
  expect(closed).toEqual(['try-again']);
  Object.assign(says, { judgement: taken });
  expect(await connect()(step2)).toBe(true);
});

test('[M12] who goes on building on what nobody has is sent away, and then refused', async () => {
  const { closed, connect } = aRoom();
  await connect()(update);
  vi.advanceTimersByTime(31_000);
  await connect()(update);
  vi.advanceTimersByTime(31_000);
  await connect()(update);
  expect(closed).toEqual(['try-again', 'invalid-update']);
});
