import type { Promised } from '@baton/schema/promises';
import { expect, it } from 'vitest';
import type * as Y from 'yjs';

import { anotherStep, type HeadlessEditor } from '#tests/headless-editor.ts';
import { until } from '#tests/live-client.ts';
import { liveNotes } from '#tests/live-notes.ts';
import type { NoteWorld } from '#tests/note-world.ts';
import { ask, type TestMember } from '#tests/people.ts';
import { describeWithDatabase } from '#tests/test-database.ts';

describeWithDatabase('promises in live notes', () => {
  const live = liveNotes();
  let world: NoteWorld;

  const promised = async (doc: Y.Doc, text: string): Promise<HeadlessEditor> => {
    const editor = live.edit(doc);
    editor.type(text);
    editor.editor.commands.selectAll();
    editor.editor.commands.setMark('promise', { promise: 'p1' });
    return editor;
  };
  const list = async (as: TestMember): Promise<Promised[]> =>
    ((await ask(live.url, as, `GET /promises?accountId=${world.account.id}`)).body as { data: Promised[] }).data;

  it('[PR2] [PR3] marked words are one promise, whatever is retried, moved or taken back', async () => {
    world = await live.begin();
    const member = await world.member();
    const tab = await world.tab(member);
    const { editor } = await promised(tab.doc, 'An oven before Easter');
    await tab.saved();
    await world.projected();
    const [made] = await list(member);
    expect(made).toMatchObject({
      text: 'An oven before Easter',
      promisedBy: member.member,
      state: 'open',
      dueOn: null,
    });
    const ref = { workspace: world.workspace.id, kind: 'note', id: world.note.id } as const;
    await live.projector.rebuild(ref);
    expect(await list(member)).toEqual([made]);
    editor.commands.setTextSelection(8);
    editor.commands.splitBlock();
    await tab.saved();
    await until(async () => (await list(member))[0]?.text === 'An oven\n before Easter', 'the words to follow');
    await live.sql`update promises set made_at = made_at - interval '31 seconds' where note = ${world.note.id}`;
    await anotherStep();
    editor.commands.clearContent();
    await tab.saved();
    await until(async () => (await list(member)).length === 0, 'the promise to leave the list');
    editor.commands.undo();
    await tab.saved();
    await until(async () => (await list(member))[0]?.id === made?.id, 'the same promise to be back');
  });

  it('[PR1] [PR4] [PR5] writers say by when and what became of it; a rebuild keeps what they said', async () => {
    world = await live.begin();
    const [member, reader] = [await world.member(), await world.member('guest')];
    await world.asked(`PUT /containers/${world.account.id}/grants/member/${reader.member}`, { level: 'read' });
    const tab = await world.tab(member);
    await promised(tab.doc, 'Training is free');
    await tab.saved();
    await world.projected();
    const [made] = await list(reader);
    const on = `/promises/${made?.id}` as const;
    expect((await ask(live.url, reader, `POST ${on}/keep`, {})).status).toBe(404);
    expect((await ask(live.url, member, `PATCH ${on}`, { dueOn: '2027-03-01' })).body).toMatchObject({
      dueOn: '2027-03-01',
    });
    expect((await ask(live.url, member, `POST ${on}/keep`, {})).body).toMatchObject({ state: 'kept' });
    expect(await ask(live.url, member, `POST ${on}/break`, {})).toMatchObject({
      status: 409,
      body: { code: 'promise-settled' },
    });
    await live.projector.rebuild({ workspace: world.workspace.id, kind: 'note', id: world.note.id });
    expect(await list(member)).toMatchObject([{ state: 'kept', dueOn: '2027-03-01', settledBy: member.member }]);
    const types = await live.sql`select type from facts where subject = ${made?.id ?? ''} order by ins`;
    expect(types.map(({ type }) => String(type))).toEqual(['promise.edited', 'promise.kept']);
  });

  it('[PR2] [M8] an id made up after that of another note makes a promise of its own', async () => {
    world = await live.begin();
    const elsewhere = world;
    const there = await world.tab();
    await promised(there.doc, 'Ours');
    await there.saved();
    await world.projected();
    world = await live.begin();
    const tab = await world.tab();
    await promised(tab.doc, 'Theirs');
    await tab.saved();
    await world.projected();
    expect(await list(world.keeper)).toMatchObject([{ text: 'Theirs' }]);
    world.leave();
    world = elsewhere;
    expect(await list(world.keeper)).toMatchObject([{ text: 'Ours' }]);
  });
});
