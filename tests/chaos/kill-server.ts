import { setTimeout as pause } from 'node:timers/promises';

import { until } from '#tests/live-client.ts';
import { seededRandom } from '#tests/mutate-update.ts';

import { acknowledgedInLog } from './acknowledged.ts';
import { chaosWorld, sameEverywhere } from './chaos-world.ts';
import { percentile, type Scenario } from './scenario.ts';
import { doSomething, keepTyping } from './typist.ts';

/** P1: an edit that was acknowledged survives `kill -9` of the server under 20 people who type at 5 Hz. */
export const killServer: Scenario = {
  name: 'kill-server',
  run: async ({ seed, long }) => {
    const kills = long ? 20 : 5;
    const random = seededRandom(seed);
    const world = await chaosWorld();
    const board = await world.board();
    const people = await Promise.all(Array.from({ length: 20 }, () => world.member()));
    const tabs = await Promise.all(people.map((member) => world.tab(member, board)));
    const log = acknowledgedInLog(world.db.sql, board.id, tabs);
    const stops = tabs.map((tab) => keepTyping(5, () => doSomething(tab.doc, board, random)));
    const backMs: number[] = [];
    const ackMs: number[] = [];
    for (let kill = 0; kill < kills; kill += 1) {
      // What piled up while the server was away is acknowledged late; the figure is about typing as usual.
      await pause(2_000);
      const before = tabs.map((tab) => tab.ackMs.length);
      await pause((long ? 10_000 : 1_500) + random() * 4_000);
      ackMs.push(...tabs.flatMap((tab, place) => tab.ackMs.slice(before[place])));
      await world.kill();
      // Only what is on disk counts: the tabs would send again what the log had lost.
      await log.check();
      const began = performance.now();
      await world.restart();
      await until(() => tabs.every((tab) => tab.provider.isSynced), 'all tabs to be back', 60_000);
      backMs.push(performance.now() - began);
    }
    for (const stop of stops) stop();
    await Promise.all(tabs.map((tab) => tab.saved()));
    await until(
      () =>
        sameEverywhere(
          board,
          tabs.map((tab) => tab.doc),
        ),
      'all copies to be equal',
      60_000,
    );
    await log.check();
    const figures = log.figures();
    await world.stop();
    return {
      ok: figures.lost === 0 && figures.acknowledged > 0,
      kills,
      ...figures,
      ackP50: percentile(ackMs, 0.5),
      ackP95: percentile(ackMs, 0.95),
      ackP99: percentile(ackMs, 0.99),
      allBackMs: percentile(backMs, 0.5),
    };
  },
};
