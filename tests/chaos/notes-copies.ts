import { readNote } from '@baton/schema/notes';
import * as Y from 'yjs';

import { headlessEditor } from '#tests/headless-editor.ts';
import { until } from '#tests/live-client.ts';
import { seededRandom } from '#tests/mutate-update.ts';
import { noteWorld } from '#tests/note-world.ts';

import { chaosWorld } from './chaos-world.ts';
import type { Scenario } from './scenario.ts';

/**
 * Rounds of restarts and restored backups with copies of every age: devices that were away come back with what they had
 * then, some with edits of their own, and mount an editor on it. What the server has and what comes back must be there
 * exactly once: never doubled, never gone.
 */
export const notesCopies: Scenario = {
  name: 'notes-copies',
  run: async ({ seed, long }) => {
    const rounds = long ? 100 : 20;
    const random = seededRandom(seed);
    const world = await chaosWorld();
    const notes = await noteWorld(world.db, world.server(), { template: 'usual' });
    const devices: Uint8Array[] = [];
    /** A device of any age, or a new one: opens the note and writes a line, now and then before it is connected. */
    const visit = async (stale: Uint8Array | undefined, line: string) => {
      const doc = new Y.Doc();
      if (stale) Y.applyUpdate(doc, stale);
      const before = headlessEditor(doc);
      const offline = stale !== undefined && random() < 0.5;
      if (offline) write(before, line);
      const brings = linesOf(doc);
      const tab = await notes.tab(undefined, { doc, ...(stale ? { epoch: 1 } : {}) });
      if (!offline) write(before, line);
      await tab.saved();
      before.editor.destroy();
      tab.leave();
      return { copy: Y.encodeStateAsUpdate(doc), brings };
    };
    let there = linesOf(await notes.replay());
    let [backedUp, restores, broughtBack, wrong] = [there, 0, 0, 0];
    for (let round = 0; round < rounds; round += 1) {
      if (round % 4 === 3) {
        await world.kill();
        if (round % 8 === 3) {
          await world.backUp();
          backedUp = there;
        } else {
          await world.restore();
          there = backedUp;
          restores += 1;
        }
        await world.restart();
      }
      const line = `line ${round} of ${seed}`;
      const { copy, brings } = await visit(devices[Math.floor(random() * (devices.length + 1))], line);
      devices.push(copy);
      broughtBack += brings.filter((each) => each !== line && !there.includes(each)).length;
      const expected = new Set([...there, ...brings, line]);
      there = linesOf(await notes.replay());
      if (there.length !== expected.size || there.some((each) => !expected.has(each))) wrong += 1;
    }
    await until(async () => (await notes.read()).text === linesOf(await notes.replay()).join('\n'), 'the row', 30_000);
    notes.leave();
    await world.stop();
    return { ok: wrong === 0 && restores > 0 && broughtBack > 0, rounds, restores, broughtBack, wrong };
  },
};

const write = ({ editor }: ReturnType<typeof headlessEditor>, line: string): void => {
  const paragraph = { type: 'paragraph', content: [{ type: 'text', text: line }] };
  editor.commands.insertContentAt(editor.state.doc.content.size, paragraph);
};

const linesOf = (doc: Y.Doc): string[] =>
  readNote(doc).blocks.flatMap(({ text }) => (text === '' ? [] : text.split('\n')));
