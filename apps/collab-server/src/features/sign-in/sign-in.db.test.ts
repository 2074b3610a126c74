import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';

import { pausedServer } from '#tests/paused-server.ts';
import { ask, cookiesIn } from '#tests/people.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

const owner = { email: 'ada@example.com', password: 'correct horse battery' };
const draft = { name: 'Ada', workspaceName: 'Acme', baseCurrency: 'EUR', language: 'fr' };

describeWithDatabase('signing in', () => {
  let db: TestDatabase;
  /** Without jobs: mails stay in their queue, where the test reads them. */
  let server: Awaited<ReturnType<typeof pausedServer>>;

  beforeAll(async () => {
    db = await testDatabase();
    server = await pausedServer(db);
    await firstSetUp();
  });
  afterAll(() => db.drop());
  beforeEach(async () => {
    await db.sql`delete from rate_limits`;
  });

  const firstSetUp = async (): Promise<void> => {
    expect((await ask(server, null, 'GET /setup')).body).toEqual({ open: true });
    const both = await Promise.all(
      [1, 2].map((n) => ask(server, null, 'POST /setup', { ...draft, ...owner, email: `${n}${owner.email}` })),
    );
    expect(both.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 409]);
    await db.sql`update users set email = ${owner.email}`;
  };
  const signIn = (as: { cookie: string } | null = null, given = owner) =>
    ask(server, as, 'POST /api/auth/sign-in/email', given);
  const session = async (cookie: string) => {
    const { body } = await ask(server, { cookie }, 'GET /api/auth/get-session');
    return body as { session: { id: string }; user: { email: string } } | null;
  };

  it('[W10] of two first set-ups at the same moment one wins, and afterwards there is none', async () => {
    expect((await ask(server, null, 'GET /setup')).body).toEqual({ open: false });
    expect((await ask(server, null, 'POST /setup', { ...draft, ...owner })).body).toMatchObject({
      code: 'already-set-up',
    });
    expect(await db.sql`select 1 from users`).toHaveLength(1);
    expect(await db.sql`select kind from teams`).toHaveLength(4);
    expect(await db.sql`select type from facts where type in ('workspace.created', 'member.joined')`).toHaveLength(2);
  });

  it('answers with a cookie that no script can read, and with no token', async () => {
    const answer = await signIn();
    expect([answer.status, answer.body]).toEqual([200, {}]);
    const cookie = answer.headers.getSetCookie().find((each) => each.startsWith('baton.sign-in='));
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/);
    expect(cookie).not.toMatch(/Domain/);
    const me = await ask(server, { cookie: cookiesIn(answer) }, 'GET /me');
    expect(me.body).toMatchObject({ email: owner.email, language: 'fr', memberships: [{ role: 'owner' }] });
    const found = await ask(server, { cookie: cookiesIn(answer) }, 'GET /api/auth/get-session');
    expect(found.headers.get('cache-control')).toBe('no-store');
    expect(JSON.stringify(found.body)).not.toContain('token');
  });

  it('over https binds its cookies to this host alone', async () => {
    const secure = await pausedServer(db, new URL('https://crm.example.com'));
    const answer = await ask(secure, null, 'POST /api/auth/sign-in/email', owner);
    const cookies = answer.headers.getSetCookie().filter((each) => !each.includes('Max-Age=0'));
    expect(cookies.map((each) => each.split('=')[0])).toEqual(['__Host-baton.device', '__Host-baton.sign-in']);
    for (const cookie of cookies) expect(cookie).toMatch(/Path=\/.*Secure|Secure.*Path=\//);
    expect((await ask(secure, { cookie: cookiesIn(answer) }, 'GET /me')).status).toBe(200);
  });

  it('[P19b] begins a new sign-in each time, and the one before it in this browser is over', async () => {
    const first = cookiesIn(await signIn());
    const second = cookiesIn(await signIn({ cookie: first }));
    const fixed = cookiesIn(await signIn({ cookie: 'baton.sign-in=chosen.by-somebody-else' }));
    expect(await session(first)).toBeNull();
    const [one, two] = [await session(second), await session(fixed)];
    expect(one?.session.id).toBeDefined();
    expect(two?.session.id).not.toBe(one?.session.id);
    expect(fixed).not.toContain('chosen');
  });

  it('a cookie with another signature, or with none, is nobody', async () => {
    const cookie = cookiesIn(await signIn());
    const [name = '', value = ''] = cookie.split(';')[0]?.split('=') ?? [];
    const token = decodeURIComponent(value).split('.')[0] ?? '';
    for (const forged of [token, `${token}.`, `${token}.${Buffer.alloc(32).toString('base64')}`, '%', '']) {
      const answer = await ask(server, { cookie: `${name}=${encodeURIComponent(forged)}` }, 'GET /me');
      expect([forged, answer.status]).toEqual([forged, 401]);
    }
  });

  it('signing out ends it at once, for every copy of the cookie', async () => {
    const cookie = cookiesIn(await signIn());
    const answer = await ask(server, { cookie }, 'POST /api/auth/sign-out');
    expect([answer.status, answer.headers.get('clear-site-data')]).toEqual([200, '"cache"']);
    expect((await ask(server, { cookie }, 'GET /me')).status).toBe(401);
  });

  it('one device ends another, and all others at once', async () => {
    const [here, there, elsewhere] = [await signIn(), await signIn(), await signIn()].map(cookiesIn);
    const as = { cookie: here ?? '' };
    const listed = await ask(server, as, 'GET /me/devices');
    const devices = (listed.body as { data: { id: string; current: boolean }[] }).data;
    expect(devices.filter(({ current }) => current)).toHaveLength(1);
    const thereId = (await session(there ?? ''))?.session.id;
    expect((await ask(server, as, `DELETE /me/devices/${thereId}`)).status).toBe(200);
    expect(await session(there ?? '')).toBeNull();
    await ask(server, as, 'DELETE /me/devices');
    expect(await session(elsewhere ?? '')).toBeNull();
    expect(await session(here ?? '')).not.toBeNull();
  });

  it('a sign-in that has expired is over, by the clock of the database', async () => {
    const cookie = cookiesIn(await signIn());
    const id = (await session(cookie))?.session.id ?? '';
    await db.sql`update sign_ins set expires_at = now() where id = ${id}`;
    expect((await ask(server, { cookie }, 'GET /me')).status).toBe(401);
  });

  it('a forgotten password is set anew by mail, once, and ends every sign-in', async () => {
    const old = cookiesIn(await signIn());
    await ask(server, null, 'POST /api/auth/request-password-reset', { email: owner.email });
    const text = await mailTo(owner.email);
    expect(text).toContain('Définir un nouveau mot de passe');
    const token = /\/reset#token=([\w-]+)/.exec(text)?.[1] ?? '';
    const newPassword = 'another horse battery';
    const reset = () => ask(server, null, 'POST /api/auth/reset-password', { token, newPassword });
    const stored = await db.sql<{ text: string }[]>`select v::text as text from verifications v`;
    expect(stored.some(({ text: row }) => row.includes(token))).toBe(false);
    expect((await reset()).status).toBe(200);
    expect((await reset()).body).toMatchObject({ status: 400, code: 'link-not-valid' });
    expect(await session(old)).toBeNull();
    expect((await signIn()).status).toBe(401);
    expect((await signIn(null, { ...owner, password: newPassword })).status).toBe(200);
    const cookie = cookiesIn(await signIn(null, { ...owner, password: newPassword }));
    const change = { currentPassword: newPassword, newPassword: owner.password };
    expect((await ask(server, { cookie }, 'POST /api/auth/change-password', change)).status).toBe(200);
    expect((await signIn()).status).toBe(200);
  });

  it.each([
    'POST /api/auth/sign-up/email',
    'GET /api/auth/list-sessions',
    'POST /api/auth/update-user',
    'POST /api/auth/delete-user',
    'POST /api/auth/revoke-sessions',
    'POST /api/auth/change-email',
    'GET /api/auth/ok',
  ] as const)("the library's own %s is not reachable", async (route) => {
    const cookie = cookiesIn(await signIn());
    const body = route.startsWith('GET') ? undefined : { name: 'x', email: 'x@example.com', password: 'x'.repeat(12) };
    expect((await ask(server, { cookie }, route, body)).status).toBe(404);
  });

  const mailTo = async (address: string): Promise<string> => {
    await expect.poll(() => queued(address)).not.toHaveLength(0);
    return (await queued(address)).at(-1)?.text ?? '';
  };
  const queued = (address: string) => db.sql<{ text: string }[]>`
    select concat(data ->> 'subject', E'\n', data ->> 'text') as text from jobs
    where kind = 'mail' and data ->> 'to' = ${address} order by id`;
});
