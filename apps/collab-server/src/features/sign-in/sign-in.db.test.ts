import { afterAll, beforeAll, expect, it } from 'vitest';

import { ask } from '#tests/people.ts';
import { startServer } from '#tests/start-server.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

import type { RunningServer } from '../../server.ts';

const owner = { email: 'ada@example.com', password: 'correct horse battery' };
const draft = { name: 'Ada', workspaceName: 'Acme', baseCurrency: 'EUR', language: 'fr' };

const cookieIn = (answer: { headers: Headers }) =>
  answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');

describeWithDatabase('signing in', () => {
  let db: TestDatabase;
  let server: RunningServer;

  beforeAll(async () => {
    db = await testDatabase();
    server = await startServer({ databaseUrl: db.url });
  });
  afterAll(async () => {
    await server.stop();
    await db.drop();
  });

  const signIn = (email: string, password: string, headers: Record<string, string> = {}) =>
    ask(server.url, null, 'POST /api/auth/sign-in/email', { email, password }, headers);
  it('[W10] of two first set-ups at the same moment one wins, and afterwards there is none', async () => {
    expect((await ask(server.url, null, 'GET /setup')).body).toEqual({ open: true });
    const both = await Promise.all(
      [1, 2].map((n) => ask(server.url, null, 'POST /setup', { ...draft, ...owner, email: `${n}${owner.email}` })),
    );
    expect(both.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 409]);
    expect((await ask(server.url, null, 'GET /setup')).body).toEqual({ open: false });
    expect((await ask(server.url, null, 'POST /setup', { ...draft, ...owner })).status).toBe(409);
    expect(await db.sql`select kind from teams order by kind`).toHaveLength(4);
    await db.sql`update users set email = ${owner.email}`;
  });

  it('answers with a cookie that no script can read, and with no token', async () => {
    const answer = await signIn(owner.email, owner.password);
    expect([answer.status, answer.body]).toEqual([200, {}]);
    const cookie = answer.headers.getSetCookie().find((each) => each.startsWith('baton.sign-in='));
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/);
    const me = await ask(server.url, { cookie: cookieIn(answer) }, 'GET /me');
    expect(me.body).toMatchObject({ email: owner.email, language: 'fr', memberships: [{ role: 'owner' }] });
  });
});
