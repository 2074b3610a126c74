import { noteBody } from '@baton/schema/notes';
import { readBlocks, tasksIn } from '@baton/schema/rich-text';
import type { Task } from '@baton/schema/tasks';
import { expect, it } from 'vitest';
import type * as Y from 'yjs';

import type { HeadlessEditor } from '#tests/headless-editor.ts';
import { until, type LiveClient } from '#tests/live-client.ts';
import { liveNotes } from '#tests/live-notes.ts';
import { seededRandom } from '#tests/mutate-update.ts';
import type { NoteWorld } from '#tests/note-world.ts';
import { ask } from '#tests/people.ts';
import { describeWithDatabase } from '#tests/test-database.ts';

const runs = Number(process.env['BATON_TASK_RUNS'] ?? 10);
const steps = Number(process.env['BATON_TASK_STEPS'] ?? 40);
const firstSeed = Number(process.env['BATON_FUZZ_SEED'] ?? 1);

type Editor = HeadlessEditor['editor'];

describeWithDatabase(`ticks from both sides (${steps} steps)`, () => {
  const live = liveNotes();

  it.each(Array.from({ length: runs }, (_, at) => firstSeed + at))(
    '[TK10] [TK12] the rows say what the note says, whoever ticks, writes or loses the line (seed %i)',
    async (seed) => {
      const random = seededRandom(seed);
      const world = await live.begin();
      const tabs = [await world.tab(), await world.tab()];
      const editors = tabs.map((tab) => live.edit(tab.doc).editor);
      for (let step = 0; step < steps; step += 1) {
        const at = Math.floor(random() * tabs.length);
        await act(world, tabs[at] as LiveClient, editors[at] as Editor, random);
        if (random() < 0.15) await new Promise((resolve) => setTimeout(resolve, random() * 120));
      }
      await Promise.all(tabs.map((tab) => tab.saved()));
      await until(
        async () => {
          const log = noteBody(await world.replay()).toJSON();
          return tabs.every(({ doc }) => noteBody(doc).toJSON() === log);
        },
        'all copies to be equal',
        30_000,
      );
      await world.projected();
      const said = saidIn(await world.replay());
      expect(await rowsOf(world)).toEqual(said);
      await live.projector.rebuild({ workspace: world.workspace.id, kind: 'note', id: world.note.id });
      expect(await rowsOf(world)).toEqual(said);
    },
  );

  /** A person in their tab, a command from a list, or the line. A command may come late for what is gone: it is refused. */
  const act = async (world: NoteWorld, tab: LiveClient, editor: Editor, random: () => number): Promise<void> => {
    const kind = random();
    if (kind < 0.3) return insert(editor, `Task ${Math.floor(random() * 1_000)}`);
    if (kind < 0.5)
      return onItem(editor, random, (at, node) => {
        editor.view.dispatch(
          editor.state.tr.setNodeMarkup(at, undefined, { ...node.attrs, checked: node.attrs['checked'] !== true }),
        );
      });
    if (kind < 0.58)
      return onItem(editor, random, (at) => editor.view.dispatch(editor.state.tr.insertText('x', at + 2)));
    if (kind < 0.64)
      return onItem(editor, random, (at, node) => {
        // The last item of a list goes with its list.
        const $at = editor.state.doc.resolve(at);
        const [from, to] = $at.parent.childCount === 1 ? [$at.before(), $at.after()] : [at, at + node.nodeSize];
        editor.view.dispatch(editor.state.tr.delete(from, to));
      });
    if (kind < 0.68) return void editor.commands.undo();
    if (kind < 0.74) return tab.cut();
    const { data } = (await ask(live.url, world.keeper, `GET /tasks?accountId=${world.account.id}`)).body as {
      data: Task[];
    };
    const task = data[Math.floor(random() * data.length)];
    if (!task) return;
    const change =
      kind < 0.88
        ? { done: task.doneAt === null }
        : kind < 0.94
          ? { due: random() < 0.3 ? null : { on: `2027-01-${10 + Math.floor(random() * 19)}`, zone: 'UTC' } }
          : { holder: random() < 0.3 ? {} : { assigneeId: world.keeper.member } };
    const answer = await ask(live.url, world.keeper, 'POST /tasks/edit', { changes: [{ taskId: task.id, ...change }] });
    expect([200, 404]).toContain(answer.status);
  };

  const rowsOf = async (world: NoteWorld) =>
    [
      ...(await live.sql`select item, title, done_at is not null as done, assignee, due_on::text as day from tasks
        where note = ${world.note.id} and binned_at is null`),
    ]
      .map((row) => ({ ...row }) as unknown as ReturnType<typeof saidIn>[number])
      .toSorted((a, b) => (a.item < b.item ? -1 : 1));
});

/** What the note says, in the words of the rows. */
const saidIn = (doc: Y.Doc) =>
  [...tasksIn(readBlocks(noteBody(doc))).values()]
    .map(({ id, title, checked, member, day }) => ({
      item: id,
      title,
      done: checked,
      assignee: member?.target ?? null,
      day,
    }))
    .toSorted((a, b) => (a.item < b.item ? -1 : 1));

const insert = (editor: Editor, words: string): void => {
  const item = { type: 'taskItem', content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }] };
  editor.commands.insertContentAt(editor.state.doc.content.size, { type: 'taskList', content: [item] });
};

type Items = { at: number; node: Editor['state']['doc'] }[];

const onItem = (
  editor: Editor,
  random: () => number,
  work: (at: number, node: Items[number]['node']) => void,
): void => {
  const items: Items = [];
  editor.state.doc.descendants((node, at) => {
    if (node.type.name === 'taskItem') items.push({ at, node });
  });
  const chosen = items[Math.floor(random() * items.length)];
  if (chosen) work(chosen.at, chosen.node);
};
