import { newId } from '@baton/collab-server/platform/clock/new-id.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { seededRandom } from '#tests/mutate-update.ts';
import { aMember, ask, aWorkspace, type TestMember, type TestWorkspace } from '#tests/people.ts';
import { spawnServer, type SpawnedServer } from '#tests/start-server.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

const rounds = Number(process.env['BATON_KILLS'] ?? 3);
const seed = Number(process.env['BATON_SEED'] ?? 1);
const together = 20;

describeWithDatabase('inboxes of a server that is killed', () => {
  let db: TestDatabase;
  let acme: TestWorkspace;
  let claire: TestMember;
  let people: TestMember[];
  beforeAll(async () => {
    db = await testDatabase();
    acme = await aWorkspace(db.sql);
    claire = await aMember(db.sql, acme, 'owner');
    people = await Promise.all([1, 2, 3].map(() => aMember(db.sql, acme, 'member', { teams: [acme.teams.sales] })));
  });
  afterAll(() => db.drop());

  /** Gives a task to one person, or to the team of all three, under a key; null when no answer came. */
  const give = (server: SpawnedServer, key: string, title: string, to: object) =>
    ask(server.url, claire, 'POST /tasks', { title, ...to }, { 'idempotency-key': key }).catch(() => null);

  test(
    `[IN1] ${rounds * together} commands reach each inbox once, although kill -9 takes answers away`,
    { timeout: rounds * 200_000 },
    async () => {
      const random = seededRandom(seed);
      let lost = 0;
      const owed = new Map<string, number>(people.map(({ member }) => [member, 0]));
      for (let round = 0; round < rounds; round += 1) {
        const commands = Array.from({ length: together }, (_, at) => {
          const whom = people[Math.floor(random() * (people.length + 1))];
          for (const { member } of whom ? [whom] : people) owed.set(member, (owed.get(member) ?? 0) + 1);
          const to = whom ? { assigneeId: whom.member } : { teamId: acme.teams.sales };
          return { key: newId(), title: `Task ${round}.${at}`, to };
        });
        const first = await spawnServer({ databaseUrl: db.url });
        const killAfter = 2 + Math.floor(random() * (together - 10));
        let answered = 0;
        const killed = Promise.withResolvers<void>();
        const attempts = commands.map(async ({ key, title, to }) => {
          const answer = await give(first, key, title, to);
          answered += 1;
          if (answered === killAfter) first.kill().then(killed.resolve, killed.reject);
          return answer;
        });
        const answers = await Promise.all(attempts);
        await killed.promise;
        lost += answers.filter((answer) => answer === null).length;
        const second = await spawnServer({ databaseUrl: db.url });
        const repeated = await Promise.all(commands.map(({ key, title, to }) => give(second, key, title, to)));
        await second.stop();
        expect(repeated.map((answer) => answer?.status)).toEqual(commands.map(() => 200));
      }
      const rows =
        await db.sql`select item.member, count(*)::int as reasons, count(distinct item.record)::int as records
        from inbox_reasons reason join inbox_items item on item.id = reason.item group by item.member`;
      const reached = new Map(rows.map(({ member, reasons, records }) => [member, [reasons, records]]));
      for (const [member, count] of owed) expect(reached.get(member) ?? [0, 0]).toEqual([count, count]);
      console.log(`${rounds} kills, ${rounds * together} commands, ${lost} answers lost, 0 reasons doubled or missing`);
      expect(lost).toBeGreaterThan(0);
    },
  );
});
