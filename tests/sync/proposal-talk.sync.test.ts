import { randomBytes } from 'node:crypto';

import { passageOf } from '@baton/editor';
import type { Thread } from '@baton/schema/comments';
import { proposalBody, type ProposalDetail, type ProposalMessage } from '@baton/schema/proposals';
import { suggestionsIn } from '@baton/schema/rich-text';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type * as Y from 'yjs';

import { anotherStep, headlessEditor, selectIn, type HeadlessEditor } from '#tests/headless-editor.ts';
import { until } from '#tests/live-client.ts';
import { ask, type TestMember } from '#tests/people.ts';
import { proposalWorld, type ProposalWorld } from '#tests/proposal-world.ts';
import { startServer } from '#tests/start-server.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

describeWithDatabase('talk in the text of a proposal', () => {
  let db: TestDatabase;
  let server: Awaited<ReturnType<typeof startServer>>;
  let world: ProposalWorld;
  const editors: HeadlessEditor[] = [];
  beforeAll(async () => {
    db = await testDatabase();
    server = await startServer({ databaseUrl: db.url });
    world = await proposalWorld(db, server);
  });
  afterEach(() => {
    for (const { editor } of editors.splice(0)) editor.destroy();
    world.leave();
  });
  afterAll(async () => {
    await server.stop();
    await db.drop();
  });

  const edit = (doc: Y.Doc): HeadlessEditor => {
    const editor = headlessEditor(doc);
    editors.push(editor);
    return editor;
  };
  const written = async (words: string) => {
    const made = await world.begin({ beginning: 'blank' });
    const tab = await world.tab(made);
    const editor = edit(tab.doc);
    editor.type(words);
    await tab.saved();
    return { made, tab, editor };
  };
  const comment = (as: TestMember, made: ProposalDetail, editor: HeadlessEditor, words: string, more: object = {}) => {
    selectIn(editor, words);
    const passage = passageOf(editor.editor);
    if (!passage) throw new Error('nothing is selected');
    const { from, to } = passage;
    return ask(server.url, as, `POST /proposals/${made.id}/threads`, { from, to, body: 'Really?', ...more });
  };
  const send = (made: ProposalDetail) =>
    world.asked<ProposalDetail>(`POST /proposals/${made.id}/send`, {
      despite: ['open-suggestions', 'untaxed-lines', 'unfilled', 'prices-not-shown'],
    });
  /** Everything that the customer's page is given, as it comes. */
  const shown = async ({ id }: ProposalDetail): Promise<string> => {
    const token = randomBytes(16).toString('base64url');
    await world.asked(`POST /proposals/${id}/links`, { token });
    return JSON.stringify((await ask(server.url, null, 'POST /p/read', { token })).body);
  };
  const threadsOf = async ({ id }: ProposalDetail, as?: TestMember) =>
    (await world.asked<{ data: Thread[] }>(`GET /threads?subjectKind=proposal&subjectId=${id}`, undefined, as)).data;

  it('[CM5] [CM11] who may only comment marks words, guests do not, and nothing of it leaves the house', async () => {
    const { made, tab } = await written('Payment within 30 days');
    const guest = await world.member('guest');
    await world.asked(`PUT /containers/${world.account.id}/grants/member/${guest.member}`, { level: 'comment' });
    const editor = edit((await world.tab(made, guest)).doc);
    expect((await comment(guest, made, editor, '30 days')).status).toBe(404);
    const reader = await world.member('member');
    await world.asked(`PUT /containers/${world.account.id}/visibility`, { visibility: 'people' });
    await world.asked(`PUT /containers/${world.account.id}/grants/member/${reader.member}`, { level: 'comment' });
    const answer = await comment(reader, made, edit((await world.tab(made, reader)).doc), '30 days', {
      body: 'INTERNAL margin is 12 %',
    });
    expect(answer.body).toMatchObject({ quote: '30 days', public: false });
    const loud = await comment(reader, made, edit((await world.tab(made, reader)).doc), '30 days', { public: true });
    expect(loud.status).toBe(404);
    await until(() => proposalBody(tab.doc).toJSON().includes('comment'), 'the mark to arrive');
    expect(await threadsOf(made, guest)).toEqual([]);
    await send(made);
    const page = await shown(made);
    expect(page).toContain('Payment within ');
    expect(page).not.toMatch(/INTERNAL|comment/);
    expect(page).not.toContain((answer.body as Thread).id);
  });

  it('[CM12] what is visible to the customer is said on the version that was sent, and stays as it was said', async () => {
    const { made, editor, tab } = await written('Payment within 30 days');
    const early = await comment(world.claire, made, editor, '30 days', { public: true });
    expect(early.body).toMatchObject({ code: 'proposal-not-sent' });
    await send(made);
    const body = `@[member:${world.marco.member}] says yes`;
    const thread = (await comment(world.claire, made, editor, '30 days', { public: true, body })).body as Thread;
    await world.asked(`POST /threads/${thread.id}/comments`, { body: 'And no later' });
    const { data } = await world.asked<{ data: ProposalMessage[] }>(`GET /proposals/${made.id}/messages`);
    const { name } = (await world.asked<{ data: { id: string; name: string }[] }>('GET /members')).data.find(
      ({ id }) => id === world.marco.member,
    ) ?? { name: '' };
    expect(data.map(({ by, quote, words }) => [by, quote, words])).toEqual([
      ['seller', '30 days', `${name} says yes`],
      ['seller', '30 days', 'And no later'],
    ]);
    const page = await shown(made);
    expect(page).toContain('And no later');
    expect(page).not.toContain(world.marco.member);
    const [first] = thread.comments;
    const changed = await ask(server.url, world.claire, `PATCH /comments/${first?.id}`, { body: 'No' });
    expect(changed.body).toMatchObject({ code: 'said-to-customer' });
    const gone = await ask(server.url, world.claire, `DELETE /comments/${first?.id}`);
    expect(gone.body).toMatchObject({ code: 'said-to-customer' });
    // Words that were never sent are not quoted.
    selectIn(editor, '30 days');
    editor.editor.commands.insertContent('60 days');
    await tab.saved();
    await comment(world.claire, made, editor, '60 days', { public: true, body: 'Better?' });
    const after = await world.asked<{ data: ProposalMessage[] }>(`GET /proposals/${made.id}/messages`);
    expect(after.data.at(-1)).toMatchObject({ words: 'Better?', quote: null });
    expect(await shown(made)).not.toContain('60 days');
  });

  it('[PP28] who may only comment suggests by a command, withdraws their own, and writes nothing by their socket', async () => {
    const { made, tab } = await written('Payment within 30 days');
    const reader = await world.member('member');
    await world.asked(`PUT /containers/${world.account.id}/visibility`, { visibility: 'people' });
    await world.asked(`PUT /containers/${world.account.id}/grants/member/${reader.member}`, { level: 'comment' });
    const theirs = await world.tab(made, reader);
    const editor = edit(theirs.doc);
    selectIn(editor, '30');
    const passage = passageOf(editor.editor);
    if (!passage) throw new Error('nothing is selected');
    const { from, to } = passage;
    const suggest = (as: TestMember, words: string) =>
      ask(server.url, as, `POST /proposals/${made.id}/suggest`, { from, to, words });
    const answer = await suggest(reader, '45');
    expect(answer).toMatchObject({ status: 200, body: { openSuggestions: 1 } });
    expect((await suggest(reader, '60')).body).toMatchObject({ code: 'cannot-be-suggested' });
    await until(() => proposalBody(tab.doc).toJSON().includes('insertion'), 'the suggestion to arrive');
    expect(proposalBody(tab.doc).toJSON()).toContain(reader.member);
    const [id] = suggestionsIn(proposalBody(tab.doc));
    const withdraw = (as: TestMember) =>
      ask(server.url, as, `POST /proposals/${made.id}/suggest/withdraw`, { suggestion: id });
    expect((await withdraw(world.claire)).body).toMatchObject({ code: 'suggestion-gone' });
    const outsider = await world.member('guest');
    await world.asked(`PUT /containers/${world.account.id}/grants/member/${outsider.member}`, { level: 'comment' });
    expect((await suggest(outsider, 'x')).status).toBe(404);
    expect((await withdraw(reader)).body).toMatchObject({ openSuggestions: 0, text: 'Payment within 30 days' });
    // What their own client writes all the same stays with them alone: nobody else has it, and they have lost nothing.
    const patched = await ask(server.url, reader, `PATCH /proposals/${made.id}`, { title: 'Mine' });
    expect(patched.status).toBe(404);
    selectIn(editor, '30');
    editor.editor.commands.insertContent('90');
    await until(() => proposalBody(theirs.doc).toJSON().includes('90'), 'their own copy');
    expect(await world.read(made)).toMatchObject({ text: 'Payment within 30 days' });
    expect(proposalBody(tab.doc).toJSON()).not.toContain('90');
  });

  it('[CM3] [CM4] threads follow their words, and keep the quote when those are deleted', async () => {
    const { made, editor, tab } = await written('Delivery before six');
    await comment(world.claire, made, editor, 'before six');
    await until(() => proposalBody(tab.doc).toJSON().includes('comment'), 'the mark to arrive');
    await anotherStep();
    selectIn(editor, 'before six');
    editor.editor.commands.deleteSelection();
    await tab.saved();
    await until(async () => (await threadsOf(made))[0]?.detachedAt !== null, 'the thread to be detached');
    expect((await threadsOf(made))[0]?.quote).toBe('before six');
    editor.editor.commands.undo();
    await tab.saved();
    await until(async () => (await threadsOf(made))[0]?.detachedAt === null, 'the thread to be attached');
  });
});
