import type { NoteDetail } from '@baton/schema/notes';
import { noteBody } from '@baton/schema/notes';
import { readBlocks, tasksIn } from '@baton/schema/rich-text';
import type { Task } from '@baton/schema/tasks';
import { expect, it } from 'vitest';
import type * as Y from 'yjs';

import { anotherStep } from '#tests/headless-editor.ts';
import { until } from '#tests/live-client.ts';
import { liveNotes } from '#tests/live-notes.ts';
import type { NoteWorld } from '#tests/note-world.ts';
import { ask, type Answer, type TestMember } from '#tests/people.ts';
import { describeWithDatabase } from '#tests/test-database.ts';

describeWithDatabase('tasks in live notes', () => {
  const live = liveNotes();
  let world: NoteWorld;

  const list = async (as: TestMember = world.keeper, more = ''): Promise<Task[]> =>
    ((await ask(live.url, as, `GET /tasks?accountId=${world.account.id}${more}`)).body as { data: Task[] }).data;
  const one = async (): Promise<Task> => {
    const [task] = await list();
    if (!task) throw new Error('No task is there');
    return task;
  };
  const factsOf = async (task: string) =>
    (await live.sql`select type from facts where subject = ${task} order by ins`).map(({ type }) => String(type));
  const ref = () => ({ workspace: world.workspace.id, kind: 'note', id: world.note.id }) as const;
  /** Lets the half minute pass that makes a task a fact. */
  const later = () =>
    live.sql`update tasks set created_at = created_at - interval '31 seconds' where note = ${world.note.id}`;
  const begin = async (...lines: object[][]) => {
    world = await live.begin();
    const tab = await world.tab();
    const { editor } = live.edit(tab.doc);
    editor.commands.insertContent(listOf(...lines));
    await tab.saved();
    await world.projected();
    return { tab, editor };
  };
  const settled = async ({ tab }: { tab: Awaited<ReturnType<NoteWorld['tab']>> }) => {
    await tab.saved();
    await world.projected();
  };
  const asked = async (as: TestMember, route: Parameters<typeof ask>[2], body: object = {}): Promise<Answer> =>
    ask(live.url, as, route, body);

  it('[TK10] are rows once, however often the log is projected, and keep their names when they are mended', async () => {
    const open = await begin([text('Call Durand')]);
    const made = await one();
    expect(made).toMatchObject({
      title: 'Call Durand',
      noteId: world.note.id,
      subject: { kind: 'account', id: world.account.id, name: 'Boulangeries Durand' },
      doneAt: null,
      assigneeId: null,
    });
    await live.projector.rebuild(ref());
    await live.projector.bring(ref());
    expect(await list()).toEqual([made]);
    const named = () => noteBody(open.tab.doc).toJSON().includes(`id="${made.itemId}"`);
    await until(named, 'the item to be named after the place where it was written');
    await world.projected();
    expect(await list()).toEqual([made]);
    expect(await factsOf(made.id)).toEqual([]);
    await live.sql`update settling set due_at = now() where document = ${world.note.id}`;
    await until(async () => (await factsOf(made.id)).length > 0, 'the task to be a fact');
    expect(await factsOf(made.id)).toEqual(['task.created']);
    expect(await list()).toEqual([made]);
  });

  it('[TK10] a tick in the note is told at once, and a tick from outside is written into the note', async () => {
    const { tab, editor } = await begin([text('Call Durand')]);
    const before = await one();
    tickFirst(editor, true);
    await settled({ tab });
    expect((await ask(live.url, world.keeper, `GET /tasks/${before.id}`)).body).toMatchObject({
      doneBy: expect.any(String),
      doneAt: expect.any(String),
    });
    expect(await list()).toEqual([]);
    expect(await asked(world.keeper, `POST /tasks/${before.id}/complete`)).toMatchObject({
      status: 409,
      body: { code: 'task-done' },
    });
    const reopened = await asked(world.keeper, `POST /tasks/${before.id}/reopen`);
    expect(reopened).toMatchObject({ status: 200, body: { doneAt: null } });
    await until(() => said(tab.doc)[0]?.checked === false, 'the box to be empty');
    const done = await asked(world.keeper, `POST /tasks/${before.id}/complete`);
    expect(done).toMatchObject({ status: 200, body: { doneBy: world.keeper.member } });
    await until(() => said(tab.doc)[0]?.checked === true, 'the box to be ticked');
    expect(await factsOf(before.id)).toEqual(['task.completed', 'task.reopened', 'task.completed']);
    const [last] = await live.sql`select actor, origin, cause is not null as caused from facts
      where subject = ${before.id} order by ins desc limit 1`;
    expect(last).toEqual({ actor: world.keeper.member, origin: 'person', caused: true });
  });

  it('[TK11] deleting the item bins it, undo brings back the same one, and within half a minute it has never been', async () => {
    const { tab, editor } = await begin([text('Call Durand')]);
    const made = await one();
    await anotherStep();
    editor.commands.clearContent();
    await settled({ tab });
    expect([await list(), await list(world.keeper, '&state=bin')]).toEqual([[], []]);
    editor.commands.undo();
    await settled({ tab });
    expect(await one()).toMatchObject({ title: 'Call Durand', id: expect.any(String) });
    const again = await one();
    await until(() => noteBody(tab.doc).toJSON().includes(` id="`), 'the item to be named');
    await world.projected();
    expect((await one()).id).toBe(again.id);
    await asked(world.keeper, 'POST /tasks/edit', { changes: [{ taskId: again.id, priority: 'high' }] });
    await later();
    await anotherStep();
    editor.commands.clearContent();
    await settled({ tab });
    expect(await list()).toEqual([]);
    expect(await list(world.keeper, '&state=bin')).toMatchObject([{ id: again.id, title: 'Call Durand' }]);
    const bring = await asked(world.keeper, 'POST /tasks/restore', { taskIds: [again.id] });
    expect(bring).toMatchObject({ status: 200, body: { changed: [] } });
    editor.commands.undo();
    await settled({ tab });
    expect(await one()).toMatchObject({ id: again.id, priority: 'high', home: 'listed' });
    expect(made.title).toBe('Call Durand');
  });

  it('[TK10] a copy is a task of its own, and what was cut comes back as what it was', async () => {
    const { tab, editor } = await begin([text('Call Durand')]);
    await until(() => noteBody(tab.doc).toJSON().includes(` id="`), 'the item to be named');
    const made = await one();
    const [first] = editor.getJSON().content;
    editor.commands.insertContentAt(editor.state.doc.content.size, first ?? {});
    await tab.saved();
    await until(async () => (await list()).length === 2, 'the copy to be named');
    expect(new Set((await list()).map(({ id }) => id))).toContain(made.id);
    const cut = editor.state.doc.child(0);
    editor.commands.deleteRange({ from: 0, to: cut.nodeSize });
    await settled({ tab });
    editor.commands.insertContentAt(editor.state.doc.content.size, cut.toJSON() as object);
    await settled({ tab });
    expect((await list()).map(({ id }) => id)).toContain(made.id);
    expect(await list()).toHaveLength(2);
  });

  it('[TK12] who it is with and when it is due are written into its line, under the policy of tasks', async () => {
    const { tab } = await begin([text('Send the offer')]);
    await later();
    const [task, giulia, other] = [await one(), await world.member(), await world.member('guest')];
    const on = `/tasks/${task.id}` as const;
    const given = await asked(world.keeper, `PUT ${on}/holder`, { assigneeId: giulia.member });
    expect(given).toMatchObject({ status: 200, body: { assigneeId: giulia.member, title: 'Send the offer' } });
    const due = await asked(world.keeper, `PATCH ${on}`, { due: { on: '2027-01-04', zone: 'Europe/Paris' } });
    expect(due).toMatchObject({ status: 200, body: { due: { on: '2027-01-04', time: null } } });
    await until(() => said(tab.doc)[0]?.day === '2027-01-04', 'the day to stand in the line');
    expect((await world.read()).text).toContain('Send the offer @member 2027-01-04');
    for (const edit of [
      { title: 'Another' },
      { due: { on: '2027-01-04', time: '09:00', zone: 'UTC' } },
      { repeat: 'FREQ=DAILY' },
    ])
      expect(await asked(world.keeper, `PATCH ${on}`, edit)).toMatchObject({
        status: 409,
        body: { code: 'task-in-note' },
      });
    expect((await asked(other, `POST ${on}/complete`)).status).toBe(404);
    // Whoever holds it ticks it, also without write access to the account.
    await live.sql`update containers set visibility = 'people' where id = ${world.account.id}`;
    expect((await asked(giulia, `POST ${on}/complete`)).status).toBe(404);
    await world.asked(`PUT /containers/${world.account.id}/grants/member/${giulia.member}`, { level: 'read' });
    expect((await asked(giulia, `PATCH /notes/${world.note.id}`, { title: 'Mine' })).status).toBe(404);
    expect(await asked(giulia, `POST ${on}/complete`)).toMatchObject({
      status: 200,
      body: { doneBy: giulia.member },
    });
    expect(said(await world.replay())).toMatchObject([{ checked: true, member: { target: giulia.member } }]);
    expect(await factsOf(task.id)).toEqual(['task.assigned', 'task.edited', 'task.completed']);
  });

  it('[TK4] [TK12] one of a team takes it out of the queue, which puts their name into the line', async () => {
    world = await live.begin();
    const { sales } = world.workspace.teams;
    const tab = await world.tab();
    live.edit(tab.doc).editor.commands.insertContent(listOf([text('Call back '), mention('team', sales)]));
    await settled({ tab });
    await later();
    const [task, seller] = [await one(), await world.member('member')];
    await live.sql`insert into team_members values (${world.workspace.id}, ${sales}, ${seller.member})`;
    expect(task).toMatchObject({ teamId: sales, assigneeId: null, title: 'Call back' });
    expect((await asked(seller, `POST /tasks/${task.id}/claim`)).body).toMatchObject({ assigneeId: seller.member });
    expect((await asked(seller, `POST /tasks/${task.id}/release`)).body).toMatchObject({ assigneeId: null });
    expect(await factsOf(task.id)).toEqual(['task.claimed', 'task.released']);
  });

  it('[TK12] several at once, some in notes and some not, are changed by one command', async () => {
    const { tab } = await begin([text('First')], [text('Second')]);
    const loose = await world.asked<Task>('POST /tasks', {
      title: 'Loose',
      subject: { kind: 'account', id: world.account.id },
    });
    const changes = (await list()).map(({ id }) => ({
      taskId: id,
      done: true,
      due: { on: '2027-01-04', time: null, zone: 'UTC' },
    }));
    const { body } = await asked(world.keeper, 'POST /tasks/edit', { changes });
    expect((body as { changed: string[] }).changed.toSorted()).toEqual(changes.map(({ taskId }) => taskId).toSorted());
    expect(await list(world.keeper, '&state=done')).toHaveLength(3);
    await until(() => said(tab.doc).every(({ checked, day }) => checked && day === '2027-01-04'), 'the note to say so');
    expect((await list(world.keeper, '&state=done')).map(({ id }) => id)).toContain(loose.id);
  });

  it('[TK11] what is written in an archived page waits there with it', async () => {
    world = await live.begin();
    const page = await world.asked<NoteDetail>(`POST /accounts/${world.account.id}/notes`, {
      parentId: world.note.id,
      title: 'Steps',
      template: 'usual',
    });
    const [task] = await list();
    await world.asked(`POST /notes/${page.id}/archive`, {});
    expect(await list()).toEqual([]);
    expect(await asked(world.keeper, `POST /tasks/${task?.id}/complete`)).toMatchObject({
      status: 409,
      body: { code: 'note-archived' },
    });
    await world.asked(`POST /notes/${page.id}/restore`, {});
    expect((await list()).map(({ id }) => id)).toContain(task?.id);
  });

  it('[TK10] what was written before tasks were read is projected before anything else, and told to nobody', async () => {
    const { tab, editor } = await begin([text('From before')]);
    await live.sql`delete from settling where document = ${world.note.id}`;
    await live.sql`delete from tasks where note = ${world.note.id}`;
    await live.sql`update document_projections set outdated = true where document = ${world.note.id}`;
    editor.commands.insertContentAt(editor.state.doc.content.size, { type: 'paragraph', content: [text('New words')] });
    await settled({ tab });
    await until(async () => (await list()).length === 1, 'the task to be a row');
    expect(await one()).toMatchObject({ title: 'From before', createdBy: null });
    expect(await live.sql`select from settling where document = ${world.note.id} and what like 'task.%'`).toEqual([]);
    expect(await live.sql`select from document_projections where outdated`).toEqual([]);
  });

  it('[M8] an id made up after that of another note makes a task of its own', async () => {
    await begin([text('Ours')]);
    const [elsewhere, ours] = [world, await one()];
    world = await live.begin();
    const tab = await world.tab();
    const list_ = listOf([text('Theirs')]);
    live.edit(tab.doc).editor.commands.insertContent({
      ...list_,
      content: list_.content.map((item) => ({ ...item, attrs: { id: ours.itemId } })),
    });
    await settled({ tab });
    const theirs = await one();
    expect([theirs.title, theirs.id === ours.id]).toEqual(['Theirs', false]);
    world.leave();
    world = elsewhere;
    expect(await one()).toEqual(ours);
  });
});

const said = (doc: Y.Doc) => [...tasksIn(readBlocks(noteBody(doc))).values()];

const text = (words: string) => ({ type: 'text', text: words });
const mention = (kind: string, target: string) => ({
  type: 'mention',
  attrs: { id: 'm1', kind, target, label: kind, action: null, due: null },
});
const listOf = (...lines: object[][]) => ({
  type: 'taskList',
  content: lines.map((line) => ({ type: 'taskItem', content: [{ type: 'paragraph', content: line }] })),
});

type Editor = ReturnType<ReturnType<typeof liveNotes>['edit']>['editor'];

const tickFirst = (editor: Editor, checked: boolean): void => {
  editor.state.doc.descendants((node, at) => {
    if (node.type.name !== 'taskItem') return true;
    editor.view.dispatch(editor.state.tr.setNodeMarkup(at, undefined, { ...node.attrs, checked }));
    return false;
  });
};
