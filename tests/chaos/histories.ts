import { setTimeout as pause } from 'node:timers/promises';

import { readBoard } from '@baton/schema/deals';

import { until, type LiveClient } from '#tests/live-client.ts';
import { seededRandom } from '#tests/mutate-update.ts';
import type { TestMember } from '#tests/people.ts';

import { chaosWorld, isProjected, sameEverywhere, type ChaosWorld } from './chaos-world.ts';
import type { Scenario } from './scenario.ts';
import { doSomething } from './typist.ts';

/** P2: whatever happens in whatever order, all copies, the log and the rows end equal. */
export const histories: Scenario = {
  name: 'histories',
  run: async ({ seed, long }) => {
    const count = long ? 500 : 50;
    const world = await chaosWorld();
    const people = await Promise.all(Array.from({ length: 5 }, () => world.member()));
    const failures: unknown[] = [];
    const done = { operations: 0, cuts: 0, duplicates: 0, kills: 0 };
    for (let history = 0; history < count; history += 1) {
      const failure = await live(world, people, { seed: seed + history, mayKill: history % 10 === 9, done });
      if (failure) failures.push({ seed: seed + history, failure });
    }
    await world.stop();
    return { ok: failures.length === 0, histories: count, ...done, divergent: failures.length, failures };
  },
};

interface Life {
  seed: number;
  mayKill: boolean;
  done: { operations: number; cuts: number; duplicates: number; kills: number };
}

const live = async (world: ChaosWorld, people: TestMember[], { seed, mayKill, done }: Life): Promise<string | null> => {
  const random = seededRandom(seed);
  const board = await world.board();
  const tabs = await Promise.all(
    people.slice(0, 2 + Math.floor(random() * 4)).map((member) => world.tab(member, board)),
  );
  const steps = 20 + Math.floor(random() * 40);
  const killAt = mayKill ? Math.floor(random() * steps) : -1;
  for (let step = 0; step < steps; step += 1) {
    const tab = tabs[Math.floor(random() * tabs.length)];
    if (!tab) continue;
    const fault = random();
    if (step === killAt) {
      await world.kill();
      await world.restart();
      done.kills += 1;
    } else if (fault < 0.06) {
      tab.cut();
      done.cuts += 1;
    } else if (fault < 0.1) done.duplicates += sendAgain(tab) ? 1 : 0;
    else if (fault < 0.2) await pause(random() * 20);
    else {
      doSomething(tab.doc, board, random);
      done.operations += 1;
    }
  }
  try {
    await Promise.all(tabs.map((tab) => tab.saved()));
    const docs = tabs.map((tab) => tab.doc);
    await until(() => sameEverywhere(board, docs), 'copies and log to be equal');
    await until(async () => (await isProjected(world, board)) && (await board.equal()), 'the rows to be equal');
    const cards = docs.flatMap((doc) => [...readBoard(doc).byStage.values()].flat());
    return cards.length === new Set(cards).size * docs.length ? null : 'a card is on the board twice';
  } catch (error) {
    return String(error);
  } finally {
    for (const tab of tabs) tab.leave();
  }
};

/** The last acknowledged frame once more, as a network that doubles would bring it. */
const sendAgain = (tab: LiveClient): boolean => {
  const last = tab.acked.at(-1);
  if (!last || tab.raw()?.readyState !== 1 || !tab.provider.isAuthenticated) return false;
  tab.push(last);
  return true;
};
