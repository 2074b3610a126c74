import { inboxSorted, type InboxItem, type OpenedInboxItem } from '@baton/schema/inbox';
import type { FactId } from '@baton/schema/shared';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { newId } from '#platform/clock/new-id.ts';
import { pausedServer } from '#tests/paused-server.ts';
import { aMember, ask, aWorkspace, type AskedServer, type TestMember, type TestWorkspace } from '#tests/people.ts';
import { runJob } from '#tests/run-job.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

import { inboxProjections } from './inbox.projection.ts';

interface Thread {
  id: string;
  comments: { id: string }[];
}

const why = ({ reasons }: InboxItem) => reasons.map(({ kind }) => kind);
const call = (member: TestMember) => `Look, @[member:${member.member}]`;

describeWithDatabase('the inbox over HTTP', () => {
  let db: TestDatabase;
  let server: AskedServer;
  let acme: TestWorkspace;
  let claire: TestMember;
  let account: { id: string };

  beforeAll(async () => {
    db = await testDatabase();
    server = await pausedServer(db);
    acme = await aWorkspace(db.sql);
    claire = await aMember(db.sql, acme, 'owner');
    account = await read<{ id: string }>('POST /accounts', { name: 'Durand' });
  });
  afterAll(() => db.drop());

  const somebody = () => aMember(db.sql, acme, 'member', { teams: [acme.teams.sales] });
  const send = (route: Parameters<typeof ask>[2], body?: unknown, as: TestMember = claire) =>
    ask(server, as, route, body);
  const read = async <Body>(...asked: Parameters<typeof send>): Promise<Body> => {
    const answer = await send(...asked);
    if (answer.status !== 200) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body as Body;
  };
  const listOf = async (as: TestMember, tab = 'inbox') =>
    (await read<{ data: InboxItem[] }>(`GET /inbox?tab=${tab}`, undefined, as)).data;
  const rowOf = async (as: TestMember, tab = 'inbox') => {
    const [row] = await listOf(as, tab);
    if (!row) throw new Error(`nothing in ${tab}`);
    return row;
  };
  const sort = (as: TestMember, { id }: InboxItem, state: object) => read<InboxItem>(`PATCH /inbox/${id}`, state, as);
  const said = (body: string, as = claire, about: object = { kind: 'account', id: account.id }) =>
    read<Thread>('POST /threads', { subject: about, body }, as);
  const replied = (thread: Thread, body: string, as = claire) =>
    read<Thread>(`POST /threads/${thread.id}/comments`, { body }, as);
  const aTask = (more: object, as = claire) => read<{ id: string }>('POST /tasks', { title: 'Call', ...more }, as);

  it('[IN1] a record has one row, and what is said of it is one reason each, once', async () => {
    const sofia = await somebody();
    const thread = await said(call(sofia));
    expect(await rowOf(sofia)).toMatchObject({
      record: { kind: 'account', id: account.id, name: 'Durand' },
      unread: true,
      doneAt: null,
      reasons: [{ kind: 'mentioned', actorId: claire.member, threadId: thread.id, text: call(sofia) }],
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
    await Promise.all([1, 2, 3].map(() => ask(server, claire, 'POST /tasks', body, key)));
    expect((await listOf(sofia)).map(why)).toEqual([['assigned']]);
  });

  it('[IN2] nobody hears of what they did themselves, nor of what they may not see', async () => {
    const [sofia, marc] = [await somebody(), await somebody()];
    await aTask({ assigneeId: sofia.member }, sofia);
    await said(call(marc), marc);
    expect([await listOf(sofia), await listOf(marc)]).toEqual([[], []]);
    const shut = await read<{ id: string }>('POST /accounts', { name: 'Closed' });
    await read(`PUT /containers/${shut.id}/visibility`, { visibility: 'people' });
    await said(call(marc), claire, { kind: 'account', id: shut.id });
    expect(await listOf(marc)).toEqual([]);
  });

  it('[IN3] what one may not see any more is not there, and not counted', async () => {
    const sofia = await somebody();
    const task = await aTask({ assigneeId: sofia.member });
    const row = await rowOf(sofia);
    expect(await read('GET /inbox/counts', undefined, sofia)).toMatchObject({ inbox: 1, unread: 1 });
    await read(`PUT /tasks/${task.id}/holder`, { assigneeId: claire.member });
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
    const until = new Date(Date.now() + 1_500).toISOString();
    await sort(sofia, first, { unread: false, snoozedUntil: until });
    await aTask({ title: 'Second', assigneeId: sofia.member });
    expect((await listOf(sofia)).map(({ record }) => record.name)).toEqual(['Second']);
    expect(await rowOf(sofia, 'snoozed')).toMatchObject({ id: first.id, snoozedUntil: until });
    expect(await read('GET /inbox/counts', undefined, sofia)).toMatchObject({ inbox: 1, snoozed: 1, nextAt: until });
    await expect
      .poll(async () => (await listOf(sofia)).map(({ record, unread }) => [record.name, unread]), { timeout: 10_000 })
      .toEqual([
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
    for (const other of [marc, claire])
      expect(await send(`PATCH /inbox/${row.id}`, { done: true }, other)).toMatchObject({ status: 404 });
    const told = await read<{ data: unknown[] }>(`GET /facts?subject_kind=inbox-item&subject_id=${row.id}`);
    expect(told.data).toEqual([]);
  });

  it('[IN7] sorting leaves no fact but a mark for one’s other tabs; facts of before still say how it was sorted', async () => {
    const sofia = await somebody();
    await aTask({ assigneeId: sofia.member });
    const row = await rowOf(sofia);
    const marks = async () =>
      (await db.sql`select seq from own_marks where member = ${sofia.member}`).map(({ seq }) => +seq);
    await sort(sofia, row, { unread: false });
    await sort(sofia, row, { done: true });
    expect(await db.sql`select from facts where type = 'inbox.sorted'`).toEqual([]);
    expect(await marks()).toEqual([2]);
    const { id: workspace } = acme;
    await db.scopes.withWorkspace({ workspace }, async (tx) => {
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
    const [sofia, lea] = [await somebody(), await aMember(db.sql, acme, 'member', { teams: [acme.teams.support] })];
    await said(call(sofia));
    await aTask({ title: 'From support', assigneeId: sofia.member }, lea);
    const narrowed = async (by: string) =>
      (await read<{ data: InboxItem[] }>(`GET /inbox?${by}`, undefined, sofia)).data.map(({ record }) => record.name);
    expect(await narrowed(`teamId=${acme.teams.support}`)).toEqual(['From support']);
    expect(await narrowed(`teamId=${acme.teams.support}&tab=mentions`)).toEqual([]);
    expect(await narrowed('kind=account')).toEqual(['Durand']);
    expect(await narrowed(`kind=account&teamId=${acme.teams.support}`)).toEqual([]);
  });

  it('[IN8] a claimed task leaves the inboxes of the others, and a completed one that of whoever did it', async () => {
    const [sofia, marc] = [await somebody(), await somebody()];
    const task = await aTask({ teamId: acme.teams.sales });
    expect([why(await rowOf(sofia)), why(await rowOf(marc))]).toEqual([['team-task'], ['team-task']]);
    await read(`POST /tasks/${task.id}/claim`, {}, marc);
    expect(await listOf(sofia)).toEqual([]);
    const given = await aTask({ title: 'Given', assigneeId: sofia.member });
    await read(`POST /tasks/${given.id}/complete`, {}, sofia);
    expect(await listOf(sofia)).toEqual([]);
    expect((await listOf(claire)).find(({ record }) => record.id === given.id)).toMatchObject({
      reasons: [{ kind: 'task-done', actorId: sofia.member }],
    });
  });

  it('[IN9] a task falls due once and becomes overdue once, for each day that it is given', async () => {
    const sofia = await somebody();
    const on = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
    await aTask({ assigneeId: sofia.member, due: { on, time: null, zone: 'UTC' } });
    const afterDays = async (days: number) => {
      for (let run = 0; run < 3; run += 1) await runJob(db, 'inbox.due-tasks', days);
      return why(await rowOf(sofia));
    };
    expect(await afterDays(0)).toEqual(['assigned']);
    expect(await afterDays(1)).toEqual(['due', 'assigned']);
    expect(await afterDays(2)).toEqual(['overdue', 'due', 'assigned']);
  });

  it('[TK14] a reminder is told once at its moment, also of what is muted, and not of what is done', async () => {
    const sofia = await somebody();
    const remindAt = new Date(Date.now() + 3_600_000).toISOString();
    const [kept, done] = [
      await aTask({ assigneeId: sofia.member, remindAt }),
      await aTask({ assigneeId: sofia.member, remindAt }),
    ];
    await read(`POST /tasks/${done.id}/complete`, {}, sofia);
    await sort(sofia, await rowOf(sofia), { muted: true });
    await runJob(db, 'inbox.due-tasks', 0);
    expect(await listOf(sofia)).toEqual([]);
    for (let run = 0; run < 3; run += 1) await runJob(db, 'inbox.due-tasks', 1);
    const rows = await listOf(sofia);
    expect(rows.map((row) => [row.record.id, why(row)])).toEqual([[kept.id, ['reminder', 'assigned']]]);
  });

  it('[CM9] [TK13] who has to do with a task hears what is said of it, and nobody else reads it', async () => {
    const [sofia, marc, lea] = [await somebody(), await somebody(), await somebody()];
    const task = await aTask({ title: 'Private', assigneeId: sofia.member, watcherIds: [marc.member] });
    for (const each of [sofia, marc]) await sort(each, await rowOf(each), { done: true });
    const about = { kind: 'task', id: task.id };
    const thread = await said(`Is it done? ${call(lea)}`, claire, about);
    expect([why(await rowOf(sofia)).at(0), why(await rowOf(marc)).at(0)]).toEqual(['commented', 'commented']);
    // Who is called there without knowing of the task neither hears of it nor reads it.
    expect(await listOf(lea)).toEqual([]);
    const asLea = { status: 404 };
    expect(await send(`POST /threads/${thread.id}/comments`, { body: 'No' }, lea)).toMatchObject(asLea);
    expect(await send('POST /threads', { subject: about, body: 'No' }, lea)).toMatchObject(asLea);
    expect(await send(`PUT /threads/${thread.id}/assignee`, { memberId: lea.member })).toMatchObject({
      status: 409,
      body: { code: 'member-sees-nothing' },
    });
    const threads = async (as: TestMember) =>
      (await read<{ data: Thread[] }>(`GET /threads?subjectKind=task&subjectId=${task.id}`, undefined, as)).data.length;
    expect([await threads(sofia), await threads(marc), await threads(lea)]).toEqual([1, 1, 0]);
    await replied(thread, 'Nearly', marc);
    expect(why(await rowOf(claire)).at(0)).toBe('replied');
    await read('POST /tasks/bin', { taskIds: [task.id] });
    expect([await threads(sofia), await threads(claire)]).toEqual([0, 0]);
  });
});
