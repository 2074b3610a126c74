import { setTimeout as pause } from 'node:timers/promises';

import { until, type LiveClient } from '#tests/live-client.ts';
import { seededRandom } from '#tests/mutate-update.ts';
import { crashTestCluster } from '#tests/test-cluster.ts';

import { acknowledgedInLog } from './acknowledged.ts';
import { chaosWorld, sameEverywhere } from './chaos-world.ts';
import { percentile, type Scenario } from './scenario.ts';
import { doSomething, keepTyping } from './typist.ts';

/** Who is stuck stays so: no machine met so far took more than a second once the database was back. */
const stuckAfterMs = 30_000;

/** What is to be known of a tab that waits. */
const stateOf = (tab: LiveClient): object => ({
  refusals: tab.refusals,
  closes: tab.closes.slice(-3),
  notSaved: tab.notSaved,
  synced: tab.provider.isSynced,
  socket: tab.socket.status,
  acked: tab.acked.length,
});

/** P11: PostgreSQL crashes in mid-write; the server lives on, nobody is stuck, nothing acknowledged is lost. */
export const restartDatabase: Scenario = {
  name: 'restart-database',
  run: async ({ seed, long }) => {
    const restarts = long ? 10 : 5;
    const random = seededRandom(seed);
    const world = await chaosWorld();
    const board = await world.board();
    const people = await Promise.all(Array.from({ length: 10 }, () => world.member()));
    const tabs = await Promise.all(people.map((member) => world.tab(member, board)));
    const log = acknowledgedInLog(world.db.sql, board.id, tabs);
    const stops = tabs.map((tab) => keepTyping(10, () => doSomething(tab.doc, board, random)));
    const resyncMs: number[] = [];
    const stuck: object[] = [];
    for (let restart = 0; restart < restarts; restart += 1) {
      await pause(1_000 + random() * 1_500);
      await crashTestCluster(world.cluster);
      const began = performance.now();
      const counts = tabs.map((tab) => tab.acked.length);
      const isMoving = () => tabs.every((tab, place) => tab.acked.length > (counts[place] ?? 0) + 1);
      await until(isMoving, 'everybody to be saved again', stuckAfterMs).catch(() => {
        stuck.push(...tabs.filter((tab, place) => tab.acked.length <= (counts[place] ?? 0) + 1).map(stateOf));
      });
      resyncMs.push(performance.now() - began);
    }
    for (const stop of stops) stop();
    const unsaved = await Promise.all(
      tabs.map((tab) =>
        tab.saved().then(
          () => null,
          () => stateOf(tab),
        ),
      ),
    );
    const docs = tabs.map((tab) => tab.doc);
    const equal = await until(() => sameEverywhere(board, docs), 'all copies to be equal', 30_000).then(
      () => true,
      () => false,
    );
    const { exitCode } = world.server().child;
    await world.kill();
    await log.check();
    const figures = log.figures();
    await world.stop();
    const exits = exitCode === null ? 0 : 1;
    return {
      ok: figures.lost === 0 && exits === 0 && stuck.length === 0 && equal,
      restarts,
      exits,
      stuck,
      unsaved: unsaved.filter((each) => each !== null),
      equal,
      ...figures,
      resyncP50: percentile(resyncMs, 0.5),
      resyncMax: percentile(resyncMs, 1),
    };
  },
};
