import { readBoard } from '@baton/schema/deals';
import * as Y from 'yjs';

import type { BoardWorld } from '#tests/board-world.ts';
import { until } from '#tests/live-client.ts';
import { mutate, seededRandom } from '#tests/mutate-update.ts';

import { chaosWorld, sameEverywhere, type ChaosWorld } from './chaos-world.ts';
import { hostileSocket } from './hostile-socket.ts';
import { percentile, type Scenario } from './scenario.ts';
import { addDeal, doSomething, keepTyping } from './typist.ts';

/** P6: damaged updates over live sockets crash nothing and change nothing that they do not legally change. */
export const mutations: Scenario = {
  name: 'mutations',
  run: async ({ seed, long }) => {
    const updates = long ? 100_000 : 10_000;
    const random = seededRandom(seed);
    const world = await chaosWorld();
    const board = await world.board();
    const honest = await world.tab(await world.member(), board);
    const sources: Uint8Array[] = [];
    const collect = (update: Uint8Array): void => {
      if (sources.length < 400) sources.push(update);
    };
    honest.doc.on('update', collect);
    for (let deal = 0; deal < 30; deal += 1) addDeal(honest.doc, board.at('New'), `Deal ${deal}`, random);
    await honest.saved();
    const stop = keepTyping(5, () => doSomething(honest.doc, board, random));
    const { totals, villains } = await attack(world, board, { updates, next: () => mutate(sources, random) });
    stop();
    await honest.saved();
    await until(() => sameEverywhere(board, [honest.doc]), 'the honest copy to be what the log says', 30_000);
    const [row] = await world.db.sql`
      select count(*) filter (where actor = any(${villains}))::int as theirs, count(*) filter (where quarantined)::int as poison
      from document_updates where document = ${board.id}`;
    const crashes = world.server().child.exitCode === null ? 0 : 1;
    const fresh = await world.tab(await world.member(), board);
    // What the last hostile sockets sent may be taken a moment after they are gone.
    const equal = await until(() => sameEverywhere(board, [fresh.doc, honest.doc]), 'both copies to be equal').then(
      () => true,
      () => false,
    );
    const pending = (await board.replay()).store.pendingStructs !== null;
    const figures = {
      ...totals,
      rowsOfTheirs: Number(row?.['theirs']),
      poisonRows: Number(row?.['poison']),
      crashes,
      equal,
      pending,
      honestClosed: honest.closes.length,
      honestRefused: honest.refusals.length,
      honestAckP95: percentile(honest.ackMs, 0.95),
      dealsLeft: readBoard(honest.doc).deals.size,
      bytes: Y.encodeStateAsUpdate(honest.doc).byteLength,
    };
    await world.stop();
    const expected = { crashes: 0, equal: true, pending: false, poisonRows: 0, honestClosed: 0, honestRefused: 0 };
    const harmless = Object.entries(expected).every(([name, value]) => figures[name as keyof typeof figures] === value);
    const ok = harmless && figures.rowsOfTheirs <= totals.accepted && totals.refused > updates / 10;
    return { ok, ...figures };
  },
};

/** As many as one socket may send at once, its openings included. */
const perSocket = 75;

/** Sends that many updates, four sockets of one person at a time. */
const attack = async (
  world: ChaosWorld,
  board: BoardWorld,
  { updates, next }: { updates: number; next: () => Uint8Array },
) => {
  const totals = { sent: 0, accepted: 0, notTaken: 0, refused: 0, closed: 0 };
  const villains: string[] = [];
  while (totals.sent < updates) {
    const as = await world.member();
    villains.push(as.member);
    const target = { url: world.server().url, as, document: `board:${board.id}` };
    const outcomes = await Promise.all(Array.from({ length: 4 }, () => hostileSocket(target, next, perSocket)));
    for (const outcome of outcomes)
      for (const key of Object.keys(totals) as (keyof typeof totals)[]) totals[key] += outcome[key];
  }
  return { totals, villains };
};
