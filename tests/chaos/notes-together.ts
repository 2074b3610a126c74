import { seededRandom } from '#tests/mutate-update.ts';
import { noteWorld } from '#tests/note-world.ts';
import { writeTogether, type TogetherReport } from '#tests/note-writers.ts';

import { chaosWorld } from './chaos-world.ts';
import type { Scenario } from './scenario.ts';

/** Two people write one paragraph with real editors, a third reconnects, and the server is killed when half is written. */
export const notesTogether: Scenario = {
  name: 'notes-together',
  run: async ({ seed, long }) => {
    const [runs, length] = long ? [100, 2_000] : [3, 400];
    const world = await chaosWorld();
    const reports: TogetherReport[] = [];
    for (let run = 0; run < runs; run += 1) {
      const notes = await noteWorld(world.db, world.server());
      const halfway = async () => {
        await world.kill();
        await world.restart();
      };
      reports.push(await writeTogether(notes, { length, random: seededRandom(seed * 1_000 + run), halfway }));
      notes.leave();
    }
    await world.stop();
    const sum = (figure: 'typed' | 'lost' | 'reconnects') => reports.reduce((total, each) => total + each[figure], 0);
    const [typed, lost, unequal] = [sum('typed'), sum('lost'), reports.filter(({ equal }) => !equal).length];
    return { ok: lost === 0 && unequal === 0 && typed > 0, runs, typed, lost, unequal, reconnects: sum('reconnects') };
  },
};
