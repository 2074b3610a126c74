import { factType, type MemberId, type NewFact, type Origin } from '@baton/schema/shared';
import type { FeedMessage } from '@baton/schema/wire';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';

import { counterApp } from '#tests/counter-app.ts';
import { counterFeature } from '#tests/counter-feature.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

import type { Actor } from '../access/actor.ts';
import { systemClock } from '../clock/clock.ts';
import { newId } from '../clock/new-id.ts';
import { createFactRecorder } from '../facts/recorder.ts';
import { startSequencer, type Sequencer } from '../facts/sequencer.ts';
import { visibilityOf } from '../facts/visibility.ts';
import { startFeed, type Feed } from './feed.ts';
import { markOwn } from './mark-own.ts';

const recorder = createFactRecorder({ projections: [], clock: systemClock, newId });
const seen = factType('counter.seen', {});
const importFinished = factType('import.finished', {});

/** What was heard, in short. */
const heads = (heard: FeedMessage[]) =>
  heard.map((said) => (said.kind === 'fact' ? said.type : `${said.kind} ${'seq' in said ? said.seq : ''}`));

describeWithDatabase('the live feed', () => {
  let db: TestDatabase;
  let world: Awaited<ReturnType<typeof counterApp>>;
  let feed: Feed;
  let sequencer: Sequencer;
  let troubles: unknown[];

  beforeAll(async () => {
    db = await testDatabase();
  });
  afterAll(() => db.drop());
  beforeEach(async () => {
    troubles = [];
    const onTrouble = (error: unknown) => void troubles.push(error);
    // A minute between looks: what arrives here arrives because it was woken.
    const sees = new Map([
      ...visibilityOf([counterFeature]),
      [
        'import',
        async (_tx: unknown, _actor: unknown, facts: readonly { id: string }[]) => new Set(facts.map(({ id }) => id)),
      ] as const,
    ]);
    feed = startFeed({ scopes: db.scopes, sees, onTrouble, every: 60_000 });
    sequencer = startSequencer({ scopes: db.scopes, onPlaced: feed.wake, onTrouble, every: 60_000 });
    world = await counterApp(db, { onFacts: () => sequencer.wake() });
  });
  afterEach(async () => {
    await Promise.all([feed.stop(), sequencer.stop()]);
    if (troubles.length > 0) throw new AggregateError(troubles, 'the feed had trouble');
  });

  const anActor = (member: MemberId): Actor => ({
    workspace: world.workspace,
    member,
    role: 'member',
    teams: [],
    managedTeams: [],
    origin: 'person',
  });
  const watch = (member: MemberId, rights: { held: boolean } = { held: true }) => {
    const heard: FeedMessage[] = [];
    const actor = anActor(member);
    const subscription = feed.subscribe({
      workspace: world.workspace,
      member,
      actor: async () => (rights.held ? actor : null),
      send: (message) => void heard.push(message),
    });
    return { heard, ...subscription };
  };
  const raise = (id: string, as: string) => world.ask('POST', `/counters/${id}/raise`, as, { by: 1 });
  const record = async (origin: Origin, facts: NewFact[]) => {
    const source = { workspace: world.workspace, actor: null, origin, cause: null };
    const occurredAt = new Date();
    await db.scopes.withWorkspace({ workspace: world.workspace }, (tx) =>
      recorder.record(
        tx,
        source,
        facts.map((fact) => ({ ...fact, occurredAt })),
      ),
    );
    sequencer.wake();
  };

  test('everybody hears in order what they may see, and only how far it goes of the rest', async () => {
    const [ada, bob] = [world.person(), world.person()];
    const [hers, his] = [await world.counter(ada), await world.counter(bob)];
    const [first, second] = [watch(ada), watch(bob)];
    await expect.poll(() => [heads(first.heard), heads(second.heard)]).toEqual([['caught-up 0'], ['caught-up 0']]);
    await raise(hers, ada);
    await expect.poll(() => heads(first.heard)).toEqual(['caught-up 0', 'counter.raised']);
    expect(first.heard[1]).toEqual({
      kind: 'fact',
      seq: 1,
      type: 'counter.raised',
      subject: { kind: 'counter', id: hers },
      account: null,
      actor: ada,
      origin: 'person',
    });
    await expect.poll(() => heads(second.heard)).toEqual(['caught-up 0', 'caught-up 1']);
    await raise(his, bob);
    await expect.poll(() => heads(second.heard)).toEqual(['caught-up 0', 'caught-up 1', 'counter.raised']);
    await expect.poll(() => heads(first.heard)).toEqual(['caught-up 0', 'counter.raised', 'caught-up 2']);
  });

  test('who was away is told what they missed, or to read again when it is too much', async () => {
    const ada = world.person();
    const id = await world.counter(ada);
    await raise(id, ada);
    await raise(id, ada);
    const tab = watch(ada);
    await expect.poll(() => tab.heard.at(-1)).toMatchObject({ seq: 2 });
    tab.heard.length = 0;
    tab.since(0);
    await expect.poll(() => heads(tab.heard)).toEqual(['counter.raised', 'counter.raised', 'caught-up 2']);
    tab.heard.length = 0;
    tab.since(99);
    await expect.poll(() => heads(tab.heard)).toEqual(['reset 2']);
    await record(
      'person',
      Array.from({ length: 501 }, () => seen({ subject: { kind: 'counter', id }, data: {} })),
    );
    await expect.poll(() => tab.heard.at(-1)).toMatchObject({ seq: 503 });
    tab.heard.length = 0;
    tab.since(1);
    await expect.poll(() => heads(tab.heard)).toEqual(['reset 503']);
  });

  test('[M15] an import is told once, not fact by fact', async () => {
    const ada = world.person();
    const id = await world.counter(ada);
    const tab = watch(ada);
    await expect.poll(() => tab.heard).toHaveLength(1);
    const rows = Array.from({ length: 1_200 }, () => seen({ subject: { kind: 'counter', id }, data: {} }));
    await record('import', [...rows, importFinished({ subject: { kind: 'import', id: newId() }, data: {} })]);
    await expect.poll(() => tab.heard.at(-1)).toMatchObject({ kind: 'fact', type: 'import.finished', seq: 1_201 });
    expect(tab.heard.filter(({ kind }) => kind === 'fact')).toHaveLength(1);
    expect(tab.heard.filter(({ kind }) => kind === 'reset')).toHaveLength(0);
  });

  test('[M11] who lost their rights, or left, hears nothing more', async () => {
    const ada = world.person();
    const id = await world.counter(ada);
    const rights = { held: true };
    const [out, gone, stays] = [watch(ada, rights), watch(ada), watch(ada)];
    await expect.poll(() => [out, gone, stays].map(({ heard }) => heard.length)).toEqual([1, 1, 1]);
    rights.held = false;
    gone.stop();
    await raise(id, ada);
    await expect.poll(() => heads(stays.heard)).toEqual(['caught-up 0', 'counter.raised']);
    expect([out.heard.length, gone.heard.length]).toEqual([1, 1]);
  });

  test('what is one person’s own is told in their tabs alone, and again after they were away', async () => {
    const [ada, bob] = [world.person(), world.person()];
    const [first, second, his] = [watch(ada), watch(ada), watch(bob)];
    await expect.poll(() => [first, second, his].map(({ heard }) => heard.length)).toEqual([1, 1, 1]);
    await db.scopes.withWorkspace({ workspace: world.workspace }, (tx) => markOwn(tx, anActor(ada), 'drawer'));
    feed.wake(world.workspace);
    const own: FeedMessage = { kind: 'own', topics: ['drawer'] };
    await expect.poll(() => [first.heard[1], second.heard[1]]).toEqual([own, own]);
    feed.wake(world.workspace);
    first.since(0);
    await expect.poll(() => first.heard.slice(2)).toEqual([own, { kind: 'caught-up', seq: 0 }]);
    expect([second.heard.length, his.heard.length]).toEqual([2, 1]);
  });
});
