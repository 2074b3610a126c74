import { afterAll, beforeAll, expect, test } from 'vitest';

import { newId } from '#platform/clock/new-id.ts';
import { counterApp } from '#tests/counter-app.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

describeWithDatabase('what the HTTP door lets in', () => {
  let db: TestDatabase;
  let world: Awaited<ReturnType<typeof counterApp>>;
  let me: string;
  let id: string;

  beforeAll(async () => {
    db = await testDatabase();
    world = await counterApp(db);
    me = world.person();
    id = await world.counter(me);
  });
  afterAll(() => db.drop());

  const send = (body: unknown, headers = {}) => world.ask('POST', `/counters/${id}/raise`, me, body, headers);
  const saidTo = async (body: unknown, headers = {}) => {
    const response = await send(body, headers);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    return [response.status, ((await response.json()) as { code: string }).code];
  };

  test.each([
    ['a page of another site', { origin: 'https://evil.test' }],
    ['a page without an address', { origin: 'null' }],
    ['a page of a sibling site', { 'sec-fetch-site': 'same-site' }],
    ['a link on another site', { 'sec-fetch-site': 'cross-site' }],
  ])('%s changes nothing', async (_who, headers) => {
    expect(await saidTo({ by: 1 }, headers)).toEqual([403, 'wrong-origin']);
  });

  test('our own page and a program without a page are let in', async () => {
    const own = { origin: 'https://baton.test', 'sec-fetch-site': 'same-origin' };
    expect((await send({ by: 1 }, own)).status).toBe(200);
    expect((await send({ by: 1 })).status).toBe(200);
  });

  test.each([
    ['not JSON', '{"by":', 400, 'invalid-input'],
    ['an unknown key', { by: 1, workspace: newId() }, 400, 'invalid-input'],
    ['a list for a record', [{ by: 1 }], 400, 'invalid-input'],
    ['a smuggled prototype', '{"by":1,"__proto__":{"role":"owner"}}', 400, 'invalid-input'],
    ['a character that cannot be stored', String.raw`{"by":1,"mood":"\u0000"}`, 400, 'invalid-input'],
    ['half a character', String.raw`{"by":1,"mood":"\ud800"}`, 400, 'invalid-input'],
    ['100,000 brackets', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, 400, 'invalid-input'],
    ['a number beyond all numbers', '{"by":1e999}', 400, 'invalid-input'],
    ['one byte more than 1 MB', `{"by":1,"x":"${'y'.repeat(1024 * 1024 - 14)}"}`, 413, 'too-large'],
  ])('%s is answered as a problem', async (_what, body, status, code) => {
    expect(await saidTo(body)).toEqual([status, code]);
  });

  test('exactly 1 MB is still read', async () => {
    const body = `{"by":1,"x":"${'y'.repeat(1024 * 1024 - 15)}"}`;
    expect(body.length).toBe(1024 * 1024);
    expect(await saidTo(body)).toEqual([400, 'invalid-input']);
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', ''])(
    'a body of type "%s" is not read',
    async (type) => {
      expect(await saidTo('{"by":1}', { 'content-type': type })).toEqual([415, 'not-json']);
    },
  );

  test('wrong fields are listed with the values that would have been accepted', async () => {
    const response = await send({ by: 0, mood: 'sad', fee: { amount: 1.5, currency: 'EUR' } });
    const { issues } = (await response.json()) as { issues: { path: string[]; accepted?: string[] }[] };
    expect(issues.map(({ path }) => path.join('.'))).toEqual(['by', 'mood', 'fee.amount']);
    expect(issues[1]?.accepted).toEqual(['glad', 'grim']);
  });

  test('a path that is no route, or cannot be decoded, is not there', async () => {
    for (const path of ['/nothing', '/counters/%E0%A4%A/raise', '/counters', '/../api/v1/counters']) {
      expect((await world.ask('POST', path, me, { by: 1 })).status).toBe(404);
    }
    expect((await world.ask('GET', `/counters/${id}?__proto__[x]=1`, me)).status).toBe(400);
    expect((await world.ask('GET', `/counters/${id}?x=%00`, me)).status).toBe(400);
  });
});
