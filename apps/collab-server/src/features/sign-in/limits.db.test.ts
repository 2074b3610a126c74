import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';

import { createPerson, hashOfPassword } from '#platform/access/create-person.ts';
import { newId } from '#platform/clock/new-id.ts';
import { pausedServer } from '#tests/paused-server.ts';
import { ask, cookiesIn } from '#tests/people.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

const ada = { email: 'ada@example.com', password: 'correct horse battery' };

/** Tries that reached the password, or the address of a reset. */
const heard = (answers: number[]) => answers.filter((status) => status === 401 || status === 200).length;

const words = async (answer: ReturnType<typeof ask>): Promise<string> => {
  const { status, body, headers } = await answer;
  return JSON.stringify([status, { ...(body as object), request_id: '' }, headers.getSetCookie()]);
};

describeWithDatabase('tries at a password', () => {
  let db: TestDatabase;
  /** Trusts one proxy, so that a test can come from anywhere. */
  let server: Awaited<ReturnType<typeof pausedServer>>;

  beforeAll(async () => {
    db = await testDatabase();
    server = await pausedServer(db);
    const passwordHash = await hashOfPassword(ada.password);
    await db.scopes.withSystem('sign-in', (tx) =>
      createPerson(tx, { name: 'Ada', email: ada.email, passwordHash, language: 'en', newId }),
    );
  });
  afterAll(() => db.drop());
  beforeEach(async () => {
    await db.sql`delete from rate_limits`;
  });

  const signIn = (email: string, password: string, from: string, cookie = '') =>
    ask(server, { cookie }, 'POST /api/auth/sign-in/email', { email, password }, { 'x-forwarded-for': from });
  const reset = (email: string, from: string) =>
    ask(server, null, 'POST /api/auth/request-password-reset', { email }, { 'x-forwarded-for': from });
  const statuses = async (tries: number, one: (n: number) => ReturnType<typeof signIn>): Promise<number[]> => {
    const answers: number[] = [];
    for (let n = 0; n < tries; n += 1) answers.push((await one(n)).status);
    return answers;
  };

  it('[P19] at one account end after ten, wherever they come from, and say when to come back', async () => {
    expect(heard(await statuses(13, (n) => signIn(ada.email, 'guess', `10.0.0.${n}`)))).toBe(10);
    const answer = await signIn(ada.email, ada.password, '10.0.1.1');
    expect(answer.status).toBe(429);
    expect(answer.body).toMatchObject({ code: 'too-many' });
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(600);
  });

  it('[P19] at ten at the same moment, ten are heard', async () => {
    const all = await Promise.all(Array.from({ length: 15 }, (_, n) => signIn(ada.email, 'guess', `10.0.0.${n}`)));
    expect(heard(all.map(({ status }) => status))).toBe(10);
  });

  it('[P19] from one address end after thirty, whoever they are for', async () => {
    const answers = await statuses(33, (n) => signIn(`person${n}@example.com`, 'guess', '10.0.0.1'));
    expect([heard(answers), answers.at(-1)]).toEqual([30, 429]);
  });

  it('[P19] from one /64 network end after thirty, however many addresses it has', async () => {
    const answers = await statuses(33, (n) => reset(`v6-${n}@example.com`, `2001:db8:0:7:${n}::1`));
    expect([heard(answers), answers.at(-1)]).toEqual([30, 429]);
  });

  it('[P19] what a client writes into X-Forwarded-For itself counts for nothing', async () => {
    const answers = await statuses(33, (n) => reset(`spoof${n}@example.com`, `9.9.9.${n}, 10.0.0.1`));
    expect([heard(answers), answers.at(-1)]).toEqual([30, 429]);
  });

  it('[P19] the owner of the account is not locked out where they have signed in before', async () => {
    const known = cookiesIn(await signIn(ada.email, ada.password, '10.0.2.1'));
    await statuses(12, (n) => signIn(ada.email, 'guess', `10.0.0.${n}`));
    expect((await signIn(ada.email, ada.password, '10.0.0.1')).status).toBe(429);
    expect((await signIn(ada.email, ada.password, '10.0.0.1', known)).status).toBe(200);
    const stolen = await statuses(12, () => signIn(ada.email, 'guess', '10.0.0.1', known));
    expect(heard(stolen)).toBe(10);
    expect((await signIn('ben@example.com', 'guess', '10.0.3.1', known)).status).toBe(401);
  });

  it('[P19] an honest sign-in uses nothing up', async () => {
    const answers = await statuses(12, () => signIn(ada.email, ada.password, '10.0.0.1'));
    expect(new Set(answers)).toEqual(new Set([200]));
  });

  it('[P19] known and unknown addresses are answered in the same words, to a try and to a reset', async () => {
    const known = await words(signIn(ada.email, 'guess', '10.0.0.1'));
    expect(await words(signIn('nobody@example.com', 'guess', '10.0.0.1'))).toBe(known);
    expect(await words(reset('nobody@example.com', '10.0.0.1'))).toBe(await words(reset(ada.email, '10.0.0.1')));
  });

  it('[P19] resets are limited like tries', async () => {
    expect(heard(await statuses(12, (n) => reset(ada.email, `10.0.0.${n}`)))).toBe(10);
  });
});
