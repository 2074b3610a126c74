import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { importPartBytes } from '@baton/schema/imports';
import type { WorkspaceId } from '@baton/schema/shared';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

import { salesFolder } from '#tests/import-world.ts';
import { aMember, ask, aWorkspace, type TestMember } from '#tests/people.ts';
import { spawnServer, type SpawnedServer } from '#tests/start-server.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

/** Lines of the pipeline that are enough for several batches; 354 of them are open deals. */
const deals = 2_000;
/** With 7 products, 41 people, 85 companies and the board. */
const records = deals + 134;

const beginningOf = async (file: string): Promise<Buffer> => {
  const lines = (await readFile(path.join(salesFolder, file), 'utf8')).split('\n');
  return Buffer.from(lines.slice(0, deals + 1).join('\n'));
};

const patience = { timeout: 100_000, interval: 20 };

describeWithDatabase('an import over HTTP', () => {
  let db: TestDatabase;
  let server: SpawnedServer;
  let workspace: WorkspaceId;
  let owner: TestMember;
  let id: string;

  const start = async () => {
    server = await spawnServer({ databaseUrl: db.url });
  };
  beforeAll(async () => {
    db = await testDatabase();
    await start();
    const made = await aWorkspace(db.sql);
    workspace = made.id;
    owner = await aMember(db.sql, made, 'owner');
  });
  afterAll(async () => {
    await server.kill();
    await db.drop();
  });

  const run = async () => {
    const [row] = await db.sql<{ state: string; done: number }[]>`
      select state, done from import_runs where workspace = ${workspace} and id = ${id}`;
    return row ?? { state: 'absent', done: 0 };
  };
  const passes = (done: number) => vi.waitFor(async () => expect((await run()).done).toBeGreaterThan(done), patience);
  const reaches = (state: string) => vi.waitFor(async () => expect((await run()).state).toBe(state), patience);
  /** Another node may take a dead one's job once its lease is over; the test does not wait for that. */
  const endLeases = () => db.sql`update jobs set leased_until = null, run_at = now() where kind like 'imports%'`;
  /** In one look: the last batch of a server that was killed may still be on its way to the disk. */
  const tally = async () => {
    const [row] = await db.sql`select
      (select done from import_runs where workspace = ${workspace} and id = ${id}) as done,
      (select count(*)::int from deals where workspace = ${workspace} and home = 'board') as board,
      (select count(*)::int from deals where workspace = ${workspace} and home = 'archive') as archive,
      (select count(*)::int from import_records where workspace = ${workspace} and undone_at is null) as records`;

    return row;
  };

  test('[M15] goes on after kill -9 between its batches, applying and undoing, and nothing is half-written', async () => {
    const made = await ask(server.url, owner, 'POST /imports', { source: 'sales' });
    id = (made.body as { id: string }).id;
    for (const file of ['accounts.csv', 'products.csv', 'sales_pipeline.csv', 'sales_teams.csv']) {
      const bytes = await beginningOf(file);
      for (let part = 0; part * importPartBytes < bytes.length; part += 1) {
        const content = bytes.subarray(part * importPartBytes, (part + 1) * importPartBytes).toString('base64');
        const route: `PUT /${string}` = `PUT /imports/${id}/files/${file}/parts/${part}`;
        expect((await ask(server.url, owner, route, { content })).status).toBe(200);
      }
    }
    const preview = await ask(server.url, owner, `POST /imports/${id}/preview`, { limit: 5, kind: 'deal' });
    expect(preview.body).toMatchObject({ problems: [], counts: { deal: { create: deals } } });
    expect(await tally()).toMatchObject({ board: 0, archive: 0, records: 0 });

    expect((await ask(server.url, owner, `POST /imports/${id}/apply`, {})).status).toBe(200);
    await passes(400);
    await server.kill();
    const applied = await tally();
    expect(applied?.['done']).toBeLessThan(records);
    // Each batch is there as a whole: as many records as lines dealt with.
    expect(applied?.['records']).toBe(applied?.['done']);
    await start();
    await endLeases();
    await reaches('applied');
    expect(await tally()).toMatchObject({ board: 354, archive: deals - 354, records });

    expect((await ask(server.url, owner, `POST /imports/${id}/undo`, {})).status).toBe(200);
    await passes(400);
    await server.kill();
    const undone = await tally();
    expect(undone?.['records']).toBe(records - undone?.['done']);
    await start();
    await endLeases();
    await reaches('undone');
    expect(await tally()).toMatchObject({ board: 0, archive: 0, records: 0 });
  });
});
