import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';

import { aMember, ask, aWorkspace, type TestMember } from '#tests/people.ts';
import { startServer } from '#tests/start-server.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

import type { RunningServer } from './server.ts';

describeWithDatabase('a full disk', () => {
  let db: TestDatabase;
  let server: RunningServer;
  let owner: TestMember;

  beforeAll(async () => {
    db = await testDatabase();
    server = await startServer({ databaseUrl: db.url, env: { LOG_LEVEL: 'silent' } });
    owner = await aMember(db.sql, await aWorkspace(db.sql), 'owner');
    await db.sql`create function disk_full() returns trigger language plpgsql as $$
      begin raise exception 'could not extend file' using errcode = '53100'; end $$`;
  });
  afterEach(async () => {
    await db.sql`drop trigger if exists full_disk on facts`;
    await db.sql`drop trigger if exists full_disk on heartbeats`;
  });
  afterAll(async () => {
    await server.stop();
    await db.drop();
  });

  const fill = (table: string) =>
    db.sql`create trigger full_disk before insert or update on ${db.sql(table)} execute function disk_full()`;
  const written = async () => {
    const [counts] =
      await db.sql`select (select count(*)::int from facts) as facts, (select count(*)::int from teams) as teams,
      (select count(*)::int from idempotency_keys) as keys`;
    return counts;
  };
  const addTeam = (key: string) =>
    ask(server.url, owner, 'POST /teams', { name: 'Partners' }, { 'idempotency-key': key });

  it('refuses a command in words that say to try again, writes nothing of it, and takes it once there is room', async () => {
    const before = await written();
    await fill('facts');
    const refused = await addTeam('one-key-for-both');
    expect(refused).toMatchObject({ status: 503, body: { code: 'try-again' } });
    expect(refused.headers.get('retry-after')).toBe('1');
    expect(JSON.stringify(refused.body)).not.toContain('extend');
    expect(await written()).toEqual(before);

    await db.sql`drop trigger full_disk on facts`;
    expect((await addTeam('one-key-for-both')).status).toBe(200);
    expect(await written()).toEqual({
      facts: before?.['facts'] + 1,
      teams: before?.['teams'] + 1,
      keys: before?.['keys'] + 1,
    });
  });

  it('keeps answering reads, and says that it is not ready', async () => {
    await fill('heartbeats');
    await expect.poll(async () => (await fetch(`${server.url}/readyz`)).status).toBe(503);
    expect((await ask(server.url, owner, 'GET /me')).status).toBe(200);
    await db.sql`drop trigger full_disk on heartbeats`;
    await expect.poll(async () => (await fetch(`${server.url}/readyz`)).status).toBe(200);
  });
});
