import { inboxSorted, type InboxItem, type OpenedInboxItem } from '@baton/schema/inbox';
import type { FactId } from '@baton/schema/shared';
import { expect, it } from 'vitest';

import { newId } from '#platform/clock/new-id.ts';
import { call, inboxDesk, why } from '#tests/inbox-desk.ts';
import { aMember, ask } from '#tests/people.ts';
import { describeWithDatabase } from '#tests/test-database.ts';

import { inboxProjections } from './inbox.projection.ts';

describeWithDatabase('the inbox over HTTP', () => {
  const desk = inboxDesk();
  const { somebody, send, read, listOf, rowOf, sort, said, replied, aTask } = desk;

  it('[IN1] a record has one row, and what is said of it is one reason each, once', async () => {
    const sofia = await somebody();
    const thread = await said(call(sofia));
    expect(await rowOf(sofia)).toMatchObject({
      record: { kind: 'account', id: desk.account.id, name: 'Durand' },
      unread: true,
      doneAt: null,
      reasons: [{ kind: 'mentioned', actorId: desk.claire.member, threadId: thread.id, text: call(sofia) }],
    });
    await replied(thread, 'I am in it now', sofia);
    await replied(thread, 'Thank you');
    await replied(thread, call(sofia));
    const rows = await listOf(sofia);
    expect(rows.map(why)).toEqual([['mentioned', 'replied', 'mentioned']]);
    const opened = await read<OpenedInboxItem>(`GET /inbox/${rows[0]?.id}`, undefined, sofia);
    expect(opened).toMatchObject({ item: rows[0], threads: [{ id: thread.id }] });
    expect(opened.mentions).toHaveLength(1 + 1);
  });

  it('[IN1] a command that is sent again leaves one reason', async () => {
    const sofia = await somebody();
    const key = { 'idempotency-key': crypto.randomUUID() };
    const body = { title: 'Once', assigneeId: sofia.member };
    await Promise.all([1, 2, 3].map(() => ask(desk.server, desk.claire, 'POST /tasks', body, key)));
    expect((await listOf(sofia)).map(why)).toEqual([['assigned']]);
  });

  it('[IN2] nobody hears of what they did themselves, nor of what they may not see', async () => {
    const [sofia, marc] = [await somebody(), await somebody()];
    await aTask({ assigneeId: sofia.member }, sofia);
    await said(call(marc), marc);
    expect([await listOf(sofia), await listOf(marc)]).toEqual([[], []]);
    const shut = await read<{ id: string }>('POST /accounts', { name: 'Closed' });
    await read(`PUT /containers/${shut.id}/visibility`, { visibility: 'people' });
    await said(call(marc), desk.claire, { kind: 'account', id: shut.id });
    expect(await listOf(marc)).toEqual([]);
  });

  it('[IN3] what one may not see any more is not there, and not counted', async () => {
    const sofia = await somebody();
    const task = await aTask({ assigneeId: sofia.member });
    const row = await rowOf(sofia);
    expect(await read('GET /inbox/counts', undefined, sofia)).toMatchObject({ inbox: 1, unread: 1 });
    await read(`PUT /tasks/${task.id}/holder`, { assigneeId: desk.claire.member });
    expect(await listOf(sofia)).toEqual([]);
    expect(await read('GET /inbox/counts', undefined, sofia)).toMatchObject({ inbox: 0, unread: 0 });
    expect(await send(`PATCH /inbox/${row.id}`, { done: true }, sofia)).toMatchObject({ status: 404 });
  });

  it('[IN4] a comment that was deleted is no reason any more', async () => {
    const sofia = await somebody();
    const thread = await said(call(sofia));
    await read(`DELETE /comments/${thread.comments[0]?.id}`);
    expect(await listOf(sofia)).toEqual([]);
  });

  it('[IN5] what is done comes back with a new reason; what is muted, when one is called', async () => {
    const sofia = await somebody();
    const thread = await said(call(sofia));
    await replied(thread, 'Mine', sofia);
    await sort(sofia, await rowOf(sofia), { done: true });
    expect(await listOf(sofia)).toEqual([]);
    await replied(thread, 'Again');
    expect(await rowOf(sofia)).toMatchObject({ unread: true, doneAt: null });
    await sort(sofia, await rowOf(sofia), { muted: true });
    expect(await rowOf(sofia, 'done')).toMatchObject({ muted: true, unread: false });
    await replied(thread, 'And again');
    expect(await listOf(sofia)).toEqual([]);
    await replied(thread, call(sofia));
    expect(await rowOf(sofia)).toMatchObject({ muted: true, unread: true });
  });

  it('[IN6] a snoozed row is back at its moment, unread and on top', async () => {
    const sofia = await somebody();
    await aTask({ title: 'First', assigneeId: sofia.member });
    const first = await rowOf(sofia);
    const inAnHour = new Date(Date.now() + 3_600_000).toISOString();
    await sort(sofia, first, { unread: false, snoozedUntil: inAnHour });
    await aTask({ title: 'Second', assigneeId: sofia.member });
    expect((await listOf(sofia)).map(({ record }) => record.name)).toEqual(['Second']);
    expect(await rowOf(sofia, 'snoozed')).toMatchObject({ id: first.id, snoozedUntil: inAnHour });
    expect(await read('GET /inbox/counts', undefined, sofia)).toMatchObject({ inbox: 1, snoozed: 1, nextAt: inAnHour });
    // The hour has passed: its moment is now.
    const [row] = await desk.db.sql<{ moment: Date }[]>`update inbox_items
      set (snoozed_until, placed_at) = (date_trunc('milliseconds', now()), date_trunc('milliseconds', now()))
      where id = ${first.id} returning snoozed_until as moment`;
    const until = row?.moment.toISOString();
    expect((await listOf(sofia)).map(({ record, unread }) => [record.name, unread])).toEqual([
      ['First', true],
      ['Second', true],
    ]);
    expect(await rowOf(sofia)).toMatchObject({ snoozedUntil: null, backAt: until });
    expect(await sort(sofia, await rowOf(sofia), { unread: false })).toMatchObject({ backAt: until, unread: false });
    const past = { snoozedUntil: '2020-01-01T00:00:00.000Z' };
    expect(await send(`PATCH /inbox/${first.id}`, past, sofia)).toMatchObject({
      status: 409,
      body: { code: 'snooze-passed' },
    });
  });

  it('[IN6] a new reason brings a snoozed row back earlier', async () => {
    const sofia = await somebody();
    const thread = await said(call(sofia));
    await replied(thread, 'Mine', sofia);
    await sort(sofia, await rowOf(sofia), { snoozedUntil: '2199-01-01T00:00:00.000Z' });
    expect(await listOf(sofia)).toEqual([]);
    await replied(thread, 'Now');
    expect(await rowOf(sofia)).toMatchObject({ snoozedUntil: null, unread: true });
  });

  it('[IN7] sorting is taken back, and nobody else can do it', async () => {
    const [sofia, marc] = [await somebody(), await somebody()];
    await aTask({ assigneeId: sofia.member });
    const row = await rowOf(sofia);
    const done = await sort(sofia, row, { done: true });
    expect(done).toEqual(await rowOf(sofia, 'done'));
    expect(await sort(sofia, row, { done: false, unread: true })).toEqual(row);
    for (const other of [marc, desk.claire])
      expect(await send(`PATCH /inbox/${row.id}`, { done: true }, other)).toMatchObject({ status: 404 });
    const told = await read<{ data: unknown[] }>(`GET /facts?subject_kind=inbox-item&subject_id=${row.id}`);
    expect(told.data).toEqual([]);
  });

  it('[IN7] sorting leaves no fact but a mark for one’s other tabs; facts of before still say how it was sorted', async () => {
    const sofia = await somebody();
    await aTask({ assigneeId: sofia.member });
    const row = await rowOf(sofia);
    const marks = async () =>
      (await desk.db.sql`select seq from own_marks where member = ${sofia.member}`).map(({ seq }) => +seq);
    await sort(sofia, row, { unread: false });
    await sort(sofia, row, { done: true });
    expect(await desk.db.sql`select from facts where type = 'inbox.sorted'`).toEqual([]);
    expect(await marks()).toEqual([2]);
    const { id: workspace } = desk.acme;
    await desk.db.scopes.withWorkspace({ workspace }, async (tx) => {
      const before = inboxSorted({ subject: { kind: 'inbox-item', id: row.id }, data: { done: false, unread: true } });
      const about = { id: newId() as FactId, workspace, actor: null, origin: 'person', cause: null } as const;
      await inboxProjections[before.type]?.(tx, { ...before, ...about, occurredAt: new Date() });
    });
    expect(await rowOf(sofia)).toEqual(row);
  });

  it('[IN7] a whole tab is done as it was looked at, and put back as it was', async () => {
    const sofia = await somebody();
    const thread = await said(call(sofia));
    await aTask({ title: 'Seen', assigneeId: sofia.member });
    await sort(sofia, await rowOf(sofia), { unread: false });
    const before = await listOf(sofia);
    const upTo = before[0]?.newestAt;
    await aTask({ title: 'Since', assigneeId: sofia.member });
    const settle = (more: object) =>
      read<{ items: { itemId: string; unread: boolean }[]; more: boolean }>(
        'POST /inbox/done',
        { upTo, ...more },
        sofia,
      );
    expect(await settle({ tab: 'mentions', kind: 'task' })).toEqual({ items: [], more: false });
    const { items } = await settle({ tab: 'inbox' });
    expect(items.toSorted((a, b) => Number(a.unread) - Number(b.unread)).map(({ unread }) => unread)).toEqual([
      false,
      true,
    ]);
    expect((await listOf(sofia)).map(({ record }) => record.name)).toEqual(['Since']);
    // One came back by itself meanwhile, and has its own reason for that.
    await replied(thread, call(sofia));
    expect(await read('POST /inbox/restore', { items }, sofia)).toEqual({ restored: 1 });
    expect((await listOf(sofia)).find(({ id }) => id === before[0]?.id)).toEqual(before[0]);
    const claires = await send('POST /inbox/restore', { items });
    expect(claires.status).toBe(404);
  });

  it('rows are narrowed to what somebody of a team did, and to a kind of record', async () => {
    const [sofia, lea] = [
      await somebody(),
      await aMember(desk.db.sql, desk.acme, 'member', { teams: [desk.acme.teams.support] }),
    ];
    await said(call(sofia));
    await aTask({ title: 'From support', assigneeId: sofia.member }, lea);
    const narrowed = async (by: string) =>
      (await read<{ data: InboxItem[] }>(`GET /inbox?${by}`, undefined, sofia)).data.map(({ record }) => record.name);
    expect(await narrowed(`teamId=${desk.acme.teams.support}`)).toEqual(['From support']);
    expect(await narrowed(`teamId=${desk.acme.teams.support}&tab=mentions`)).toEqual([]);
    expect(await narrowed('kind=account')).toEqual(['Durand']);
    expect(await narrowed(`kind=account&teamId=${desk.acme.teams.support}`)).toEqual([]);
  });
});
