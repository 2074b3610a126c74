import { afterAll, beforeAll, expect, test } from 'vitest';

import { newId } from '#platform/clock/new-id.ts';
import { counterApp } from '#tests/counter-app.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

describeWithDatabase('the way of a command', () => {
  let db: TestDatabase;
  let world: Awaited<ReturnType<typeof counterApp>>;
  let me: string;

  beforeAll(async () => {
    db = await testDatabase();
    world = await counterApp(db);
    me = world.person();
  });
  afterAll(() => db.drop());

  const raise = (id: string, body: object, headers = {}, as: string | null = me) =>
    world.ask('POST', `/counters/${id}/raise`, as, body, headers);
  const valueOf = async (id: string) => (await db.sql`select value from counters where id = ${id}`)[0]?.['value'];
  const factsOf = (id: string) =>
    db.sql`select type, actor, origin, data from facts where subject = ${id} order by ins`;
  const refusalsOf = (id: string) =>
    db.sql`select reason, actor, detail, route from refusals where target like ${`%${id}%`}`;

  test('an accepted command commits its fact and its row together', async () => {
    const id = await world.counter(me);
    const response = await raise(id, { by: 3 });
    expect([response.status, await response.json()]).toEqual([200, { id, value: 3 }]);
    expect(await valueOf(id)).toBe(3);
    expect([...(await factsOf(id))]).toEqual([
      { type: 'counter.raised', actor: me, origin: 'person', data: { by: 3 } },
    ]);
    expect(await (await world.ask('GET', `/counters/${id}`, me)).json()).toEqual({ id, value: 3 });
  });

  test('a refused command writes nothing but one refusal, and says its closed reason', async () => {
    const id = await world.counter(me, 9);
    const response = await raise(id, { by: 3 });
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect([response.status, await response.json()]).toEqual([
      409,
      {
        type: 'urn:baton:problem:counter-full',
        title: 'The request was refused',
        status: 409,
        code: 'counter-full',
        request_id: 'r1',
        data: { detail: { most: 10 } },
      },
    ]);
    expect([await valueOf(id), await factsOf(id)]).toEqual([9, []]);
    expect([...(await refusalsOf(id))]).toEqual([
      { reason: 'counter-full', actor: me, detail: { most: 10 }, route: 'POST /counters/{id}/raise' },
    ]);
  });

  test('not yours and not there are the same answer, told apart only in the refusals', async () => {
    const theirs = await world.counter(world.person());
    const nowhere = newId();
    const answers = await Promise.all([theirs, nowhere].map((id) => raise(id, { by: 1 })));
    expect(answers.map(({ status }) => status)).toEqual([404, 404]);
    const [one, other] = await Promise.all(answers.map((answer) => answer.text()));
    expect(one).toBe(other);
    expect((await refusalsOf(theirs))[0]?.['reason']).toBe('not-allowed');
    expect((await refusalsOf(nowhere))[0]?.['reason']).toBe('not-there');
    const reads = await Promise.all([theirs, nowhere].map((id) => world.ask('GET', `/counters/${id}`, me)));
    expect(await reads[0]!.text()).toBe(await reads[1]!.text());
  });

  test('another workspace is not there', async () => {
    const id = await world.counter(me);
    expect((await raise(id, { by: 1 }, { 'baton-workspace': newId() })).status).toBe(404);
    expect(await valueOf(id)).toBe(0);
  });

  test('who is not signed in is told so before anything is parsed; an open door needs no sign-in', async () => {
    expect((await raise('no-id', { wrong: true }, {}, null)).status).toBe(401);
    const hello = await world.ask('POST', '/hello', null, { name: 'Ada' });
    expect([hello.status, await hello.json()]).toEqual([200, { hello: 'Ada' }]);
    expect((await world.ask('POST', '/hello', null, { name: '' })).status).toBe(409);
  });

  test('a key makes five requests at once act once, and all get the one answer', async () => {
    const id = await world.counter(me);
    const key = { 'idempotency-key': newId() };
    const answers = await Promise.all(Array.from({ length: 5 }, () => raise(id, { by: 2 }, key)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(new Set(await Promise.all(answers.map((answer) => answer.text()))).size).toBe(1);
    expect(answers.filter(({ headers }) => headers.get('idempotent-replayed') === 'true')).toHaveLength(4);
    expect([await valueOf(id), (await factsOf(id)).length]).toEqual([2, 1]);
  });

  test('a key with another request is an error and changes nothing', async () => {
    const id = await world.counter(me);
    const key = { 'idempotency-key': newId() };
    await raise(id, { by: 2 }, key);
    const other = await raise(id, { by: 3 }, key);
    expect([other.status, await other.json()]).toMatchObject([409, { code: 'idempotency-key-reused' }]);
    expect(await valueOf(id)).toBe(2);
  });

  test('a key whose request was refused or failed is free again', async () => {
    const id = await world.counter(me, 10);
    const key = { 'idempotency-key': newId() };
    expect((await raise(id, { by: 2 }, key)).status).toBe(409);
    await db.sql`update counters set value = 0 where id = ${id}`;
    expect((await raise(id, { by: 2 }, key)).status).toBe(200);
    expect(await valueOf(id)).toBe(2);
  });

  test('the same key of another person is another key', async () => {
    const key = { 'idempotency-key': newId() };
    const other = world.person();
    const [mine, theirs] = [await world.counter(me), await world.counter(other)];
    expect((await raise(mine, { by: 1 }, key)).status).toBe(200);
    expect((await raise(theirs, { by: 1 }, key, other)).status).toBe(200);
  });

  test('an error of the program and an answer that breaks its contract leave nothing behind and tell nothing', async () => {
    for (const fail of ['throw', 'lie']) {
      const id = await world.counter(me);
      const response = await raise(id, { by: 1, fail });
      const said = await response.text();
      expect(response.status).toBe(500);
      expect(said).not.toMatch(/secret|contract|Error|counters/);
      expect([await valueOf(id), await factsOf(id)]).toEqual([0, []]);
    }
    expect(world.troubles).toHaveLength(2);
  });

  test('a row that somebody holds for long makes the request come back later', async () => {
    const id = await world.counter(me);
    await db.sql.begin(async (sql) => {
      await sql`select 1 from counters where id = ${id} for update`;
      const response = await raise(id, { by: 1 });
      expect([response.status, response.headers.get('retry-after')]).toEqual([503, '1']);
    });
    expect((await raise(id, { by: 1 })).status).toBe(200);
  });

  test('who asks too often is told when to come back, and others are not', async () => {
    const busy = await counterApp(db, { rate: { burst: 2, perMinute: 60 } });
    const [ada, bob] = [busy.person(), busy.person()];
    const id = await busy.counter(ada);
    const answers = [];
    for (let n = 0; n < 3; n += 1) answers.push(await busy.ask('GET', `/counters/${id}`, ada));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
    expect([answers[2]?.headers.get('retry-after'), await answers[2]?.json()]).toMatchObject([
      '1',
      { code: 'too-many' },
    ]);
    expect((await busy.ask('GET', `/counters/${id}`, bob)).status).toBe(404);
  });

  test('rows that did not change are not sent again, and nobody else is answered from them', async () => {
    const id = await world.counter(me);
    const read = (as: string, tag = '') => world.ask('GET', `/counters/${id}`, as, undefined, { 'if-none-match': tag });
    const first = await read(me);
    const tag = first.headers.get('etag') ?? '';
    expect([first.headers.get('cache-control'), tag]).toEqual([
      'private, no-cache',
      expect.stringMatching(/^W\/".{27}"$/),
    ]);
    const again = await read(me, tag);
    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', tag]);
    expect((await read(world.person(), tag)).status).toBe(404);
    await raise(id, { by: 1 });
    expect((await read(me, `"x", ${tag}`)).status).toBe(200);
  });
});
