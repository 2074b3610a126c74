import type { BoardDetail, NextActivity } from '@baton/schema/deals';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { pausedServer } from '#tests/paused-server.ts';
import { aMember, ask, aWorkspace, type AskedServer, type TestMember } from '#tests/people.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);

describeWithDatabase('what is planned next about deals', () => {
  let db: TestDatabase;
  let server: AskedServer;
  let owner: TestMember;
  let member: TestMember;
  let board: BoardDetail;
  let closed: BoardDetail;

  beforeAll(async () => {
    db = await testDatabase();
    server = await pausedServer(db);
    const acme = await aWorkspace(db.sql);
    [owner, member] = await Promise.all([aMember(db.sql, acme, 'owner'), aMember(db.sql, acme, 'member')]);
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

  it('[D2] who does not read the board is told of nothing', async () => {
    expect((await send(`GET /boards/${closed.id}/next`, undefined, member)).status).toBe(404);
    const deal = await aDeal('Shut');
    const task = await aTask(deal, 'Call', day(1));
    await read(`POST /deals/${deal.id}/move-to-board`, { boardId: closed.id, stageId: closed.stages[0]?.id });
    expect((await next(`?of=${task.id}`, board, member)).next).toEqual([]);
    expect((await next('', closed)).next).toMatchObject([{ dealId: deal.id, title: 'Call' }]);
  });
});
