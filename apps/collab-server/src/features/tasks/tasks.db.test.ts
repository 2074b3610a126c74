import type { BoardDetail } from '@baton/schema/deals';
import type { Task } from '@baton/schema/tasks';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { newId } from '#platform/clock/new-id.ts';
import { pausedServer } from '#tests/paused-server.ts';
import { aMember, ask, aWorkspace, type AskedServer, type TestMember, type TestWorkspace } from '#tests/people.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

/** A day so many days from now, in UTC. */
const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
const due = (offset: number, time: string | null = null) => ({ due: { on: day(offset), time, zone: 'UTC' } });
const statusesOf = (answers: { status: number }[]) => answers.map(({ status }) => status).toSorted((a, b) => a - b);

describeWithDatabase('tasks over HTTP', () => {
  let db: TestDatabase;
  let server: AskedServer;
  let acme: TestWorkspace;
  let owner: TestMember;
  let member: TestMember;
  let manager: TestMember;
  let account: { id: string };

  beforeAll(async () => {
    db = await testDatabase();
    server = await pausedServer(db);
    acme = await aWorkspace(db.sql);
    const { sales } = acme.teams;
    [owner, member, manager] = await Promise.all([
      aMember(db.sql, acme, 'owner'),
      aMember(db.sql, acme, 'member', { teams: [sales] }),
      aMember(db.sql, acme, 'manager', { teams: [sales] }),
    ]);
    account = await read<{ id: string }>('POST /accounts', { name: 'Durand' });
  });
  afterAll(() => db.drop());

  const send = (route: Parameters<typeof ask>[2], body?: unknown, as: TestMember = member) =>
    ask(server, as, route, body);
  const read = async <Body>(...asked: Parameters<typeof send>): Promise<Body> => {
    const answer = await send(...asked);
    if (answer.status !== 200) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body as Body;
  };
  const aTask = (more: object = {}, as = member) =>
    read<Task>('POST /tasks', { title: 'Call', assigneeId: member.member, ...more }, as);
  const titles = async (query: string, as = member) =>
    (await read<{ data: Task[] }>(`GET /tasks?${query}`, undefined, as)).data.map(({ title }) => title);

  it('a task is read back as it was created', async () => {
    const made = await aTask({
      ...due(3, '14:30'),
      details: 'Ask for the plan',
      priority: 'high',
      repeat: 'FREQ=WEEKLY;BYDAY=MO,TH',
      remindAt: '2026-12-01T08:00:00.000Z',
      checklist: [{ id: crypto.randomUUID(), text: 'Price list' }],
      subject: { kind: 'account', id: account.id },
      watcherIds: [manager.member],
    });
    expect(made).toMatchObject({
      subject: { name: 'Durand' },
      accountId: account.id,
      dueAt: `${day(3)}T14:30:00.000Z`,
    });
    expect(await read(`GET /tasks/${made.id}`)).toEqual(made);
    const changed = await read<Task>(`PATCH /tasks/${made.id}`, { due: null, title: 'Write' });
    expect(await read(`GET /tasks/${made.id}`)).toEqual(changed);
    expect(changed).toMatchObject({ due: null, dueAt: null, repeat: null, title: 'Write' });
  });

  it('a task keeps the id that it was made with, once', async () => {
    const taskId = newId();
    const made = await aTask({ taskId, title: 'Made elsewhere' });
    expect(made.id).toBe(taskId);
    expect(await send('POST /tasks', { taskId, title: 'Another' })).toMatchObject({
      status: 409,
      body: { code: 'task-exists' },
    });
    expect(await read(`GET /tasks/${taskId}`)).toEqual(made);
  });

  it('[TK8] mine are overdue, due today or later, each in one list, in the order of their hours', async () => {
    const mine = await aMember(db.sql, acme, 'member');
    const give = (title: string, more: object) => aTask({ title, assigneeId: mine.member, ...more }, mine);
    await give('last week', due(-7));
    await give('today, whenever', due(0));
    await give('today, last minute', due(0, '23:59'));
    await give('tomorrow', due(1));
    await give('some day', {});
    await aTask({ title: 'of somebody else', assigneeId: member.member, ...due(0) }, mine);
    const list = (time: string) => titles(`scope=mine&time=${time}`, mine);
    expect(await list('overdue')).toEqual(['last week']);
    expect(await list('today')).toEqual(['today, last minute', 'today, whenever']);
    expect(await list('upcoming')).toEqual(['tomorrow', 'some day']);
    expect(await titles('scope=delegated', mine)).toEqual(['of somebody else']);
    expect(await read('GET /tasks/counts', undefined, mine)).toEqual({
      overdue: 1,
      today: 2,
      upcoming: 2,
      delegated: 1,
      teams: [],
    });
    const first = await read<{ data: Task[]; page: { next_cursor: string } }>(
      'GET /tasks?scope=mine&limit=2',
      undefined,
      mine,
    );
    expect(await titles(`scope=mine&limit=9&cursor=${first.page.next_cursor}`, mine)).toEqual([
      'today, whenever',
      'tomorrow',
      'some day',
    ]);
  });

  it('[TK6] completing one that comes again twice at once makes one next task', async () => {
    const weekly = await aTask({ title: 'Weekly', ...due(0), repeat: 'FREQ=WEEKLY' });
    const answers = await Promise.all([1, 2, 3].map(() => send(`POST /tasks/${weekly.id}/complete`, {})));
    expect(statusesOf(answers)).toEqual([200, 409, 409]);
    const open = async () =>
      (await read<{ data: Task[] }>('GET /tasks?scope=mine')).data.filter(({ title }) => title === 'Weekly');
    expect((await open()).map((task) => task.due?.on)).toEqual([day(7)]);
    await read(`POST /tasks/${weekly.id}/reopen`, {});
    expect((await open()).map(({ id }) => id)).toEqual([weekly.id]);
    await read(`POST /tasks/${weekly.id}/complete`, {});
    expect((await open()).map((task) => task.due?.on)).toEqual([day(7)]);
  });

  it('[TK4] two of a team claim at once: one has it', async () => {
    const queued = await aTask({ title: 'Queued', assigneeId: null, teamId: acme.teams.sales });
    const answers = await Promise.all([member, manager].map((as) => send(`POST /tasks/${queued.id}/claim`, {}, as)));
    expect(statusesOf(answers)).toEqual([200, 409]);
  });

  it('[TK1] [TK3] a task about a closed account goes to nobody who may not see it', async () => {
    const closed = await read<{ id: string }>('POST /accounts', { name: 'Closed', visibility: 'people' }, owner);
    const about = { subject: { kind: 'account', id: closed.id }, title: 'Secret' };
    expect(await send('POST /tasks', { ...about, assigneeId: member.member }, owner)).toMatchObject({ status: 409 });
    const secret = await aTask({ ...about, assigneeId: owner.member }, owner);
    expect(await send(`GET /tasks/${secret.id}`)).toMatchObject({ status: 404 });
    await read('POST /tasks/edit', { changes: [{ taskId: secret.id, holder: { assigneeId: member.member } }] }, owner);
    expect(await read<Task>(`GET /tasks/${secret.id}`, undefined, owner)).toMatchObject({ assigneeId: owner.member });
    // Whoever loses the account loses its tasks, their own as well.
    await read(`PUT /containers/${closed.id}/grants/member/${member.member}`, { level: 'write' }, owner);
    await read(`PUT /tasks/${secret.id}/holder`, { assigneeId: member.member }, owner);
    expect(await titles('scope=mine')).toContain('Secret');
    await read(`DELETE /containers/${closed.id}/grants/member/${member.member}`, {}, owner);
    expect(await titles('scope=mine')).not.toContain('Secret');
    const facts = await read<{ data: unknown[] }>(`GET /facts?subject_kind=task&subject_id=${secret.id}`);
    expect(facts.data).toEqual([]);
  });

  it('[TK1] a task about somebody follows them into another contact, and names no account', async () => {
    const [kept, merged] = await Promise.all(
      ['Marc', 'Marco'].map((name) => read<{ id: string }>('POST /contacts', { name, accountId: account.id })),
    );
    const task = await aTask({ title: 'About Marco', subject: { kind: 'contact', id: merged?.id } });
    expect(task).toMatchObject({ subject: { name: 'Marco' }, accountId: null });
    await read(`POST /contacts/${kept?.id}/merge`, { otherId: merged?.id, take: [] }, owner);
    expect(await titles(`subjectKind=contact&subjectId=${kept?.id}`)).toEqual(['About Marco']);
    expect(await read<Task>(`GET /tasks/${task.id}`)).toMatchObject({ subject: { name: 'Marc' } });
  });

  it('several are changed at once, those that one may not change are left out, and taken back in one step', async () => {
    const [one, other] = [await aTask({ title: 'One', ...due(0) }), await aTask({ title: 'Other', ...due(2) })];
    const foreign = await aTask({ title: 'Foreign', assigneeId: owner.member }, owner);
    const changes = [one, other, foreign].map(({ id }) => ({ taskId: id, ...due(5), priority: 'urgent', done: true }));
    expect(await read('POST /tasks/edit', { changes })).toEqual({
      changed: expect.toSatisfy((ids: string[]) => ids.length === 2),
    });
    expect(await read<Task>(`GET /tasks/${one.id}`)).toMatchObject({
      priority: 'urgent',
      due: { on: day(5) },
      doneBy: member.member,
    });
    const back = [one, other].map((task) => ({ taskId: task.id, due: task.due, priority: task.priority, done: false }));
    await read('POST /tasks/edit', { changes: back });
    expect(await read<Task>(`GET /tasks/${one.id}`)).toEqual({ ...one, changedAt: expect.any(String) });
  });

  it('[TK7] a task goes to the bin and comes back as it was', async () => {
    const task = await aTask({ title: 'Binned' });
    await read('POST /tasks/bin', { taskIds: [task.id] });
    expect(await titles('scope=mine')).not.toContain('Binned');
    expect(await titles('scope=mine&state=bin')).toEqual(['Binned']);
    expect(await send(`PATCH /tasks/${task.id}`, { title: 'x' })).toMatchObject({ status: 409 });
    await read('POST /tasks/restore', { taskIds: [task.id] });
    expect(await read(`GET /tasks/${task.id}`)).toEqual(task);
  });

  it('[TK9] a manager counts what the people of their teams have to do, of what the manager may know', async () => {
    const busy = await aMember(db.sql, acme, 'member', { teams: [acme.teams.sales] });
    await aTask({ assigneeId: busy.member, subject: { kind: 'account', id: account.id }, ...due(-1) }, owner);
    await aTask({ assigneeId: busy.member, teamId: acme.teams.sales, ...due(0) }, owner);
    await aTask({ title: 'between two', assigneeId: busy.member }, owner);
    type Load = { data: { memberId: string; open: number }[] };
    const load = await read<Load>('GET /tasks/workload', undefined, manager);
    expect(load.data.find(({ memberId }) => memberId === busy.member)).toMatchObject({ open: 2, overdue: 1, today: 1 });
    expect(load.data.some(({ memberId }) => memberId === owner.member)).toBe(false);
    expect(await send('GET /tasks/workload')).toMatchObject({ status: 404 });
  });

  it('whoever a task is taken from hears of that, and of nothing after it', async () => {
    const task = await aTask({ title: 'Passed on' }, owner);
    await read(`PUT /tasks/${task.id}/holder`, { assigneeId: manager.member }, owner);
    await read(`PATCH /tasks/${task.id}`, { title: 'Passed on and renamed' }, owner);
    const heard = await read<{ data: { type: string }[] }>(`GET /facts?subject_kind=task&subject_id=${task.id}`);
    expect(heard.data.map(({ type }) => type)).toEqual(['task.assigned']);
  });

  it('the same command with one key is done once', async () => {
    const key = { 'idempotency-key': crypto.randomUUID() };
    const make = () => ask(server, member, 'POST /tasks', { title: 'Once' }, key);
    const [first, second] = [await make(), await make()];
    expect(second.body).toEqual(first.body);
  });

  it('[TK1] what is about a deal is guarded by the board that it is on now', async () => {
    const board = (more: object) =>
      read<BoardDetail>('POST /boards', { name: 'Sales', currency: 'EUR', ...more }, owner);
    const [open, closed] = [await board({}), await board({ visibility: 'people' })];
    const deal = await read<{ id: string }>(`POST /boards/${open.id}/deals`, { title: 'Moves' }, owner);
    const subject = { kind: 'deal', id: deal.id };
    const task = await aTask({ assigneeId: null, subject }, owner);
    const body = `Look, @[member:${member.member}]`;
    const thread = await read<{ id: string }>('POST /threads', { subject, body }, owner);
    const seen = async () => [
      (await send(`GET /tasks/${task.id}`)).status,
      (await send(`POST /threads/${thread.id}/comments`, { body: 'Here' })).status,
      (await read<{ data: unknown[] }>('GET /mentions')).data.length,
    ];
    expect(await seen()).toEqual([200, 200, 1]);
    const to = { boardId: closed.id, stageId: closed.stages[0]?.id };
    await read(`POST /deals/${deal.id}/move-to-board`, to, owner);
    expect(await seen()).toEqual([404, 404, 0]);
  });
});
