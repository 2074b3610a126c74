import { briefText } from '@baton/schema/handoffs';
import type { InboxItem, OpenedInboxItem } from '@baton/schema/inbox';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as Y from 'yjs';

import { briefItems, briefWorld, type BriefWorld } from '#tests/brief-world.ts';
import { until } from '#tests/live-client.ts';
import { aMember, type TestMember } from '#tests/people.ts';
import { startServer } from '#tests/start-server.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

describeWithDatabase('a brief that calls somebody', () => {
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

  const rowsOf = async (as: TestMember, tab = 'mentions') =>
    (await world.asked<{ data: InboxItem[] }>(as, `GET /inbox?tab=${tab}`)).data;
  const pending = async () =>
    (await db.sql<{ what: string }[]>`select what from settling where document = ${world.handoff.id}`).map(
      ({ what }) => what,
    );
  const settle = () => db.sql`update settling set due_at = now() where document = ${world.handoff.id}`;

  it('[MN1] [MN2] is a reason of the handoff, once, for who reads it, also after it was answered', async () => {
    // Of the receivers, and without a right on the account: they read the brief all the same.
    await db.sql`update containers set visibility = 'people' where id = ${world.account.id}`;
    const outsider = await aMember(db.sql, world.workspace, 'member', { teams: [world.workspace.teams.billing] });
    const tab = await world.tab(world.claire);
    const call = (id: string, who: TestMember, action: string | null) =>
      tab.doc.transact(() => {
        const mention = new Y.XmlElement('mention');
        for (const [key, value] of Object.entries({ id, kind: 'member', target: who.member, action }))
          if (value !== null) mention.setAttribute(key, value);
        const line = new Y.XmlElement('paragraph');
        line.insert(0, [new Y.XmlText('Where do they load? '), mention]);
        const body = briefText(tab.doc, briefItems[0]);
        body.insert(body.length, [line]);
      });
    call('m1', world.sofia, 'answer');
    call('m2', outsider, null);
    await tab.settled();
    await until(async () => (await pending()).filter((what) => what.startsWith('mention')).length === 2, 'the rows');
    await settle();
    await until(async () => (await rowsOf(world.sofia)).length > 0, 'the mention in the inbox');
    const [row] = await rowsOf(world.sofia);
    expect(row?.record).toMatchObject({ kind: 'handoff', id: world.handoff.id });
    const { mentions } = await world.asked<OpenedInboxItem>(world.sofia, `GET /inbox/${row?.id}`);
    expect(mentions).toMatchObject([{ place: 'brief', placeId: world.handoff.id, state: 'open', action: 'answer' }]);
    expect(row?.reasons[0]).toMatchObject({
      kind: 'asked',
      mentionId: mentions[0]?.id,
      text: `Where do they load? @[member:${world.sofia.member}]`,
    });
    expect(await rowsOf(outsider)).toEqual([]);
    // More words in it tell nothing new.
    briefText(tab.doc, briefItems[1]).insert(0, [new Y.XmlElement('paragraph')]);
    await tab.settled();
    await world.asked(world.sofia, `POST /mentions/${mentions[0]?.id}/acknowledge`, {});
    expect(await world.asked(world.claire, 'GET /mentions?side=by-me&state=acknowledged')).toMatchObject({
      data: [{ id: mentions[0]?.id, answeredBy: world.sofia.member }],
    });
    await world.accept();
    // Who accepts is done with the row, and finds in it what was asked.
    const done = await rowsOf(world.sofia, 'done');
    expect(done.flatMap(({ reasons }) => reasons.map(({ kind }) => kind))).toEqual(['asked']);
    const made = await db.sql`select from facts where type = 'mention.made' and data->>'placeId' = ${world.handoff.id}`;
    expect(made).toHaveLength(2);
  });
});
