import type { BoardDetail, NextActivity } from '@baton/schema/deals';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { pausedServer } from '#tests/paused-server.ts';
import { aMember, ask, aWorkspace, type AskedServer, type TestMember, type TestWorkspace } from '#tests/people.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

import { newId } from '../../platform/clock/new-id.ts';

const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);

describeWithDatabase('what is planned next about deals', () => {
  let db: TestDatabase;
  let server: AskedServer;
  let owner: TestMember;
  let member: TestMember;
  let board: BoardDetail;
  let closed: BoardDetail;
  let acme: TestWorkspace;
  let teams: TestWorkspace['teams'];

  beforeAll(async () => {
    db = await testDatabase();
    server = await pausedServer(db);
    acme = await aWorkspace(db.sql);
    ({ teams } = acme);
    [owner, member] = await Promise.all([
      aMember(db.sql, acme, 'owner', { teams: [teams.sales] }),
      aMember(db.sql, acme, 'member'),
    ]);
    board = await read<BoardDetail>('POST /boards', { name: 'Sales', currency: 'EUR' });
    closed = await read<BoardDetail>('POST /boards', { name: 'Key accounts', currency: 'EUR', visibility: 'people' });
  });
  afterAll(() => db.drop());

  const send = (route: Parameters<typeof ask>[2], body?: unknown, as: TestMember = owner) =>
    ask(server, as, route, body);
  const read = async <Body>(...asked: Parameters<typeof send>): Promise<Body> => {
    const answer = await send(...asked);
    if (answer.status !== 200) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body as Body;
  };
  const aDeal = (title: string) => read<{ id: string }>(`POST /boards/${board.id}/deals`, { title });
  const aTask = (deal: { id: string }, title: string, on: string | null, time: string | null = null) =>
    read<{ id: string }>('POST /tasks', {
      title,
      subject: { kind: 'deal', id: deal.id },
      due: on && { on, time, zone: 'UTC' },
    });
  const next = (query = '', of = board, as = owner) =>
    read<{ deals: string[] | null; next: NextActivity[] }>(`GET /boards/${of.id}/next${query}`, undefined, as);

  it('of each deal with something open it is the first by day and hour, and one without a day comes last', async () => {
    const [ovens, line] = [await aDeal('Ovens'), await aDeal('Line')];
    await aDeal('With nothing to do');
    await aTask(ovens, 'Some day', null);
    await aTask(ovens, 'Tomorrow', day(1));
    const first = await aTask(ovens, 'Tomorrow at nine', day(1), '09:00');
    const undated = await aTask(line, 'Whenever', null);
    const all = await next();
    expect(all.deals).toBeNull();
    const byDeal = new Map(all.next.map((each) => [each.dealId as string, each]));
    expect([...byDeal.keys()].toSorted()).toEqual([ovens.id, line.id].toSorted());
    expect(byDeal.get(ovens.id)).toEqual({
      dealId: ovens.id,
      kind: 'task',
      id: first.id,
      title: 'Tomorrow at nine',
      on: day(1),
      at: `${day(1)}T09:00:00.000Z`,
    });
    expect(byDeal.get(line.id)).toMatchObject({ id: undated.id, on: null, at: null });
    await read(`POST /tasks/${first.id}/complete`, {});
    expect((await next(`?of=${first.id}`)).next).toMatchObject([{ dealId: ovens.id, title: 'Tomorrow' }]);
    await read('POST /tasks/bin', { taskIds: [undated.id] });
    // Told of the deal although nothing is planned there any more, so that a card forgets what it knew.
    expect(await next(`?of=${undated.id}`)).toEqual({ deals: [line.id], next: [] });
  });

  it('what the account has in its calendar, who is to take over and what was promised count as next, too', async () => {
    const account = await read<{ id: string }>('POST /accounts', { name: 'Durand' });
    const deal = await read<{ id: string }>(`POST /boards/${board.id}/deals`, { title: 'Mill', accountId: account.id });
    const other = await read<{ id: string }>(`POST /boards/${board.id}/deals`, {
      title: 'Sack',
      accountId: account.id,
    });
    const of = async (id = deal.id) => (await next()).next.find(({ dealId }) => dealId === id) ?? null;
    const meet = (title: string, on: string, hour: string, more: object = {}) =>
      read<{ event: { id: string } }>('POST /events', {
        title,
        calendarId: owner.member,
        accountId: account.id,
        time: { kind: 'hours', from: `${on}T${hour}:00`, to: `${on}T${hour}:30`, zone: 'UTC' },
        despiteConflict: true,
        ...more,
      });
    await meet('Over', day(-3), '09');
    expect(await of()).toBeNull();
    const weekly = await meet('Every week', day(-10), '09', { repeat: 'FREQ=WEEKLY' });
    expect(await of()).toMatchObject({
      kind: 'event',
      title: 'Every week',
      on: day(4),
      at: `${day(4)}T09:00:00.000Z`,
      occurrence: `${day(4)}T09:00`,
    });
    const visit = await meet('Visit', day(2), '08');
    expect(await next(`?of=${visit.event.id}`)).toMatchObject({
      deals: expect.arrayContaining([deal.id, other.id]),
      next: [{ title: 'Visit' }, { title: 'Visit' }],
    });
    // Known to whoever reads the account, and a private one to those alone who are at it.
    expect((await next('', board, member)).next).toContainEqual(expect.objectContaining({ title: 'Visit' }));
    await read(`PATCH /events/${visit.event.id}`, { private: true });
    expect((await next('', board, member)).next).toContainEqual(
      expect.objectContaining({ dealId: deal.id, title: 'Every week' }),
    );
    await read(`POST /events/${weekly.event.id}/cancel`, {});
    expect((await next('', board, member)).next.map(({ dealId }) => dealId)).not.toContain(deal.id);

    const task = await aTask(deal, 'Before all that', day(1));
    expect(await of()).toMatchObject({ kind: 'task', id: task.id });
    const route = await read<{ id: string }>('POST /handoff-routes', {
      fromTeamId: teams.sales,
      toTeamId: teams.support,
      items: [],
      criteria: [],
      answerWithin: 60,
      warnBefore: 30,
      passes: 'deal',
      onDealWon: false,
    });
    const subject = { kind: 'deal', id: deal.id };
    const { handoff } = await read<{ handoff: { id: string } }>('POST /handoffs', { routeId: route.id, subject });
    // It waits without a clock until it is sent; then it presses before the task.
    expect(await of()).toMatchObject({ kind: 'task' });
    await read(`POST /handoffs/${handoff.id}/send`, {});
    await db.sql`update handoffs set due_at = now() + interval '1 hour' where id = ${handoff.id}`;
    expect((await next(`?of=${handoff.id}`)).next).toMatchObject([
      { kind: 'handoff', id: handoff.id, teamId: teams.support },
    ]);
    await read(`POST /handoffs/${handoff.id}/withdraw`, {});
    expect(await of()).toMatchObject({ kind: 'task' });

    const proposal = await read<{ id: string }>('POST /proposals', {
      subject: { kind: 'deal', id: other.id },
      title: 'Two mills',
      language: 'en',
    });
    const promise = newId();
    await db.sql`insert into promises (workspace, id, account, proposal, text, made_at, due_on, state)
      values (${acme.id}, ${promise}, ${account.id}, ${proposal.id}, 'Two mills on loan', now(), ${day(-1)}, 'open')`;
    expect((await next(`?of=${promise}`)).next).toMatchObject([
      { dealId: other.id, kind: 'promise', title: 'Two mills on loan', on: day(-1), at: null },
    ]);
    await db.sql`update promises set state = 'kept' where id = ${promise}`;
    expect(await of(other.id)).toMatchObject({ title: 'Visit' });
    // A deal that has just come asks for itself.
    expect((await next(`?of=${other.id}`)).deals).toEqual([other.id]);
  });

  it('[D2] who does not read the board is told of nothing', async () => {
    expect((await send(`GET /boards/${closed.id}/next`, undefined, member)).status).toBe(404);
    const deal = await aDeal('Shut');
    const task = await aTask(deal, 'Call', day(1));
    await read(`POST /deals/${deal.id}/move-to-board`, { boardId: closed.id, stageId: closed.stages[0]?.id });
    expect((await next(`?of=${task.id}`, board, member)).next).toEqual([]);
    expect((await next('', closed)).next).toMatchObject([{ dealId: deal.id, title: 'Call' }]);
  });
});
