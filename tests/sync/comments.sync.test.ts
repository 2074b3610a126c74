import { newId } from '@baton/collab-server/platform/clock/new-id.ts';
import { passageOf } from '@baton/editor';
import type { Thread } from '@baton/schema/comments';
import { noteBody } from '@baton/schema/notes';
import { expect, it } from 'vitest';
import * as Y from 'yjs';

import { anotherStep, selectIn, type HeadlessEditor } from '#tests/headless-editor.ts';
import { until } from '#tests/live-client.ts';
import { liveNotes } from '#tests/live-notes.ts';
import type { NoteWorld } from '#tests/note-world.ts';
import { ask, type TestMember } from '#tests/people.ts';
import { describeWithDatabase } from '#tests/test-database.ts';

describeWithDatabase('comments on live notes', () => {
  const live = liveNotes();
  let world: NoteWorld;

  const comment = async (as: TestMember, editor: HeadlessEditor, body: string, more: object = {}) => {
    const passage = passageOf(editor.editor);
    if (!passage) throw new Error('nothing is selected');
    const { from, to } = passage;
    return ask(live.url, as, `POST /notes/${world.note.id}/threads`, { from, to, body, ...more });
  };
  const threadNow = async (): Promise<Thread | undefined> =>
    (await world.asked<{ data: Thread[] }>(`GET /threads?subjectId=${world.note.id}`)).data[0];
  const begun = async () => {
    world = await live.begin();
    const tab = await world.tab(world.keeper);
    const editor = live.edit(tab.doc);
    editor.type('Opens Lyon in January; no delivery before six');
    await tab.saved();
    selectIn(editor, 'no delivery before six');
    const answer = await comment(world.keeper, editor, 'Is that so?');
    expect(answer.status).toBe(200);
    await until(() => marked(tab.doc) === 'no delivery before six', 'the mark to arrive');
    return { tab, editor, thread: answer.body as Thread };
  };

  it('[CM5] somebody who may comment but not write marks words; nothing else of the note changes', async () => {
    world = await live.begin();
    const writer = await world.tab(world.keeper);
    live.edit(writer.doc).type('Talked with Marc about volume discount');
    await writer.saved();
    const guest = await world.member('guest');
    await world.asked(`PUT /containers/${world.account.id}/grants/member/${guest.member}`, { level: 'comment' });
    const reader = await world.tab(guest);
    const editor = live.edit(reader.doc);
    selectIn(editor, 'volume discount');
    const answer = await comment(guest, editor, 'How much?');
    expect(answer.body).toMatchObject({ quote: 'volume discount', public: true, comments: [{ body: 'How much?' }] });
    await until(() => marked(writer.doc) === 'volume discount', 'the writer to see the mark');
    expect(noteBody(await world.replay()).toJSON()).toContain('Talked with Marc about ');
    const [row] = await live.sql`select actor, origin from document_updates where document = ${world.note.id}
      order by seq desc limit 1`;
    expect(row).toEqual({ actor: guest.member, origin: 'person' });
    const plain = await world.member('guest');
    await world.asked(`PUT /containers/${world.account.id}/grants/member/${plain.member}`, { level: 'read' });
    expect((await comment(plain, editor, 'Me too')).status).toBe(404);
  });

  it('[CM3] Enter inside the words, and what others write there, keep the thread on both lines', async () => {
    const { tab, editor } = await begun();
    const other = await world.tab();
    const theirs = live.edit(other.doc);
    selectIn(theirs, 'Opens');
    theirs.editor.commands.insertContentAt(0, 'Note: ');
    selectIn(editor, 'before');
    editor.editor.commands.setTextSelection(editor.editor.state.selection.from);
    editor.editor.commands.splitBlock();
    await Promise.all([tab.saved(), other.saved()]);
    await until(() => editor.text() === theirs.text(), 'both to see the same');
    await until(async () => (await threadNow())?.quote === 'no delivery \nbefore six', 'the quote to follow');
    expect((await threadNow())?.detachedAt).toBeNull();
  });

  it('[CM4] deleted words detach the thread, with its quote; undo attaches it again', async () => {
    const { tab, editor } = await begun();
    await anotherStep();
    selectIn(editor, 'no delivery before six');
    editor.editor.commands.deleteSelection();
    await tab.saved();
    await until(async () => (await threadNow())?.detachedAt !== null, 'the thread to be detached');
    expect((await threadNow())?.quote).toBe('no delivery before six');
    editor.editor.commands.undo();
    await tab.saved();
    await until(async () => (await threadNow())?.detachedAt === null, 'the thread to be attached');
    expect([marked(tab.doc), editor.text()]).toEqual([
      'no delivery before six',
      'Opens Lyon in January; no delivery before six',
    ]);
    const facts = await live.sql`select type from facts where type like 'thread.%tached'`;
    expect(facts).toEqual([]);
  });

  it('[CM3] [CM4] words that are cut and pasted after five seconds keep their thread', async () => {
    const { tab, editor } = await begun();
    selectIn(editor, 'no delivery before six');
    const { state, view } = editor.editor;
    const slice = state.selection.content();
    editor.editor.commands.deleteSelection();
    await tab.saved();
    await until(async () => (await threadNow())?.detachedAt !== null, 'the thread to be detached');
    await new Promise((resolve) => setTimeout(resolve, 5_200));
    editor.editor.commands.insertContentAt(editor.editor.state.doc.content.size, { type: 'paragraph' });
    editor.editor.commands.setTextSelection(editor.editor.state.doc.content.size - 1);
    view.dispatch(editor.editor.state.tr.replaceSelection(slice));
    await tab.saved();
    await until(async () => (await threadNow())?.detachedAt === null, 'the thread to be attached');
    expect(await threadNow()).toMatchObject({ quote: 'no delivery before six' });
  });

  it('[CM3] [M8] the mark of a thread of another note moves nothing there', async () => {
    const { thread } = await begun();
    const elsewhere = world;
    world = await live.begin();
    const tab = await world.tab();
    const editor = live.edit(tab.doc);
    editor.type('forged');
    editor.editor.commands.selectAll();
    editor.editor.commands.setMark('comment', { thread: thread.id });
    await tab.saved();
    await world.projected();
    expect((await world.asked<{ data: Thread[] }>('GET /threads')).data).toEqual([]);
    const [row] = await live.sql`select quote, detached_at from threads where id = ${thread.id}`;
    expect(row).toEqual({ quote: 'no delivery before six', detached_at: null });
    elsewhere.leave();
  });

  it('words that were deleted meanwhile cannot be commented on, nor can places in another note', async () => {
    const { tab, editor } = await begun();
    selectIn(editor, 'January');
    const passage = passageOf(editor.editor);
    editor.editor.commands.deleteSelection();
    await tab.saved();
    const late = await ask(live.url, world.keeper, `POST /notes/${world.note.id}/threads`, {
      from: passage?.from,
      to: passage?.to,
      body: 'Too late',
    });
    expect(late).toMatchObject({ status: 409, body: { code: 'passage-gone' } });
    const noise = Buffer.from('made up').toString('base64');
    const wild = await ask(live.url, world.keeper, `POST /notes/${world.note.id}/threads`, {
      from: noise,
      to: noise,
      body: 'x',
    });
    expect(wild.status).toBe(409);
  });

  it('[CM13] what was written without network is said under its own ids, in order, and once', async () => {
    world = await live.begin();
    const [threadId, commentId, replyId] = [newId(), newId(), newId()];
    const opening = { subject: { kind: 'account', id: world.account.id }, body: 'Later', threadId, commentId };
    const open = (more = {}) => ask(live.url, world.keeper, 'POST /threads', { ...opening, ...more });
    const reply = () =>
      ask(live.url, world.keeper, `POST /threads/${threadId}/comments`, { body: 'More', commentId: replyId });
    expect((await open()).status).toBe(200);
    expect((await reply()).body).toMatchObject({ id: threadId, comments: [{ id: commentId }, { id: replyId }] });
    for (const again of [await open(), await open({ threadId: newId() }), await reply()])
      expect(again).toMatchObject({ status: 409, body: { code: 'comment-exists' } });
  });
});

const marked = (doc: Y.Doc): string =>
  noteBody(doc)
    .toArray()
    .flatMap((block) => (block instanceof Y.XmlElement ? block.toArray() : []))
    .flatMap((text) => (text instanceof Y.XmlText ? (text.toDelta() as { insert: string; attributes?: object }[]) : []))
    .filter(({ attributes }) => Object.keys(attributes ?? {}).some((key) => key.startsWith('comment')))
    .map(({ insert }) => insert)
    .join('|');
