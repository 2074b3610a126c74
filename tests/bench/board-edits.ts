import * as Y from 'yjs';

import type { WireClient } from './wire-client.ts';
import { writtenSet } from './written-edit.ts';

/** A small seeded generator (mulberry32): the same seed, the same edits. */
export const seeded = (seed: number) => {
  let state = seed;
  return (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

const stamp = (): string => Math.round(performance.now() * 1000).toString(36);
const age = (stamped: string): number => performance.now() - Number.parseInt(stamped, 36) / 1000;

const dealsOf = (doc: Y.Doc): Y.Map<Y.Map<unknown>> => doc.getMap('deals');

/**
 * One edit as a person makes it: half card moves, half typing into a title. Both carry the time of the edit in their
 * value, so that a receiver in the same process can tell how old it is.
 */
export const editOnce = (client: WireClient, random: () => number): void => {
  const deals = dealsOf((client.eyes ?? client).doc);
  const ids = [...deals.keys()];
  const deal = deals.get(ids[Math.floor(random() * ids.length)] ?? '');
  if (!deal) return;
  if (random() < 0.5) {
    const stage = String(deal.get('pos')).split('|')[0];
    put(client, deal, 'pos', `${stage}|0|hzzzzz:${stamp()}`);
  } else {
    put(client, deal, 'title', `Deal ${Math.floor(random() * 1000)} ~${stamp()}`);
  }
};

const put = (client: WireClient, deal: Y.Map<unknown>, key: string, value: string): void => {
  if (!client.eyes) deal.set(key, value);
  else client.send(writtenSet({ client: client.doc.clientID, clock: client.written++ }, deal, key, value));
};

/** Calls `seen` with the age in ms of each edit of somebody else that arrives at this client. */
export const watchRemote = (client: WireClient, seen: (ms: number) => void): (() => void) => {
  const deals = dealsOf(client.doc);
  const observer = (events: Y.YEvent<Y.AbstractType<unknown>>[], transaction: Y.Transaction): void => {
    if (transaction.local) return;
    for (const event of events) {
      if (!(event.target instanceof Y.Map)) continue;
      const target = event.target as Y.Map<unknown>;
      if (event.keys.has('pos')) seen(age(String(target.get('pos')).split(':')[1] ?? ''));
      if (event.keys.has('title')) seen(age(String(target.get('title')).split('~')[1] ?? ''));
    }
  };
  deals.observeDeep(observer as (events: unknown[], transaction: Y.Transaction) => void);
  return () => deals.unobserveDeep(observer as (events: unknown[], transaction: Y.Transaction) => void);
};

const rankOf = (index: number): string => `0|${(1_000_000 + index * 300).toString(36).padStart(6, '0')}:`;

/**
 * Fills a board through a client, as an import by hand would: stages if there are none, then `count` deals of eight fields
 * in transactions small enough for any server's limits.
 */
export const fillBoard = (client: WireClient, count: number): void => {
  const stages: Y.Map<Y.Map<unknown>> = client.doc.getMap('stages');
  if (stages.size === 0) {
    client.doc.transact(() => {
      for (let index = 0; index < 5; index++) {
        stages.set(crypto.randomUUID(), new Y.Map(Object.entries({ name: `Stage ${index}`, kind: 'open' })));
      }
    });
  }
  const ids = [...stages.keys()];
  const deals = dealsOf(client.doc);
  for (let first = 0; first < count; first += 200) {
    client.doc.transact(() => {
      for (let index = first; index < Math.min(count, first + 200); index++) {
        const fields = {
          title: `Deal ${index}`,
          pos: `${ids[index % ids.length]}|${rankOf(index)}`,
          amount: 10_000 + index,
          currency: 'EUR',
          accountId: null,
          ownerId: null,
          closeOn: '2026-12-31',
          labels: [],
        };
        deals.set(crypto.randomUUID(), new Y.Map(Object.entries(fields)));
      }
    });
  }
};
