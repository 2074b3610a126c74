import { readNote } from '@baton/schema/notes';
import * as Y from 'yjs';

import { headlessEditor } from '#tests/headless-editor.ts';
import { until } from '#tests/live-client.ts';
import { seededRandom } from '#tests/mutate-update.ts';
import { noteWorld } from '#tests/note-world.ts';

import { chaosWorld } from './chaos-world.ts';
import type { Scenario } from './scenario.ts';

/**
 * Rounds of restarts with copies of every age: devices that were away come back with what they had then, some with edits
 * of their own, and mount an editor on it. Every line must be there exactly once: never doubled, never gone.
 */
export const notesCopies: Scenario = {
  name: 'notes-copies',
  run: async ({ seed, long }) => {
    const rounds = long ? 100 : 20;
    const random = seededRandom(seed);
    const world = await chaosWorld();
    const notes = await noteWorld(world.db, world.server(), { template: 'usual' });
    const seeded = linesOf(await notes.replay());
    const written: string[] = [];
    const devices: Uint8Array[] = [];
    let wrong = 0;
    for (let round = 0; round < rounds; round += 1) {
      if (round % 4 === 3) {
        await world.kill();
        await world.restart();
      }
      // A device of any age, or a new one.
      const stale = devices[Math.floor(random() * (devices.length + 1))];
      const doc = new Y.Doc();
      if (stale) Y.applyUpdate(doc, stale);
      const before = headlessEditor(doc);
      const line = `line ${round} of ${seed}`;
      const offline = stale !== undefined && random() < 0.5;
      if (offline) write(before, line);
      const tab = await notes.tab(undefined, { doc, ...(stale ? { epoch: 1 } : {}) });
      if (!offline) write(before, line);
      await tab.saved();
      written.push(line);
      devices.push(Y.encodeStateAsUpdate(doc));
      before.editor.destroy();
      tab.leave();
      const lines = linesOf(await notes.replay());
      const once = [...seeded, ...written].every((each) => lines.filter((found) => found === each).length === 1);
      if (!once || lines.length !== seeded.length + written.length) wrong += 1;
    }
    await until(async () => (await notes.read()).text === linesOf(await notes.replay()).join('\n'), 'the row', 30_000);
    notes.leave();
    await world.stop();
    return { ok: wrong === 0, rounds, lines: written.length, wrong };
  },
};

const write = ({ editor }: ReturnType<typeof headlessEditor>, line: string): void => {
  const paragraph = { type: 'paragraph', content: [{ type: 'text', text: line }] };
  editor.commands.insertContentAt(editor.state.doc.content.size, paragraph);
};

const linesOf = (doc: Y.Doc): string[] =>
  readNote(doc).blocks.flatMap(({ text }) => (text === '' ? [] : text.split('\n')));
