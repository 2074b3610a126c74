import { expect, test, vi } from 'vitest';

import { Problem, unreachable } from '../api/problem.ts';
import { CommandQueue } from './command-queue.ts';
import type { Queued, QueueStore } from './queue-store.ts';

/** What a device keeps: it outlives the tab that wrote it. */
const aDevice = () => {
  const rows: Queued[] = [];
  let places = 0;
  const change = (place: number, part: Partial<Queued>) => {
    const at = rows.findIndex((row) => row.place === place);
    const row = rows[at];
    if (row) rows[at] = { ...row, ...part };
    return Promise.resolve();
  };
  const store: Pick<QueueStore, 'add' | 'all' | 'amend' | 'refuse' | 'retry' | 'remove' | 'close'> = {
    add: (command) => {
      places += 1;
      rows.push({ ...command, place: places });
      return Promise.resolve(places);
    },
    all: (owner) => Promise.resolve(rows.filter((row) => row.owner === owner)),
    refuse: (place, refused) => change(place, { refused }),
    retry: (place, input) => change(place, { input, refused: null }),
    amend: (place, part) => change(place, { ...part, refused: null }),
    remove: (place) => {
      const at = rows.findIndex((row) => row.place === place);
      if (at !== -1) rows.splice(at, 1);
      return Promise.resolve();
    },
    close: () => Promise.resolve(),
  };
  return { rows, store: store as QueueStore };
};

/** A server that does each key once, and can be gone, or lose its answers. */
const aServer = () => {
  const done = new Map<string, string>();
  const server = {
    away: false,
    deaf: false,
    refuses: new Set<string>(),
    slow: new Map<string, Promise<void>>(),
    tried: 0,
    done,
  };
  const send = async (input: string, key: string): Promise<string> => {
    server.tried += 1;
    await server.slow.get(input);
    if (server.away) throw unreachable(new Error('gone'));
    if (server.refuses.has(input)) throw new Problem({ status: 409, reason: 'task-in-bin', message: 'in the bin' });
    done.set(key, input);
    if (server.deaf) throw unreachable(new Error('the answer was lost'));
    return input;
  };
  return { server, send, log: () => [...done.values()] };
};

/** What a command is about is its first letter. */
const about = (input: string): string => input.slice(0, 1);

const aTab = (
  device: ReturnType<typeof aDevice>,
  { server, send }: ReturnType<typeof aServer>,
  { again = (input: string): string => input, patienceMs = 10_000 } = {},
) => {
  const shown: string[] = [];
  const settled = vi.fn<() => void>();
  const hide = (input: string) => void shown.push(`not ${input}`);
  const queue = new CommandQueue({
    owner: 'ines|acme',
    store: device.store,
    kinds: {
      note: { send, show: (input: string) => void shown.push(input), hide, about, settled, again },
      tick: { send, show: (input: string) => void shown.push(input), shownAtOnce: true, settled },
    },
    isAway: () => server.away,
    patienceMs,
  });
  const give = (input: string) => queue.run('note', input, input);
  return { queue, give, shown, settled };
};

test('with the server there a command is sent at once, and its answer or refusal comes back', async () => {
  const [device, server] = [aDevice(), aServer()];
  const { give, queue } = aTab(device, server);
  expect(await give('a')).toBe('a');
  server.server.refuses.add('b');
  await expect(give('b')).rejects.toThrow('in the bin');
  expect([device.rows, queue.state]).toEqual([[], { waiting: 0, refused: [] }]);
});

test('a command is sent when the one before has its answer, refused or not', async () => {
  const [device, server] = [aDevice(), aServer()];
  const { give } = aTab(device, server);
  const first = Promise.withResolvers<void>();
  server.server.slow.set('a', first.promise);
  server.server.refuses.add('a');
  const [refused, second, third] = [give('a'), give('b'), give('c')];
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(server.server.tried).toBe(1);
  first.resolve();
  await Promise.all([expect(refused).rejects.toThrow('in the bin'), second, third]);
  expect(server.log()).toEqual(['b', 'c']);
});

test('what its page shows at once stays shown while it is on its way, whatever is read, and no longer', async () => {
  const [device, server] = [aDevice(), aServer()];
  const { give, queue, shown } = aTab(device, server);
  const late = Promise.withResolvers<void>();
  server.server.slow.set('a', late.promise);
  const given = [queue.run('tick', 'a', 'a'), queue.run('tick', 'b', 'b'), give('c')];
  await Promise.resolve();
  queue.show();
  expect(shown).toEqual(['a', 'b']);
  late.resolve();
  await Promise.all(given);
  queue.show();
  expect(shown).toEqual(['a', 'b']);
});

test('commands are kept on the device in their order although the one before them never has its answer', async () => {
  const [device, server] = [aDevice(), aServer()];
  const { give } = aTab(device, server, { patienceMs: 20 });
  server.server.slow.set('a', new Promise(() => {}));
  void give('a');
  const waiting = give('b');
  await Promise.resolve();
  while (server.server.tried === 0) await Promise.resolve();
  server.server.away = true;
  expect(await Promise.all([waiting, give('c')])).toEqual([null, null]);
  expect(device.rows.map(({ name }) => name)).toEqual(['b', 'c']);
});

test('without it commands are kept and shown, outlive the tab, and are sent in their order once it is back', async () => {
  const [device, server] = [aDevice(), aServer()];
  server.server.away = true;
  const before = aTab(device, server);
  for (const each of ['a', 'b', 'c']) expect(await before.give(each)).toBeNull();
  expect([before.queue.state.waiting, before.shown.at(-1), server.log()]).toEqual([3, 'c', []]);
  before.queue.end();
  const after = aTab(device, server);
  await after.queue.begin();
  expect(after.shown).toEqual(['a', 'b', 'c']);
  server.server.away = false;
  await after.queue.send();
  expect([server.log(), device.rows, after.queue.state.waiting]).toEqual([['a', 'b', 'c'], [], 0]);
  expect(after.settled).toHaveBeenCalled();
});

