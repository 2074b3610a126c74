import { newId } from '@baton/collab-server/platform/clock/new-id.ts';
import type { RunningServer } from '@baton/collab-server/server.ts';
import { api } from '@baton/schema/api';
import type { AnyContractProcedure } from '@orpc/contract';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';

import { hostile, nearly, type InputSchema, type KnownIds } from '#tests/hostile-input.ts';
import { aMember, ask, aWorkspace, type TestMember } from '#tests/people.ts';
import { startServer } from '#tests/start-server.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

const requests = Number(process.env['BATON_FUZZ_REQUESTS'] ?? 2_000);
const seed = Number(process.env['BATON_FUZZ_SEED'] ?? 1);

interface Route {
  method: string;
  path: string;
  input: InputSchema;
}

const routes: Route[] = Object.values(api as Record<string, Record<string, AnyContractProcedure>>)
  .flatMap((group) => Object.values(group))
  .map(({ '~orpc': { route, inputSchema } }) => ({
    method: route.method ?? 'POST',
    path: route.path ?? '',
    input: inputSchema
      ? (z.toJSONSchema(inputSchema as z.ZodType, { io: 'input', unrepresentable: 'any' }) as InputSchema)
      : {},
  }));

interface Shot {
  route: Route;
  input: unknown;
  raw: string | null;
  headers: Record<string, string>;
}

const shot = (ids: KnownIds): fc.Arbitrary<Shot> =>
  fc.constantFrom(...routes).chain((route) =>
    fc.record({
      route: fc.constant(route),
      input: nearly(route.input, ids),
      // Bodies that are not even what a client of ours could make.
      raw: fc.oneof(
        { weight: 20, arbitrary: fc.constant(null) },
        { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
        {
          weight: 1,
          arbitrary: fc.constantFrom(
            '{',
            '[',
            '[[[[',
            '{"a":1,"a":2}',
            '"',
            '1e999',
            '{"__proto__":{"x":1}}',
            '['.repeat(20_000),
          ),
        },
      ),
      headers: fc.oneof(
        { weight: 12, arbitrary: fc.constant({}) },
        { weight: 1, arbitrary: fc.record({ 'baton-workspace': fc.constantFrom('', 'x', ...(ids.get('') ?? [])) }) },
        { weight: 1, arbitrary: fc.record({ 'idempotency-key': fc.constantFrom('a', 'b c', 'x'.repeat(201), 'é') }) },
        {
          weight: 1,
          arbitrary: fc.record({
            'content-type': fc.constantFrom('text/plain', 'application/json; charset=utf-16', ''),
          }),
        },
        { weight: 1, arbitrary: fc.record({ accept: fc.constant('x/y'), 'accept-language': fc.constant(';;q=9') }) },
      ),
    }),
  );

const isId = (value: unknown): value is string =>
  typeof value === 'string' && /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value);

/** Every id in what was answered, with the name it goes by: its own, or for `id` that of what the route is about. */
const idsIn = (said: unknown, about: string): [name: string, id: string][] => {
  if (typeof said !== 'object' || said === null) return [];
  return Object.entries(said).flatMap(([key, value]): [string, string][] =>
    isId(value) ? [[key === 'id' ? about : key, value]] : idsIn(value, about),
  );
};

/** `POST /accounts/{accountId}/notes` is about a `noteId`. */
const aboutOf = (path: string): string => {
  const last = path.split('/').findLast((part) => part !== '' && !part.startsWith('{')) ?? '';
  return `${last.replace(/s$/, '')}Id`;
};

/** The newest hundred by name, and of all. */
const withIds = (known: KnownIds, found: readonly (readonly [string, string])[]): Map<string, readonly string[]> => {
  const next = new Map(known);
  for (const [name, id] of found)
    for (const under of [name, '']) {
      const before = (next.get(under) ?? []).filter((each) => each !== id);
      next.set(under, [...before, id].slice(-100));
    }
  return next;
};

const asText = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));

/** The address of a shot: parameters in the path, the rest of a read in its query. */
const addressOf = ({ route, input }: Shot): string => {
  const given =
    typeof input === 'object' && input !== null ? new Map(Object.entries(input)) : new Map<string, unknown>();
  const path = route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = asText(given.get(name) ?? newId()).toWellFormed();
    given.delete(name);
    return encodeURIComponent(value.slice(0, 2_000)) || '%20';
  });
  if (route.method !== 'GET') return path;
  const query = new URLSearchParams([...given].map(([name, value]) => [name, asText(value).slice(0, 3_000)]));
  return `${path}?${query.toString()}`;
};

const bodyOf = ({ route, input, raw }: Shot): string | null => {
  if (route.method === 'GET') return null;
  return raw ?? JSON.stringify(input) ?? null;
};

