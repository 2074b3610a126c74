import { facts } from '@baton/schema/facts';
import type { Fact } from '@baton/schema/shared';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { counterApp } from '#tests/counter-app.ts';
import { counterFeature, counters } from '#tests/counter-feature.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

import { sequenceAll } from './sequencer.ts';
import { timelineFeature } from './timeline.ts';
import { visibilityOf } from './visibility.ts';

const timesOf = (data: Fact[]) => data.map(({ recordedAt }) => Date.parse(recordedAt));

describeWithDatabase('the timeline of a record', () => {
  let db: TestDatabase;
  let world: Awaited<ReturnType<typeof counterApp>>;
  beforeAll(async () => {
    db = await testDatabase();
    const features = [counterFeature, timelineFeature(visibilityOf([counterFeature]))];
    world = await counterApp(db, { contracts: { counters, facts }, features });
  });
  afterAll(() => db.drop());

  const raise = (id: string, as: string) => world.ask('POST', `/counters/${id}/raise`, as, { by: 1 });
  const pageOf = async (id: string, as: string, more = '') => {
    const response = await world.ask('GET', `/facts?subject_kind=counter&subject_id=${id}${more}`, as);
    return (await response.json()) as { data: Fact[]; page: { next_cursor: string | null; has_more: boolean } };
  };
  test('[M10] shows the newest first, also before it has its place, and pages by place', async () => {
    const me = world.person();
    const id = await world.counter(me);
    for (let n = 0; n < 5; n += 1) await raise(id, me);
    const unplaced = await pageOf(id, me, '&limit=3');
    expect(unplaced.data).toHaveLength(3);
    await sequenceAll(db.scopes, () => undefined);
    await raise(id, me);
    const first = await pageOf(id, me, '&limit=3');
    const second = await pageOf(id, me, `&limit=3&cursor=${first.page.next_cursor}`);
    expect([first.page.has_more, second.page]).toEqual([true, { next_cursor: null, has_more: false }]);
    const all = [...first.data, ...second.data];
    expect(new Set(all.map((fact) => fact.id)).size).toBe(6);
    expect(timesOf(all)).toEqual(timesOf(all).sort((a, b) => b - a));
  });

  test('what one may not see has no history, and neither has what is not there', async () => {
    const [me, other] = [world.person(), world.person()];
    const id = await world.counter(other);
    await raise(id, other);
    expect(await pageOf(id, me)).toEqual({ data: [], page: { next_cursor: null, has_more: false } });
    const unknownKind = await world.ask('GET', `/facts?subject_kind=nothing&subject_id=${id}`, other);
    expect(await unknownKind.json()).toMatchObject({ data: [] });
    expect((await world.ask('GET', `/facts?subject_kind=counter&subject_id=${id}&cursor=1;drop`, me)).status).toBe(400);
  });
});
