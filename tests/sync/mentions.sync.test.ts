import type { Mention } from '@baton/schema/mentions';
import { expect, it } from 'vitest';

import { anotherStep } from '#tests/headless-editor.ts';
import { until } from '#tests/live-client.ts';
import { liveNotes } from '#tests/live-notes.ts';
import type { NoteWorld } from '#tests/note-world.ts';
import { ask, type TestMember } from '#tests/people.ts';
import { describeWithDatabase } from '#tests/test-database.ts';

describeWithDatabase('mentions in live notes', () => {
  const live = liveNotes();
  let world: NoteWorld;

  const rows = () => live.sql`select target, action, state, holder, line, gone_at is not null as gone from mentions
    where place_id = ${world.note.id} order by made_at, id`;
  const pending = async () =>
    (
      await live.sql<{ what: string }[]>`select what from settling where document = ${world.note.id}
      and what like 'mention.%' order by what`
    ).map(({ what }) => what);
  /** Lets the half minute pass that makes a mention a fact. */
  const later = (seconds: number) =>
    live.sql`update mentions set made_at = made_at - make_interval(secs => ${seconds}) where place_id = ${world.note.id}`;
  const waiting = async (as: TestMember): Promise<Mention[]> =>
    ((await ask(live.url, as, 'GET /mentions?state=open')).body as { data: Mention[] }).data;

  it('[MN2] are rows once, however often the log is projected, and settle into one fact each', async () => {
    world = await live.begin();
    const [tab, called] = [await world.tab(), await world.member()];
    const editor = live.edit(tab.doc);
    editor.type('Check the power, ');
    editor.editor.commands.insertContent(mentionNode(called.member, { action: 'do' }));
    await tab.saved();
    await world.projected();
    const first = await rows();
    expect(first).toEqual([
      {
        target: called.member,
        action: 'do',
        state: 'open',
        holder: called.member,
        line: `Check the power, @[member:${called.member}]`,
        gone: false,
      },
    ]);
    expect(await pending()).toEqual(['mention.made']);
    await live.projector.rebuild({ workspace: world.workspace.id, kind: 'note', id: world.note.id });
    await live.projector.bring({ workspace: world.workspace.id, kind: 'note', id: world.note.id });
    expect([await rows(), await pending()]).toEqual([first, ['mention.made']]);
    await live.sql`update settling set due_at = now() where document = ${world.note.id}`;
    const made = () => live.sql`select data->'target'->>'id' as target from facts where type = 'mention.made'
      and data->>'placeId' = ${world.note.id}`;
    await until(async () => (await made()).length > 0, 'the mention to be a fact');
    expect(await made()).toEqual([{ target: called.member }]);
  });

  it('[MN3] deleting within half a minute cancels, undo brings back, later deletion is remembered', async () => {
    world = await live.begin();
    const [tab, called] = [await world.tab(), await world.member()];
    const { editor } = live.edit(tab.doc);
    editor.commands.insertContent(mentionNode(called.member));
    await tab.saved();
    await world.projected();
    await anotherStep();
    editor.commands.clearContent();
    await tab.saved();
    await world.projected();
    expect([await rows(), await pending()]).toEqual([[], []]);
    editor.commands.undo();
    await tab.saved();
    await world.projected();
    expect(await rows()).toMatchObject([{ gone: false }]);
    await later(31);
    await anotherStep();
    editor.commands.clearContent();
    await tab.saved();
    await world.projected();
    expect(await rows()).toMatchObject([{ gone: true }]);
    expect(await pending()).toContain('mention.removed');
    editor.commands.undo();
    await tab.saved();
    await world.projected();
    expect(await rows()).toMatchObject([{ gone: false }]);
    expect(await pending()).not.toContain('mention.removed');
  });

  it('[MN2] a pasted copy gets an id of its own from the server; cutting and pasting keeps it', async () => {
    world = await live.begin();
    const [tab, called] = [await world.tab(), await world.member()];
    const { editor } = live.edit(tab.doc);
    editor.commands.insertContent(mentionNode(called.member));
    editor.commands.insertContent(mentionNode(called.member));
    await tab.saved();
    await until(async () => (await rows()).length === 2, 'the copy to be named');
    await world.projected();
    expect(
      new Set((await live.sql`select id from mentions where place_id = ${world.note.id}`).map(({ id }) => id)).size,
    ).toBe(2);
  });

  it('[MN4] [MN6] the person called acknowledges, declines with a reason or passes on; others do not', async () => {
    world = await live.begin();
    const [tab, called, other] = [await world.tab(), await world.member(), await world.member()];
    const { editor } = live.edit(tab.doc);
    editor.commands.insertContent(mentionNode(called.member, { action: 'answer', due: '2026-12-01T09:00:00.000Z' }));
    await tab.saved();
    await world.projected();
    const [open] = await waiting(called);
    expect(open).toMatchObject({ action: 'answer', dueAt: '2026-12-01T09:00:00.000Z', placeId: world.note.id });
    expect(await waiting(other)).toEqual([]);
    const on = `/mentions/${open?.id}` as const;
    expect((await ask(live.url, other, `POST ${on}/acknowledge`, {})).status).toBe(404);
    const guest = await world.member('guest');
    expect(await ask(live.url, called, `POST ${on}/delegate`, { memberId: guest.member })).toMatchObject({
      status: 409,
      body: { code: 'member-sees-nothing' },
    });
    expect((await ask(live.url, called, `POST ${on}/delegate`, { memberId: other.member })).status).toBe(200);
    expect([(await waiting(called)).length, (await waiting(other)).length]).toEqual([0, 1]);
    expect((await ask(live.url, called, `POST ${on}/acknowledge`, {})).status).toBe(404);
    const declined = await ask(live.url, other, `POST ${on}/decline`, { reason: 'Out of office' });
    expect(declined.body).toMatchObject({ state: 'declined', reason: 'Out of office', answeredBy: other.member });
    // A new time opens it anew, for the person who was called.
    editor.commands.clearContent();
    editor.commands.insertContent(mentionNode(called.member, { action: 'answer', due: '2026-12-02T09:00:00.000Z' }));
    await tab.saved();
    await world.projected();
    expect((await waiting(called)).length).toBe(1);
  });

  it('[MN1] [M8] ids of another workspace, and of what the reader may not see, have no name', async () => {
    world = await live.begin();
    const elsewhere = world;
    world = await live.begin();
    const closed = await world.asked<{ id: string }>('POST /accounts', { name: 'Secret', visibility: 'people' });
    const member = await world.member();
    const refs = [
      `account:${world.account.id}`,
      `account:${closed.id}`,
      `account:${elsewhere.account.id}`,
      `member:${elsewhere.keeper.member}`,
    ];
    const { body } = await ask(live.url, member, `GET /names?refs=${refs.join(',')}`);
    expect(body).toEqual({ names: { [`account:${world.account.id}`]: 'Boulangeries Durand' }, ends: {} });
    const namesNow = async () => (await ask(live.url, member, `GET /names?refs=${refs.join(',')}`)).body;
    for (const [id, home] of [
      [world.account.id, 'archive'],
      [closed.id, 'bin'],
    ] as const)
      await world.asked(`POST /accounts/${home}`, { accountIds: [id] });
    const archived = { [`account:${world.account.id}`]: 'archived' };
    expect(await namesNow()).toEqual({
      names: { [`account:${world.account.id}`]: 'Boulangeries Durand' },
      ends: archived,
    });
    const tab = await world.tab();
    live.edit(tab.doc).editor.commands.insertContent(mentionNode(elsewhere.keeper.member, { action: 'do' }));
    await tab.saved();
    await world.projected();
    expect(await waiting(elsewhere.keeper)).toEqual([]);
    elsewhere.leave();
  });
});

const mentionNode = (target: string, more: object = {}) => ({
  type: 'mention',
  attrs: { id: 'm1', kind: 'member', target, ...more },
});
