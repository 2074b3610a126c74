import { newId } from '@baton/collab-server/platform/clock/new-id.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { aMember, ask, aWorkspace, type TestMember } from '#tests/people.ts';
import { spawnServer, type SpawnedServer } from '#tests/start-server.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

const rounds = Number(process.env['BATON_KILLS'] ?? 3);
const together = 60;

describeWithDatabase('answers that are lost with the server', () => {
  let db: TestDatabase;
  let owner: TestMember;
  beforeAll(async () => {
    db = await testDatabase();
    owner = await aMember(db.sql, await aWorkspace(db.sql), 'owner');
  });
  afterAll(() => db.drop());

  /** Creates one team under one key; null when the server went away before it answered. */
  const create = async (server: SpawnedServer, key: string) => {
    const headers = { 'idempotency-key': key };
    return ask(server.url, owner, 'POST /teams', { name: `Team ${key.slice(-12)}` }, headers).catch(() => null);
  };

  test(
    `each of ${rounds * together} requests acts once, although kill -9 takes answers away`,
    { timeout: rounds * 200_000 },
    async () => {
      let lost = 0;
      for (let round = 0; round < rounds; round += 1) {
        const keys = Array.from({ length: together }, newId);
        const first = await spawnServer({ databaseUrl: db.url });
        let answered = 0;
        const killed = Promise.withResolvers<void>();
        const attempts = keys.map(async (key) => {
          const answer = await create(first, key);
          answered += 1;
          if (answered === 5 + round * 10) first.kill().then(killed.resolve, killed.reject);
          return answer;
        });
        const answers = await Promise.all(attempts);
        await killed.promise;
        lost += answers.filter((answer) => answer === null).length;

        const second = await spawnServer({ databaseUrl: db.url });
        const repeated = await Promise.all(keys.map((key) => create(second, key)));
        await second.stop();
        expect(repeated.map((answer) => answer?.status)).toEqual(keys.map(() => 200));
        // Who had got an answer gets the same one again.
        expect(answers.map((answer, at) => (answer ?? repeated[at])?.body)).toEqual(
          repeated.map((answer) => answer?.body),
        );
      }
      const facts = await db.sql`select subject from facts where type = 'team.created'`;
      const teams = await db.sql`select id from teams where name like 'Team %'`;
      expect([facts.length, teams.length]).toEqual([rounds * together, rounds * together]);
      console.log(`${rounds} kills, ${rounds * together} requests, ${lost} answers lost, 0 acts doubled or missing`);
      expect(lost).toBeGreaterThan(0);
    },
  );
});
