import type { ProposalDetail } from '@baton/schema/proposals';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { until } from '#tests/live-client.ts';
import { openPostOffice, readLetter, type PostOffice } from '#tests/post-office.ts';
import { proposalWorld, type ProposalWorld } from '#tests/proposal-world.ts';
import { spawnServer, type SpawnedServer } from '#tests/start-server.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

/** Two of three kills come while reminders are decided, the third while their letters leave. */
const rounds = Number(process.env['BATON_KILLS'] ?? 3);
const together = 5;

describeWithDatabase('reminders of a server that is killed', () => {
  let db: TestDatabase;
  let post: PostOffice;
  let server: SpawnedServer;
  let world: ProposalWorld;
  const at = { url: '' };
  const start = async () => {
    server = await spawnServer({ databaseUrl: db.url, env: { SMTP_URL: post.url } });
    at.url = server.url;
  };
  beforeAll(async () => {
    db = await testDatabase();
    post = await openPostOffice();
    await start();
    world = await proposalWorld(db, at);
    await world.asked('PATCH /proposal-settings', { remindAfter: 5 }, await world.member('admin'));
  });
  afterAll(async () => {
    world.leave();
    await server.stop();
    await post.close();
    await db.drop();
  });

  /** So many proposals that were sent long enough ago, their own letters gone. */
  const sendSome = async (round: number): Promise<string[]> => {
    const ids: string[] = [];
    for (let nth = 0; nth < together; nth += 1) {
      const { id } = await world.begin({ title: `Offre ${round}-${nth}.` });
      await world.asked<ProposalDetail>(`POST /proposals/${id}/send`, { despite: [] });
      ids.push(id);
    }
    await until(noLetterWaits, 'what was sent to have left', 30_000);
    await db.sql`update proposal_versions set sent_at = now() - interval '5 days 1 hour' where proposal = any(${ids})`;
    return ids;
  };
  const noLetterWaits = async () => (await db.sql`select from jobs where kind = 'mail'`).length === 0;
  const told = async (ids: readonly string[]): Promise<number> =>
    (await db.sql`select from facts where type = 'proposal.reminded' and subject = any(${ids})`).length;
  const look = () => db.sql`update jobs set run_at = now() where kind = 'proposals.reminders'`;
  /** What the server that is gone still held is taken over at once. */
  const takeOver = () =>
    db.sql`update jobs set run_at = now(), leased_until = null where kind in ('proposals.reminders', 'mail')`;

  /** Ends the server when the first of these reminders are decided, or when so many of their letters have arrived. */
  const killMidway = async (ids: readonly string[], round: number): Promise<void> => {
    if (round % 3 === 2) {
      const before = post.letters.length;
      const killed = Promise.withResolvers<void>();
      post.onLetter(() => {
        if (post.letters.length === before + 3) server.kill().then(killed.resolve, killed.reject);
      });
      await look();
      await killed.promise;
      post.onLetter(null);
      return;
    }
    await look();
    await until(async () => (await told(ids)) > round, 'reminders to begin', 30_000);
    await server.kill();
  };

  test(
    `[PP17] ${rounds * together} customers are reminded by one letter each, although kill -9 comes while reminders are decided and sent`,
    { timeout: rounds * 200_000 },
    async () => {
      const early: number[] = [];
      for (let round = 0; round < rounds; round += 1) {
        const ids = await sendSome(round);
        await killMidway(ids, round);
        early.push(await told(ids));
        await start();
        await takeOver();
        await until(async () => (await told(ids)) === together, 'everybody to be reminded', 60_000);
        await until(noLetterWaits, 'all letters to have left', 60_000);
      }
      const reminders = post.letters.filter(({ source }) => source.includes('Auto-Submitted: auto-generated'));
      const titles = Map.groupBy(reminders, (letter) => /Offre \d+-\d+\./.exec(readLetter(letter).text)?.[0]);
      const letters = [...titles.values()].map(
        (copies) => new Set(copies.map(({ source }) => /^Message-ID: (.*)$/im.exec(source)?.[1])).size,
      );
      const copies = reminders.length - titles.size;
      console.log(
        `${rounds} kills after ${early.join(', ')} of ${together}: ${reminders.length} reminders, ${copies} second copies`,
      );
      expect(letters).toEqual(Array.from({ length: rounds * together }, () => 1));
      // What was given away as the server died is given away again, as the same letter: a mail server tells the two by their id. Four leave at a time.
      expect(copies).toBeLessThanOrEqual(rounds * 4);
    },
  );
});
