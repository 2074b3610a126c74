/**
 * `node tests/bench/tasks.ts [--tasks 10000]`: how long the server takes to list and count tasks, as a member and a manager
 * whose rights are asked row by row. A third of the tasks is about nothing, most of the others about accounts.
 */
import { parseArgs } from 'node:util';

import postgres from 'postgres';

import { aMember, ask, aWorkspace } from '../support/people.ts';
import { spawnServer } from '../support/start-server.ts';
import { startBenchDatabase, stopBenchDatabases } from './bench-database.ts';
import { quantile } from './cpu.ts';

const { values: options } = parseArgs({ options: { tasks: { type: 'string', default: '10000' } } });
const tasks = Number(options.tasks);
// A prime, so that whom a task is with says nothing of what it is about.
const people = 29;

const database = await startBenchDatabase();
const sql = postgres(database.url, { max: 1, onnotice: () => {}, connection: { role: 'baton_migrate' } });
const workspace = await aWorkspace(sql);
const { sales } = workspace.teams;
const member = await aMember(sql, workspace, 'member', { teams: [sales] });
const manager = await aMember(sql, workspace, 'manager', { teams: [sales] });
const colleagues = [member.member];
for (let at = 1; at < people; at++)
  colleagues.push((await aMember(sql, workspace, 'member', { teams: [sales] })).member);
// One account in five is open to few: what is asked of it must be asked.
await sql`with made as (
    insert into accounts (workspace, id, name, kind, created_at)
    select ${workspace.id}, gen_random_uuid(), 'Account ' || n, 'customer', now() from generate_series(1, 2000) n
    returning id, name)
  insert into containers (workspace, id, kind, visibility)
  select ${workspace.id}, id, 'account', case when name like '%5' or name like '%0' then 'people' else 'workspace' end
  from made`;
await sql`with numbered as (
    select id, row_number() over (order by id) as n from accounts where workspace = ${workspace.id})
  insert into tasks (workspace, id, title, details, subject_kind, subject, container, account, assignee, team, due_on,
    due_zone, priority, checklist, created_by, created_at, changed_at, done_at)
  select ${workspace.id}, gen_random_uuid(), 'Task ' || k, '', case when k % 3 > 0 then 'account' end,
    case when k % 3 > 0 then a.id end, case when k % 3 > 0 then a.id end, case when k % 3 > 0 then a.id end,
    case when k % 10 > 0 then (${sql.array(colleagues)}::uuid[])[1 + k % ${people}] end,
    case when k % 10 = 0 then ${sales}::uuid end, current_date + (k % 60) - 20, 'Europe/Paris', 'normal', '[]',
    (${sql.array(colleagues)}::uuid[])[1 + k / 7 % ${people}], now(), now(), case when k % 4 = 0 then now() end
  from generate_series(1, ${tasks}::int) k join numbered a on a.n = 1 + k % 2000`;
await sql`vacuum analyze`;
const [account] =
  await sql`select account from tasks where account is not null and assignee = ${member.member} limit 1`;
await sql.end();

const server = await spawnServer({ databaseUrl: database.url });
const zone = 'zone=Europe/Paris';
const asked = [
  ['mine', member, `/tasks?scope=mine&${zone}&limit=100`],
  ['mine, overdue', member, `/tasks?scope=mine&time=overdue&${zone}&limit=100`],
  ['delegated', member, `/tasks?scope=delegated&${zone}&limit=100`],
  ["a team's queue", member, `/tasks?teamId=${sales}&${zone}&limit=100`],
  ['of an account', member, `/tasks?accountId=${account?.['account']}&${zone}`],
  ['all that I may see', member, `/tasks?${zone}&limit=200`],
  ['done', member, `/tasks?state=done&assigneeId=${member.member}&${zone}&limit=100`],
  ['counts', member, `/tasks/counts?${zone}`],
  ['workload', manager, `/tasks/workload?${zone}`],
] as const;
const took: [string, number][] = [];
for (let round = 0; round < 22; round++) {
  for (const [sort, as, path] of asked) {
    const began = performance.now();
    const { status } = await ask(server.url, as, `GET ${path}`);
    if (status !== 200) throw new Error(`${path}: ${status}`);
    if (round > 1) took.push([sort, performance.now() - began]);
  }
}
const line = (times: number[]) => ({
  n: times.length,
  'p50 ms': Number(quantile(times, 0.5).toFixed(1)),
  'p95 ms': Number(quantile(times, 0.95).toFixed(1)),
});
const bySort = Map.groupBy(took, ([sort]) => sort);
console.table({
  ...Object.fromEntries([...bySort].map(([sort, times]) => [sort, line(times.map(([, ms]) => ms))])),
  all: line(took.map(([, ms]) => ms)),
});
await server.stop();
await stopBenchDatabases();
