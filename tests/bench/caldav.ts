/**
 * `node tests/bench/caldav.ts [--events 10000]`: what a phone costs that keeps one calendar of so many events: the list of
 * their marks, a month by its text, fifty texts, the first synchronisation and those after nothing and after ten changes.
 */
import { parseArgs } from 'node:util';

import { calDavPath } from '@baton/schema/calendar';
import postgres from 'postgres';

import { aMember, ask, aWorkspace } from '../support/people.ts';
import { spawnServer } from '../support/start-server.ts';
import { startBenchDatabase, stopBenchDatabases } from './bench-database.ts';
import { cpuOfTree, quantile } from './cpu.ts';

const { values: options } = parseArgs({ options: { events: { type: 'string', default: '10000' } } });
const count = Number(options.events);

const database = await startBenchDatabase();
const sql = postgres(database.url, { max: 1, onnotice: () => {}, connection: { role: 'baton_migrate' } });
const workspace = await aWorkspace(sql);
const sofia = await aMember(sql, workspace, 'member', { teams: [workspace.teams.sales] });
// Spread over two years around the month that is asked for; one in twenty is a series.
await sql`insert into events (workspace, id, calendar, uid, sequence, title, details, location, time, repeat, show_as,
    private, starts_at, ends_at, organiser, created_at, changed_at)
  select ${workspace.id}, gen_random_uuid(), ${sofia.member}, 'bench-' || k, 0, 'Event ' || k, '', '', jsonb_build_object(
      'kind', 'hours', 'from', to_char(starts at time zone 'Europe/Paris', 'YYYY-MM-DD"T"HH24:MI'),
      'to', to_char((starts + interval '45 minutes') at time zone 'Europe/Paris', 'YYYY-MM-DD"T"HH24:MI'),
      'zone', 'Europe/Paris'),
    case when k % 20 = 0 then 'FREQ=WEEKLY' end, 'busy', false, starts,
    case when k % 20 > 0 then starts + interval '45 minutes' end, ${sofia.member}, now(), now()
  from (select k, timestamptz '2026-11-23 08:00+01' + make_interval(days => (k * 37) % 730 - 365, hours => k % 9) as starts
    from generate_series(1, ${count}::int) k) made`;
await sql`vacuum analyze`;

const server = await spawnServer({ databaseUrl: database.url });
const secret = Array.from({ length: 6 }, () => 'abcd').join('-');
const made = await ask(server.url, sofia, 'POST /app-passwords', { name: 'Phone', secret });
if (made.status !== 200) throw new Error(`no app password: ${made.status}`);
const headers = {
  authorization: `Basic ${Buffer.from(`${sofia.email}:${secret}`).toString('base64')}`,
  'content-type': 'application/xml',
};
const send = async (method: string, path: string, body: string, depth = '1'): Promise<string> => {
  const answer = await fetch(`${server.url}${path}`, { method, headers: { ...headers, depth }, body });
  const text = await answer.text();
  if (answer.status !== 207) throw new Error(`${method} ${path}: ${answer.status} ${text.slice(0, 200)}`);
  return text;
};
const namespaces = 'xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"';
const hrefs = (text: string): string[] =>
  [...text.matchAll(/<[a-z]*:?href>([^<]+\.ics)<\//gi)].map(([, href = '']) => href);
const calendar = `${calDavPath}calendars/${sofia.member}/`;
const marks = `<d:propfind ${namespaces}><d:prop><d:getetag/></d:prop></d:propfind>`;
const texts = '<d:prop><d:getetag/><c:calendar-data/></d:prop>';
const month = `<c:calendar-query ${namespaces}>${texts}<c:filter><c:comp-filter name="VCALENDAR"><c:comp-filter name="VEVENT">
  <c:time-range start="20261101T000000Z" end="20261201T000000Z"/></c:comp-filter></c:comp-filter></c:filter></c:calendar-query>`;
const sync = (token: string) =>
  `<d:sync-collection ${namespaces}><d:sync-token>${token}</d:sync-token><d:sync-level>1</d:sync-level><d:prop><d:getetag/></d:prop></d:sync-collection>`;
const tokenIn = (text: string): string => /sync-token>([^<]+)</.exec(text)?.[1] ?? '';

const known = hrefs(await send('PROPFIND', calendar, marks));
if (known.length !== count) throw new Error(`${known.length} of ${count} events are told`);
const fifty = `<c:calendar-multiget ${namespaces}>${texts}${known
  .slice(0, 50)
  .map((href) => `<d:href>${href}</d:href>`)
  .join('')}</c:calendar-multiget>`;
let token = '';
const asked: [string, () => Promise<string>][] = [
  ['PROPFIND, all marks', () => send('PROPFIND', calendar, marks)],
  ['REPORT, a month with texts', () => send('REPORT', calendar, month)],
  ['REPORT, fifty texts', () => send('REPORT', calendar, fifty)],
  [
    'sync-collection, the first',
    async () => {
      // Told in pages: the last one says no more that there is more.
      const pages = [await send('REPORT', calendar, sync(''))];
      while (pages.at(-1)?.includes('HTTP/1.1 507'))
        pages.push(await send('REPORT', calendar, sync(tokenIn(pages.at(-1) ?? ''))));
      return pages.toReversed().join('');
    },
  ],
  ['sync-collection, nothing new', () => send('REPORT', calendar, sync(token))],
  [
    'sync-collection, ten changed',
    async () => {
      await sql`update events set changed_at = clock_timestamp() where id in (select id from events order by random() limit 10)`;
      return send('REPORT', calendar, sync(token));
    },
  ],
];
const told = new Map<string, { times: number[]; cpu: number; events: number; bytes: number }>();
for (let round = 0; round < 10; round++) {
  for (const [sort, go] of asked) {
    const [began, used] = [performance.now(), cpuOfTree(server.pid)];
    const text = await go();
    const took = performance.now() - began;
    if (sort.startsWith('sync')) token = tokenIn(text);
    if (round < 2) continue;
    const before = told.get(sort) ?? { times: [], cpu: 0, events: 0, bytes: 0 };
    before.times.push(took);
    before.cpu += cpuOfTree(server.pid) - used;
    told.set(sort, { ...before, events: hrefs(text).length, bytes: text.length });
  }
}
console.table(
  Object.fromEntries(
    [...told].map(([sort, { times, cpu, events, bytes }]) => [
      sort,
      {
        n: times.length,
        'cpu ms': Math.round((cpu * 1_000) / times.length),
        told: events,
        kB: Math.round(bytes / 1_000),
        'p50 ms': Math.round(quantile(times, 0.5)),
        'p95 ms': Math.round(quantile(times, 0.95)),
      },
    ]),
  ),
);
await sql.end();
await server.stop();
await stopBenchDatabases();
