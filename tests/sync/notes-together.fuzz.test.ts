import { afterAll, beforeAll, expect, it } from 'vitest';

import { seededRandom } from '#tests/mutate-update.ts';
import { noteWorld } from '#tests/note-world.ts';
import { writeTogether } from '#tests/note-writers.ts';
import { startServer } from '#tests/start-server.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

const runs = Number(process.env['BATON_NOTE_RUNS'] ?? 10);
const length = Number(process.env['BATON_NOTE_LENGTH'] ?? 200);
const firstSeed = Number(process.env['BATON_FUZZ_SEED'] ?? 1);

describeWithDatabase(`two people in one paragraph (${length} characters each)`, () => {
  let db: TestDatabase;
  let server: Awaited<ReturnType<typeof startServer>>;
  beforeAll(async () => {
    db = await testDatabase();
    server = await startServer({ databaseUrl: db.url });
  });
  afterAll(async () => {
    await server.stop();
    await db.drop();
  });

  it.each(Array.from({ length: runs }, (_, at) => firstSeed + at))(
    'no character is lost and all copies are equal, while a third reconnects (seed %i)',
    async (seed) => {
      const world = await noteWorld(db, server);
      const report = await writeTogether(world, { length, random: seededRandom(seed) });
      world.leave();
      expect(report).toMatchObject({ paragraphs: 1, lost: 0, equal: true });
      expect(report.reconnects).toBeGreaterThan(0);
    },
  );
});
