import { afterAll, beforeAll, expect, it } from 'vitest';

import { pausedServer } from '#tests/paused-server.ts';
import {
  aMember,
  aPerson,
  ask,
  cookiesIn,
  aWorkspace,
  type AskedServer,
  type TestMember,
  type TestWorkspace,
} from '#tests/people.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

const newcomer = { name: 'Nova', password: 'a long enough one' };

describeWithDatabase('the way into a workspace', () => {
  let db: TestDatabase;
  /** Without jobs: mails stay in their queue, where the test reads them. */
  let server: AskedServer;
  let acme: TestWorkspace;
  let owner: TestMember;

  beforeAll(async () => {
    db = await testDatabase();
    server = await pausedServer(db);
    acme = await aWorkspace(db.sql);
    owner = await aMember(db.sql, acme, 'owner');
  });
  afterAll(() => db.drop());

  /** Invites, and takes the token out of the queued mail. */
  const invite = async (email: string, more: object = {}): Promise<string> => {
    const answer = await ask(server, owner, 'POST /invitations', { email, role: 'member', ...more });
    expect([answer.status, JSON.stringify(answer.body)]).toEqual([200, expect.not.stringContaining('token')]);
    const [mail] = await db.sql<{ text: string }[]>`
      select data ->> 'text' as text from jobs where kind = 'mail' and data ->> 'to' = ${email}
      order by id desc limit 1`;
    return /#token=([\w-]{43})/.exec(mail?.text ?? '')?.[1] ?? '';
  };
  let networks = 0;
  const accept = (token: string, more: object = newcomer, as: { cookie: string } | null = null) =>
    ask(server, as, 'POST /invitations/accept', { token, ...more }, { 'x-forwarded-for': `10.0.0.${(networks += 1)}` });

  it('[W4] a newcomer joins with name and password, in the teams they were invited to', async () => {
    const token = await invite('nova@example.com', { teams: [acme.teams.support] });
    const seen = await ask(server, null, 'POST /invitations/look-up', { token });
    expect(seen.body).toEqual({
      workspaceName: 'Acme',
      email: 'nova@example.com',
      invitedBy: 'owner',
      signInFirst: false,
    });
    expect((await accept(token, {})).body).toMatchObject({ code: 'name-and-password-needed' });
    expect((await accept(token)).status).toBe(200);
    const signIn = await ask(server, null, 'POST /api/auth/sign-in/email', {
      email: 'nova@example.com',
      password: newcomer.password,
    });
    const cookie = cookiesIn(signIn);
    expect((await ask(server, { cookie }, 'GET /me')).body).toMatchObject({
      memberships: [{ role: 'member', name: 'Nova', teams: [acme.teams.support] }],
    });
  });

  it('[W4] works once, even when it is used twice at the same moment', async () => {
    const token = await invite('twice@example.com');
    const both = await Promise.all([accept(token), accept(token)]);
    expect(both.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 409]);
    expect((await accept(token)).body).toMatchObject({ code: 'invitation-not-valid' });
    expect(await db.sql`select 1 from users where email = 'twice@example.com'`).toHaveLength(1);
  });

  it('[W4] revoked, expired and invented tokens look the same', async () => {
    const [revoked, expired] = [await invite('revoked@example.com'), await invite('expired@example.com')];
    await db.sql`update invitations set revoked_at = now() where email = 'revoked@example.com'`;
    await db.sql`update invitations set expires_at = now() where email = 'expired@example.com'`;
    const answers = await Promise.all([revoked, expired, 'x'.repeat(43)].map((token) => accept(token)));
    const said = answers.map(({ status, body }) => [status, { ...(body as object), request_id: '' }]);
    expect(new Set(said.map((each) => JSON.stringify(each))).size).toBe(1);
  });

  it('[W4] is for one address: another person who signed in does not take it', async () => {
    const token = await invite('wanted@example.com');
    const other = await aPerson(db.sql);
    expect((await accept(token, {}, other)).body).toMatchObject({ code: 'other-address' });
    expect(await db.sql`select 1 from members where user_id = ${other.user}`).toHaveLength(0);
  });

  it('[W4] a person who signs in here already accepts as themselves, and not without signing in', async () => {
    const known = await aPerson(db.sql);
    const token = await invite(known.email);
    expect((await accept(token)).body).toMatchObject({ code: 'sign-in-first' });
    expect((await accept(token, {}, known)).status).toBe(200);
    expect((await ask(server, known, 'GET /me')).body).toMatchObject({ memberships: [{ role: 'member' }] });
  });

  it('[W5] a member is not invited again, and a new invitation ends the older one', async () => {
    const answer = await ask(server, owner, 'POST /invitations', { email: owner.email, role: 'member' });
    expect(answer.body).toMatchObject({ code: 'already-member' });
    const [first, second] = [await invite('two@example.com'), await invite('two@example.com')];
    expect((await accept(first)).status).toBe(409);
    expect((await accept(second)).status).toBe(200);
  });

  it('[W7] who left and is invited again comes back as the same member, with the new role', async () => {
    const ben = await aMember(db.sql, acme, 'admin', { left: true });
    const token = await invite(ben.email);
    expect((await accept(token, {}, ben)).body).toMatchObject({ member: ben.member });
    expect((await ask(server, ben, 'GET /me')).body).toMatchObject({ memberships: [{ role: 'member' }] });
  });

  it('a placeholder of an import becomes the person who was invited for it', async () => {
    const placeholder = '01980000-0000-7000-8000-00000000000f';
    await db.sql`insert into members (workspace, id, name, role) values (${acme.id}, ${placeholder}, 'Agent', 'member')`;
    const token = await invite('agent@example.com', { placeholder });
    expect((await accept(token)).body).toMatchObject({ member: placeholder });
    const again = await ask(server, owner, 'POST /invitations', {
      email: 'a@b.example',
      role: 'member',
      placeholder,
    });
    expect(again.body).toMatchObject({ code: 'placeholder-not-found' });
  });

  it('only the hash of a token is kept with the invitation', async () => {
    const token = await invite('hash@example.com');
    const [row] = await db.sql<{ text: string }[]>`
      select i::text as text from invitations i where email = 'hash@example.com'`;
    expect(row?.text).not.toContain(token);
    const facts = await db.sql<{ text: string }[]>`select f::text as text from facts f`;
    expect(facts.filter(({ text }) => text.includes(token))).toEqual([]);
  });

  it('those who run a workspace may found another, and nobody else may', async () => {
    const draft = { workspaceName: 'Second', baseCurrency: 'CHF', language: 'it' };
    const answer = await ask(server, owner, 'POST /workspaces', draft);
    expect(answer.status).toBe(200);
    const { workspace } = answer.body as { workspace: string };
    const teams = await ask(server, { ...owner, workspace }, 'GET /teams');
    expect((teams.body as { data: { kind: string }[] }).data.map(({ kind }) => kind)).toEqual([
      'marketing',
      'sales',
      'billing',
      'support',
    ]);
    const guest = await aMember(db.sql, acme, 'guest');
    expect((await ask(server, guest, 'POST /workspaces', draft)).status).toBe(404);
  });
});
