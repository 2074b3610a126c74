/**
 * `node tests/bench/calendar.ts [--events 10000]`: how long the server takes to tell a week, a month and free times of twenty
 * people, as a member whose rights are asked event by event. One event in twenty is a series, one in ten has attendees.
 */
import { parseArgs } from 'node:util';

import postgres from 'postgres';

import { aMember, ask, aWorkspace } from '../support/people.ts';
import { spawnServer } from '../support/start-server.ts';
import { startBenchDatabase, stopBenchDatabases } from './bench-database.ts';
import { cpuOfTree, quantile } from './cpu.ts';

const { values: options } = parseArgs({ options: { events: { type: 'string', default: '10000' } } });
const events = Number(options.events);
const people = 20;

const database = await startBenchDatabase();
const sql = postgres(database.url, { max: 1, onnotice: () => {}, connection: { role: 'baton_migrate' } });
const workspace = await aWorkspace(sql);
const { sales } = workspace.teams;
const member = await aMember(sql, workspace, 'member', { teams: [sales] });
const calendars: string[] = [member.member];
for (let at = 1; at < people; at++)
  calendars.push((await aMember(sql, workspace, 'member', { teams: [sales] })).member);
// Half of them let the team see what they are at.
await sql`update containers set visibility = 'teams' where kind = 'calendar' and id = any(${calendars.slice(0, 10)}::uuid[])`;
await sql`insert into grants (workspace, container, subject_kind, subject, level)
  select ${workspace.id}, id, 'team', ${sales}, 'read' from unnest(${calendars.slice(0, 10)}::uuid[]) id`;
// Spread over a year around the week that is asked for.
await sql`with made as (
    select k, gen_random_uuid() as id, (${calendars}::uuid[])[1 + (k / 7) % ${people}] as calendar,
      timestamptz '2026-11-23 08:00+01' + make_interval(days => (k * 37) % 364 - 182, hours => k % 9) as starts
    from generate_series(1, ${events}::int) k),
  kept as (
    insert into events (workspace, id, calendar, uid, sequence, title, details, location, time, repeat, show_as, private,
      starts_at, ends_at, organiser, created_at, changed_at)
    select ${workspace.id}, id, calendar, id::text, 0, 'Event ' || k, '', '', jsonb_build_object('kind', 'hours',
        'from', to_char(starts at time zone 'Europe/Paris', 'YYYY-MM-DD"T"HH24:MI'),
        'to', to_char((starts + interval '45 minutes') at time zone 'Europe/Paris', 'YYYY-MM-DD"T"HH24:MI'),
        'zone', 'Europe/Paris'),
      case when k % 20 = 0 then 'FREQ=WEEKLY' end, 'busy', k % 50 = 0, starts,
      case when k % 20 > 0 then starts + interval '45 minutes' end, calendar, now(), now()
    from made returning id)
  insert into event_attendees (workspace, id, event, kind, member, answer)
  select ${workspace.id}, gen_random_uuid(), made.id, 'member', (${calendars}::uuid[])[1 + (k / 7 + 3) % ${people}], 'yes'
  from made join kept using (id) where k % 10 = 0`;
await sql`vacuum analyze`;
await sql.end();

const server = await spawnServer({ databaseUrl: database.url });
const whose = `calendars=${calendars.join(',')}`;
const week = 'from=2026-11-22T23:00:00Z&to=2026-11-29T23:00:00Z';
const month = 'from=2026-10-25T23:00:00Z&to=2026-12-06T23:00:00Z';
const asked = [
  ['a week of one', `/events?calendars=${member.member}&${week}&zone=Europe/Paris`],
  ['a week of twenty', `/events?${whose}&${week}&zone=Europe/Paris`],
  ['six weeks of twenty', `/events?${whose}&${month}&zone=Europe/Paris`],
  ['busy, a week of twenty', `/calendars/busy?${whose}&${week}`],
  ['free times of twenty', `/calendars/free-times?${whose}&from=2027-01-03T23:00:00Z&to=2027-01-17T23:00:00Z`],
] as const;
const took: [string, number, number][] = [];
/** Of the server alone: what a request costs says more than how long it took on a busy machine. */
const cpu = new Map<string, number>();
for (let round = 0; round < 12; round++) {
  for (const [sort, path] of asked) {
    const [began, used] = [performance.now(), cpuOfTree(server.pid)];
    const { status, body } = await ask(server.url, member, `GET ${path}`);
    if (status !== 200) throw new Error(`${path}: ${status}`);
    if (round < 2) continue;
    took.push([sort, performance.now() - began, (body as { data: unknown[] }).data.length]);
    cpu.set(sort, (cpu.get(sort) ?? 0) + cpuOfTree(server.pid) - used);
  }
}
const bySort = Map.groupBy(took, ([sort]) => sort);
console.table(
  Object.fromEntries(
    [...bySort].map(([sort, all]) => {
      const times = all.map(([, ms]) => ms);
      const rounded = (share: number) => Number(quantile(times, share).toFixed(1));
      const cpuMs = Math.round(((cpu.get(sort) ?? 0) * 1_000) / times.length);
      return [
        sort,
        { n: times.length, 'cpu ms': cpuMs, told: all[0]?.[2], 'p50 ms': rounded(0.5), 'p95 ms': rounded(0.95) },
      ];
    }),
  ),
);
await server.stop();
await stopBenchDatabases();
