import { moveDeal, readBoard } from '@baton/schema/deals';

import { until } from '#tests/live-client.ts';
import { seededRandom } from '#tests/mutate-update.ts';

import { chaosWorld, sameEverywhere } from './chaos-world.ts';
import type { Scenario } from './scenario.ts';
import { addDeal } from './typist.ts';

const targets = ['New', 'Proposal', 'Won', 'Lost'];

/** Two people drag one card at the same moment: exactly one card is left, in the same place for everybody. */
export const drags: Scenario = {
  name: 'drags',
  run: async ({ seed, long }) => {
    const rounds = long ? 1_000 : 100;
    const random = seededRandom(seed);
    const world = await chaosWorld();
    const board = await world.board();
    const [hers, his] = [await world.tab(await world.member(), board), await world.tab(await world.member(), board)];
    const deal = addDeal(hers.doc, board.at('New'), 'Contested', random);
    await until(() => readBoard(his.doc).deals.has(deal), 'both to have the card');
    let wrong = 0;
    for (let round = 0; round < rounds; round += 1) {
      for (const { doc } of [hers, his])
        moveDeal(doc, deal, board.at(targets[Math.floor(random() * 4)] ?? 'New'), random);
      await Promise.all([hers.saved(), his.saved()]);
      await until(() => sameEverywhere(board, [hers.doc, his.doc]), 'both to see the same');
      const cards = [...readBoard(hers.doc).byStage.values()].flat();
      if (cards.filter((id) => id === deal).length !== 1) wrong += 1;
    }
    await world.stop();
    return { ok: wrong === 0, rounds, wrong };
  },
};