describeWithDatabase('hostile requests to every route', () => {
  let db: TestDatabase;
  let server: RunningServer;
  beforeAll(async () => {
    db = await testDatabase();
    server = await startServer({ databaseUrl: db.url, env: { LOG_LEVEL: 'silent' } });
  });
  afterAll(async () => {
    await server.stop();
    await db.drop();
  });

  const send = async (as: TestMember, each: Shot): Promise<Response> =>
    fetch(`${server.url}/api/v1${addressOf(each)}`, {
      method: each.route.method,
      headers: {
        origin: server.url,
        cookie: as.cookie,
        'content-type': 'application/json',
        ...Object.fromEntries(Object.entries(each.headers).map(([name, value]) => [name, encodeURI(value)])),
      },
      body: bodyOf(each),
    });

  /** A workspace with something of everything, and the ids of all of it. */
  const aWorld = async () => {
    const workspace = await aWorkspace(db.sql);
    const owner = await aMember(db.sql, workspace, 'owner');
    const colleague = await aMember(db.sql, workspace, 'member');
    let ids: KnownIds = withIds(new Map(), [
      ['workspaceId', workspace.id],
      ...[owner, colleague].flatMap(({ member }) =>
        ['memberId', 'ownerId', 'assigneeId', 'calendarId', 'calendars'].map((name): [string, string] => [
          name,
          member,
        ]),
      ),
      ...Object.values(workspace.teams).map((team): [string, string] => ['teamId', team]),
    ]);
    const make = async (route: `POST /${string}`, body: object): Promise<string> => {
      const made = await ask(server.url, owner, route, body);
      expect([route, made.status]).toEqual([route, 200]);
      ids = withIds(ids, idsIn(made.body, aboutOf(route)));
      return (made.body as { id: string }).id;
    };
    const accountId = await make('POST /accounts', { name: 'Acme' });
    await make('POST /contacts', { name: 'Ada', accountId });
    await make('POST /fields', { subject: 'account', name: 'Size', kind: 'number' });
    const parentId = await make(`POST /accounts/${accountId}/notes`, { title: 'Note' });
    await make(`POST /accounts/${accountId}/notes`, { title: 'Page', parentId });
    const subject = { kind: 'account', id: accountId };
    await make('POST /threads', { subject, body: 'Said' });
    await make('POST /tax-rates', { name: 'VAT', category: 'standard', rate: '20' });
    await make('POST /products', { name: 'GTX', price: { amount: 100, currency: 'EUR' } });
    await make('POST /tasks', { title: 'Call', subject });
    await make('POST /tasks', { title: 'Queue', teamId: workspace.teams.sales });
    const between = { fromTeamId: workspace.teams.sales, toTeamId: workspace.teams.support };
    const asked = { items: [], criteria: [], answerWithin: 60, warnBefore: 10, passes: 'account', onDealWon: true };
    const routeId = await make('POST /handoff-routes', { ...between, ...asked });
    await make('POST /handoffs', { routeId, subject });
    await make(`POST /handoffs/${ids.get('handoffId')?.[0] ?? ''}/send`, {});
    await make('POST /proposal-templates', {
      name: 'Terms',
      kind: 'part',
      language: 'en',
      teamId: workspace.teams.sales,
      blocks: [{ kind: 'paragraph', text: 'For {{account}}' }],
    });
    await make('POST /proposals', { subject, title: 'Ovens', language: 'en' });
    const time = { kind: 'hours', from: '2027-02-01T09:00', to: '2027-02-01T10:00', zone: 'UTC' };
    await make('POST /events', { calendarId: workspace.teams.sales, title: 'Meeting', time, repeat: 'FREQ=WEEKLY' });
    const elsewhere = { url: 'https://calendar.invalid/a.ics' };
    await make(`POST /calendars/${workspace.teams.sales}/subscriptions`, elsewhere);
    const boardId = await make('POST /boards', { name: 'Sales', currency: 'EUR' });
    for (let n = 0; n < 5; n += 1) await make(`POST /boards/${boardId}/deals`, { title: `Deal ${n}` });
    return { owner, ids };
  };

  test(`none of ${requests} ends in an error of the server`, async () => {
    const statuses: Record<number, number> = {};
    const done = new Set<string>();
    const failed: { status: number; shot: string; said: string }[] = [];
    const batches = Math.ceil(requests / 50);
    let world = await aWorld();
    for (let batch = 0; batch < batches; batch += 1) {
      // Not for ever the same one: some requests end its usefulness.
      if (batch % 8 === 7) world = await aWorld();
      const shots = fc.sample(shot(world.ids), { seed: seed * 1_000 + batch, numRuns: Math.ceil(requests / batches) });
      for (const each of shots) {
        const response = await send(world.owner, each);
        const said = await response.text();
        statuses[response.status] = (statuses[response.status] ?? 0) + 1;
        if (response.status >= 500) failed.push({ status: response.status, shot: asText(each).slice(0, 600), said });
        if (response.status !== 200) continue;
        done.add(`${each.route.method} ${each.route.path}`);
        world.ids = withIds(world.ids, idsIn(JSON.parse(said || 'null'), aboutOf(each.route.path)));
      }
    }
    console.log(
      `${requests} requests to ${routes.length} routes, seed ${seed}: ${JSON.stringify(statuses)}; ${done.size} routes did something`,
    );
    expect(failed.slice(0, 5)).toEqual([]);
    expect(done.size).toBeGreaterThan(routes.length / 3);
  });

  test('addresses that are no route are not there, whatever they hold', async () => {
    const owner = await aMember(db.sql, await aWorkspace(db.sql), 'owner');
    for (const value of fc.sample(hostile, { seed, numRuns: 200 })) {
      const path = encodeURIComponent(asText(value).toWellFormed().slice(0, 500));
      const response = await fetch(`${server.url}/api/v1/nowhere/${path}`, { headers: { cookie: owner.cookie } });
      await response.body?.cancel();
      expect([400, 404]).toContain(response.status);
    }
  });
});