test('a command whose answer is lost happens once, under its first key', async () => {
  const [device, server] = [aDevice(), aServer()];
  const { give, queue } = aTab(device, server);
  server.server.deaf = true;
  expect(await give('a')).toBeNull();
  server.server.deaf = false;
  await queue.send();
  expect([server.log(), queue.state.waiting]).toEqual([['a'], 0]);
});

test('what comes later waits behind what was kept', async () => {
  const [device, server] = [aDevice(), aServer()];
  server.server.away = true;
  const { give, queue } = aTab(device, server);
  await give('a');
  server.server.away = false;
  await give('b');
  await queue.send();
  expect(server.log()).toEqual(['a', 'b']);
});

test('two tabs that come back together send each command once', async () => {
  const [device, server] = [aDevice(), aServer()];
  server.server.away = true;
  const [one, other] = [aTab(device, server), aTab(device, server)];
  for (const each of ['a', 'b']) await one.give(each);
  await other.queue.begin();
  server.server.away = false;
  await Promise.all([one.queue.send(), other.queue.send()]);
  expect([server.log(), device.rows]).toEqual([['a', 'b'], []]);
});

test('what the server refuses stays with its reason and holds nobody up, until it is tried again or given up', async () => {
  const [device, server] = [aDevice(), aServer()];
  server.server.away = true;
  const { give, queue, settled } = aTab(device, server);
  for (const each of ['a', 'b', 'c']) await give(each);
  server.server.away = false;
  server.server.refuses.add('b');
  await queue.send();
  expect(server.log()).toEqual(['a', 'c']);
  expect(queue.state).toMatchObject({ waiting: 0, refused: [{ name: 'b', refused: { reason: 'task-in-bin' } }] });
  const [refused] = queue.state.refused;
  if (!refused) throw new Error('nothing was refused');
  await queue.retry(refused);
  expect(queue.state.refused).toHaveLength(1);
  server.server.refuses.clear();
  await queue.retry(refused);
  expect([server.log(), queue.state]).toEqual([['a', 'c', 'b'], { waiting: 0, refused: [] }]);
  server.server.away = true;
  await give('d');
  server.server.refuses.add('d');
  server.server.away = false;
  await queue.send();
  const [last] = queue.state.refused;
  if (last) await queue.discard(last);
  expect([device.rows, queue.state.refused]).toEqual([[], []]);
  expect(settled).toHaveBeenCalled();
});

test('a retried command keeps its key: what was done without an answer is not done twice', async () => {
  const [device, server] = [aDevice(), aServer()];
  server.server.deaf = true;
  const { give, queue } = aTab(device, server);
  await give('a');
  await queue.send();
  await queue.send();
  server.server.deaf = false;
  await queue.send();
  expect([server.server.done.size, queue.state.waiting]).toEqual([1, 0]);
});

test('what was refused may be asked in another way when it is tried again', async () => {
  const [device, server] = [aDevice(), aServer()];
  const { queue, give } = aTab(device, server, { again: (input) => `${input} in spite of it` });
  server.server.away = true;
  await give('a');
  server.server.away = false;
  server.server.refuses.add('a');
  await queue.send();
  const [refused] = queue.state.refused;
  if (!refused) throw new Error('nothing was refused');
  await queue.retry(refused);
  expect([server.log(), queue.state]).toEqual([['a in spite of it'], { waiting: 0, refused: [] }]);
});

test('what is kept can be changed before it is sent, refused or not, and is then sent once as it is meant', async () => {
  const [device, server] = [aDevice(), aServer()];
  server.server.away = true;
  const { give, queue, shown } = aTab(device, server);
  for (const each of ['a', 'b']) await give(each);
  const [before] = device.rows.map(({ key }) => key);
  expect(await queue.amend('note', 'a', (input: string) => ({ input: `${input}2`, name: 'A' }))).toBe(true);
  expect(shown.slice(-3)).toEqual(['not a', 'a2', 'b']);
  expect(queue.about('a')).toMatchObject([{ name: 'A', input: 'a2' }]);
  // A key of its own: under the first one the server may hold another answer already.
  expect(device.rows[0]?.key).not.toBe(before);
  server.server.refuses.add('a2');
  server.server.away = false;
  await queue.send();
  expect(queue.state.refused).toHaveLength(1);
  await queue.amend('note', 'a', () => ({ input: 'a3', name: 'A' }));
  await queue.send();
  expect([server.log(), queue.state]).toEqual([['b', 'a3'], { waiting: 0, refused: [] }]);
  expect(await queue.amend('note', 'a', () => ({ input: 'a4', name: 'A' }))).toBe(false);
});

test('what is withdrawn before it is sent never reaches the server, the newest taken back first', async () => {
  const [device, server] = [aDevice(), aServer()];
  server.server.away = true;
  const { give, queue, shown } = aTab(device, server);
  for (const each of ['a', 'b', 'a, later']) await give(each);
  shown.length = 0;
  expect(await queue.withdraw('a')).toBe(true);
  expect(shown.filter((each) => each.startsWith('not'))).toEqual(['not a, later', 'not a']);
  server.server.away = false;
  await queue.send();
  expect([server.log(), device.rows, await queue.withdraw('a')]).toEqual([['b'], [], false]);
});
