import { afterAll, beforeAll, expect, test } from 'vitest';

import { until } from '#tests/live-client.ts';
import { aMember, ask, aWorkspace, type TestMember, type TestWorkspace } from '#tests/people.ts';
import { openPostOffice, readLetter, type PostOffice } from '#tests/post-office.ts';
import { spawnServer } from '#tests/start-server.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

const rounds = Number(process.env['BATON_KILLS'] ?? 2);
const together = 12;

describeWithDatabase('mails of a server that is killed', () => {
  let db: TestDatabase;
  let post: PostOffice;
  let acme: TestWorkspace;
  let claire: TestMember;
  let people: TestMember[];
  beforeAll(async () => {
    db = await testDatabase();
    post = await openPostOffice();
    acme = await aWorkspace(db.sql);
    claire = await aMember(db.sql, acme, 'owner');
    people = await Promise.all(Array.from({ length: together }, () => aMember(db.sql, acme, 'member')));
  });
  afterAll(async () => {
    await post.close();
    await db.drop();
  });

  /** What was put a moment ago has settled, and the job looks now; what a killed server held is taken over. */
  const hurry = async () => {
    await db.sql`update inbox_reasons set mail_at = now() where mail_at is not null`;
    await db.sql`update jobs set run_at = now(), leased_until = null where kind = 'inbox.mails'`;
  };
  const nothingDue = async () =>
    (await db.sql`select from inbox_reasons where mail_at is not null limit 1`).length === 0;

  test(
    `[IN13] ${rounds * together} reasons are told by one mail each at most, although kill -9 comes while mails leave`,
    { timeout: rounds * 200_000 },
    async () => {
      for (let round = 0; round < rounds; round += 1) {
        const first = await spawnServer({ databaseUrl: db.url, env: { SMTP_URL: post.url } });
        for (const [at, { member }] of people.entries())
          await ask(first.url, claire, 'POST /tasks', { title: `Task ${round}-${at}.`, assigneeId: member });
        const before = post.letters.length;
        const killed = Promise.withResolvers<void>();
        // The server dies after the letter was given away and before it hears that it was taken.
        post.onLetter(() => {
          if (post.letters.length === before + 2 + round) first.kill().then(killed.resolve, killed.reject);
        });
        await hurry();
        await killed.promise;
        post.onLetter(null);
        const second = await spawnServer({ databaseUrl: db.url, env: { SMTP_URL: post.url } });
        await hurry();
        await until(nothingDue, 'all mails to have left', 60_000);
        await second.stop();
      }
      const told = Map.groupBy(
        post.letters.flatMap((letter) => readLetter(letter).text.match(/Task \d+-\d+\./g) ?? []),
        (title) => title,
      );
      const doubled = [...told].filter(([, letters]) => letters.length > 1);
      console.log(`${rounds} kills, ${rounds * together} reasons, ${told.size} told, ${doubled.length} told twice`);
      expect(doubled).toEqual([]);
      // One at most of each kill was marked and not given away; it is in the inbox.
      expect(told.size).toBeGreaterThanOrEqual(rounds * (together - 1));
      const waiting = await db.sql`select from inbox_items where unread`;
      expect(waiting).toHaveLength(rounds * together);
    },
  );
});
