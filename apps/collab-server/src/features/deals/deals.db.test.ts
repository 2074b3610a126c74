import type { BoardDetail, DealDetail } from '@baton/schema/deals';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { aMember, ask, aWorkspace, type TestMember, type TestWorkspace } from '#tests/people.ts';
import { startServer } from '#tests/start-server.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

describeWithDatabase('deals over HTTP', () => {
  let db: TestDatabase;
  let server: Awaited<ReturnType<typeof startServer>>;
  let acme: TestWorkspace;
  let manager: TestMember;
  let member: TestMember;
  let board: BoardDetail;
  let other: BoardDetail;
  beforeAll(async () => {
    db = await testDatabase();
    server = await startServer({ databaseUrl: db.url });
    acme = await aWorkspace(db.sql);
    [manager, member] = await Promise.all([aMember(db.sql, acme, 'owner'), aMember(db.sql, acme, 'member')]);
    board = await aBoardOf({ name: 'Sales' });
    other = await aBoardOf({ name: 'Key accounts', visibility: 'people' });
  });
  afterAll(async () => {
    await server.stop();
    await db.drop();
  });

  type Route = Parameters<typeof ask>[2];
  const send = (route: Route, body?: unknown, as: TestMember = manager) => ask(server.url, as, route, body);
  const aBoardOf = async (more: object) =>
    (await send('POST /boards', { name: 'x', currency: 'EUR', ...more })).body as BoardDetail;
  const aDeal = async (more: object = {}) =>
    (await send(`POST /boards/${board.id}/deals`, { title: 'Fours Durand', amount: 1_250_000, ...more }))
      .body as DealDetail;
  const stageOf = (name: string, on = board) => on.stages.find((stage) => stage.name === name)?.id;
  const typesOf = async (id: string) =>
    (await db.sql`select type from facts where subject = ${id} order by ins`).map((row) => row['type'] as string);

  it('[M3] [M14] a deal is there, with everything, when the request that created it is answered', async () => {
    const product = (await send('POST /products', { name: 'GTX Pro', price: { amount: 482_100, currency: 'EUR' } }))
      .body as { id: string };
    const account = (await send('POST /accounts', { name: 'Durand', visibility: 'people' })).body as { id: string };
    const deal = await aDeal({ amount: null, productId: product.id, accountId: account.id, labels: ['b', 'a'] });
    expect((await send(`GET /deals/${deal.id}`)).body).toEqual(deal);
    expect(deal).toMatchObject({
      stageName: 'New',
      productName: 'GTX Pro',
      accountName: 'Durand',
      estimate: { amount: 482_100, currency: 'EUR' },
      labels: ['a', 'b'],
      visits: [{ stageId: stageOf('New'), leftAt: null }],
    });
    // [D3] the account is not for everybody
    expect((await send(`GET /deals/${deal.id}`, undefined, member)).body).toMatchObject({ accountName: null });
    const { cards } = (await send(`GET /boards/${board.id}/cards`)).body as { cards: { id: string }[] };
    expect(cards.find(({ id }) => id === deal.id)).toMatchObject({
      productName: 'GTX Pro',
      estimate: { amount: 482_100 },
    });
    const other = await aDeal();
    const some = async (ids: string[], on = board.id) =>
      ((await send(`GET /boards/${on}/cards?deals=${ids.join(',')}`)).body as { cards: { id: string }[] }).cards;
    expect((await some([deal.id])).map(({ id }) => id)).toEqual([deal.id]);
    expect(await some([deal.id, other.id])).toHaveLength(2);
    expect(await some([deal.id], (await aBoardOf({})).id)).toEqual([]);
    expect(await send(`GET /boards/${board.id}/cards?deals=nobody`)).toMatchObject({ status: 400 });
  });

  it('[D5] closing by a command holds at once and can be taken back by another', async () => {
    const deal = await aDeal();
    expect((await send(`POST /deals/${deal.id}/close`, { outcome: 'won' })).body).toMatchObject({
      status: 'won',
      stageName: 'Won',
      closedOn: new Date().toISOString().slice(0, 10),
    });
    expect(await typesOf(deal.id)).toEqual(['deal.created', 'deal.stage-changed', 'deal.won']);
    expect(await send(`POST /deals/${deal.id}/close`, { outcome: 'won' })).toMatchObject({ status: 409 });
    await send(`POST /deals/${deal.id}/close`, { outcome: 'lost' });
    expect((await typesOf(deal.id)).slice(3).sort()).toEqual(['deal.lost', 'deal.reopened', 'deal.stage-changed']);
  });

  it('[D6] [D7] a deal goes to the archive and comes back, closed ones into an open stage', async () => {
    const deal = await aDeal({ stageId: stageOf('Proposal'), labels: ['x'] });
    const archived = (await send(`POST /deals/${deal.id}/archive`)).body as DealDetail;
    expect(archived).toMatchObject({ home: 'archive', archived: { reason: 'by-command' } });
    expect(await send(`PATCH /deals/${deal.id}`, { title: 'Late' })).toMatchObject({ status: 409 });
    const back = (await send(`POST /deals/${deal.id}/restore`)).body;
    expect(back).toMatchObject({ home: 'board', stageName: 'Proposal', labels: ['x'], archived: null });
    expect(await typesOf(deal.id)).toEqual(['deal.created', 'deal.archived', 'deal.restored']);
    await send(`POST /deals/${deal.id}/close`, { outcome: 'won' });
    await send(`POST /deals/${deal.id}/archive`);
    expect((await send(`POST /deals/${deal.id}/reopen`, { stageId: stageOf('Qualified') })).body).toMatchObject({
      status: 'open',
      stageName: 'Qualified',
      closedOn: null,
    });
    expect((await typesOf(deal.id)).slice(5).sort()).toEqual([
      'deal.archived',
      'deal.reopened',
      'deal.restored',
      'deal.stage-changed',
    ]);
  });

  it('[D8] a deal moves to another board in one go; who may not write there finds no such board', async () => {
    const deal = await aDeal();
    const target = { boardId: other.id };
    expect((await send(`POST /deals/${deal.id}/move-to-board`, target, member)).status).toBe(404);
    expect((await send(`POST /deals/${deal.id}/move-to-board`, target)).body).toMatchObject({
      boardId: other.id,
      home: 'board',
      stageId: stageOf('New', other),
    });
    expect(await typesOf(deal.id)).toEqual(['deal.created', 'deal.moved-to-board']);
    expect((await send(`GET /deals/${deal.id}`, undefined, member)).status).toBe(404);
    const [rows] =
      await db.sql`select count(*)::int from document_updates where document in (${board.id}, ${other.id}) and cause is not null`;
    expect(rows?.['count']).toBeGreaterThan(3);
  });

  it('[D4] who may only read changes nothing', async () => {
    const grants = [{ subjectKind: 'member', subject: member.member, level: 'read' }];
    const shown = await aBoardOf({ name: 'Shown', visibility: 'people', grants });
    const deal = (await send(`POST /boards/${shown.id}/deals`, { title: 'Look' })).body as DealDetail;
    expect((await send(`GET /deals/${deal.id}`, undefined, member)).status).toBe(200);
    for (const [route, body] of [
      [`PATCH /deals/${deal.id}`, { title: 'Touched' }],
      [`POST /deals/${deal.id}/close`, { outcome: 'won' }],
      [`POST /deals/${deal.id}/archive`, undefined],
      [`POST /boards/${shown.id}/deals`, { title: 'New' }],
    ] as const)
      expect((await send(route, body, member)).status).toBe(404);
  });

  it('lists deals in every order, page by page, and adds them up', async () => {
    const list = await aBoardOf({ name: 'List' });
    for (const [title, amount] of [
      ['Éclair', 300],
      ['apple', null],
      ['Zoo', 100],
      ['Bread', 200],
      ['eclair 2', null],
    ] as const)
      await send(`POST /boards/${list.id}/deals`, { title, amount });
    const pages = async (sort: string) => {
      const titles: string[] = [];
      let cursor: string | null = '';
      do {
        const at: string = cursor ? `&cursor=${encodeURIComponent(cursor)}` : '';
        const { body } = await send(`GET /deals?boardId=${list.id}&sort=${sort}&limit=2${at}`);
        const page = body as { data: DealDetail[]; page: { next_cursor: string | null } };
        titles.push(...page.data.map(({ title }) => title));
        cursor = page.page.next_cursor;
      } while (cursor);
      return titles;
    };
    expect(await pages('title')).toEqual(['apple', 'Bread', 'Éclair', 'eclair 2', 'Zoo']);
    expect(await pages('-title')).toEqual(['Zoo', 'eclair 2', 'Éclair', 'Bread', 'apple']);
    expect((await pages('-amount')).slice(0, 3)).toEqual(['Éclair', 'Bread', 'Zoo']);
    expect(await pages('amount')).toHaveLength(5);
    expect(await pages('lastActivity')).toEqual(['Éclair', 'apple', 'Zoo', 'Bread', 'eclair 2']);
    expect((await send(`GET /deals?boardId=${list.id}&q=ECLAIR`)).body).toMatchObject({ data: [{}, {}] });
    expect((await send(`GET /deals?boardId=${list.id}&cursor=bm9uc2Vuc2U`)).status).toBe(200);
    expect((await send(`GET /deals/totals?boardId=${list.id}`)).body).toEqual({
      count: 5,
      sums: [{ currency: 'EUR', count: 5, amount: 600, estimate: 0 }],
    });
  });
});
