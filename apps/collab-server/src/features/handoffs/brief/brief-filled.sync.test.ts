import { briefText, handoffBriefFilled, type Handoff } from '@baton/schema/handoffs';
import { appendBlocks } from '@baton/schema/rich-text';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { briefItems, briefWorld, type BriefWorld } from '#tests/brief-world.ts';
import { until } from '#tests/live-client.ts';
import { startServer } from '#tests/start-server.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

describeWithDatabase('a brief that somebody writes in', () => {
  let db: TestDatabase;
  let server: Awaited<ReturnType<typeof startServer>>;
  let world: BriefWorld;
  beforeAll(async () => {
    db = await testDatabase({ connections: 12 });
    server = await startServer({ databaseUrl: db.url, env: { LOG_LEVEL: 'silent' } });
    world = await briefWorld(db, server);
  });
  afterAll(async () => {
    world.leave();
    await server.stop();
    await db.drop();
  });

  const told = () =>
    db.sql<{ actor: string; data: { from: string[]; to: string[] } }[]>`
      select actor, data from facts where subject = ${world.handoff.id} and type = ${handoffBriefFilled.type}`;

  it('[HO4] lists hear once that other items are there, when the writing has rested', async () => {
    const tab = await world.tab(world.claire);
    for (const [at, item] of briefItems.entries())
      tab.doc.transact(() => appendBlocks(briefText(tab.doc, item), [{ kind: 'paragraph', text: `Said ${at}` }]));
    await tab.settled();
    expect(await told()).toEqual([]);
    await until(async () => (await told()).length > 0, 'the fact of the brief');
    const facts = await told();
    expect(facts).toMatchObject([{ actor: world.claire.member, data: { from: [], to: [...briefItems].toSorted() } }]);
    const { data } = await world.asked<{ data: Handoff[] }>(world.sofia, `GET /handoffs?accountId=${world.account.id}`);
    expect(data).toMatchObject([{ id: world.handoff.id }]);
    // More words in what says something already fill nothing.
    tab.doc.transact(() => appendBlocks(briefText(tab.doc, briefItems[0]), [{ kind: 'paragraph', text: 'More' }]));
    await tab.settled();
    await until(async () => {
      const [row] = await db.sql<
        { seq: number }[]
      >`select seq::int from handoff_briefs where handoff = ${world.handoff.id}`;
      return row?.seq === (await world.head()).seq;
    }, 'the rows of the brief');
    const [pending] = await db.sql`select 1 from settling where document = ${world.handoff.id}`;
    expect(pending).toBeUndefined();
  });
});
