/**
 * `node tests/bench/handoffs.ts [--handoffs 1000]`: how long the server takes to list, count and open handoffs, as a member
 * and a manager whose rights are asked row by row. They are of 2,000 accounts, of which one in five is open to few.
 */
import { parseArgs } from 'node:util';

import postgres from 'postgres';

import { aMember, ask, aWorkspace } from '../support/people.ts';
import { spawnServer } from '../support/start-server.ts';
import { startBenchDatabase, stopBenchDatabases } from './bench-database.ts';
import { cpuOfTree, quantile } from './cpu.ts';

const { values: options } = parseArgs({ options: { handoffs: { type: 'string', default: '1000' } } });
const handoffs = Number(options.handoffs);

const database = await startBenchDatabase();
const sql = postgres(database.url, { max: 1, onnotice: () => {}, connection: { role: 'baton_migrate' } });
const workspace = await aWorkspace(sql);
const { sales, support } = workspace.teams;
const member = await aMember(sql, workspace, 'member', { teams: [support] });
const manager = await aMember(sql, workspace, 'manager', { teams: [sales] });
const owner = await aMember(sql, workspace, 'owner');
await sql`with made as (
    insert into accounts (workspace, id, name, kind, created_at)
    select ${workspace.id}, gen_random_uuid(), 'Account ' || n, 'customer', now() from generate_series(1, 2000) n
    returning id, name)
  insert into containers (workspace, id, kind, visibility)
  select ${workspace.id}, id, 'account', case when name like '%5' or name like '%0' then 'people' else 'workspace' end
  from made`;
// Each account has people, and a quarter of them something to do: what briefs ask for.
await sql`with made as (
    insert into contacts (workspace, id, name, status, emails, phones, addresses, consents, custom, created_at, changed_at)
    select ${workspace.id}, gen_random_uuid(), 'Contact ' || n, 'active', '[]', '[]', '[]', '[]', '{}', now(), now()
    from generate_series(1, 4000) n returning id, name),
  numbered as (select id, row_number() over (order by id) as n from accounts where workspace = ${workspace.id})
  insert into account_contacts (workspace, account, contact, part, linked_at)
  select ${workspace.id}, numbered.id, made.id, '', now() from made
  join numbered on numbered.n = 1 + substr(made.name, 9)::int % 2000`;
const item = (kind: string) => ({ id: crypto.randomUUID(), kind, label: null, required: true });
const items = ['contacts', 'need', 'promises', 'open-tasks', 'channel', 'main-note', 'dates'].map(item);
const route = async (from: string, to: string) => {
  const id = crypto.randomUUID();
  await sql`insert into handoff_routes (workspace, id, from_team, to_team, items, criteria, answer_within, warn_before,
      passes, on_deal_won, created_at)
    values (${workspace.id}, ${id}, ${from}, ${to}, ${sql.json(items)}, '[]', 480, 60, 'nothing', false, now())`;
  return id;
};
const routes = [await route(sales, support), await route(support, sales)];
await sql`with numbered as (
    select id, row_number() over (order by id) as n from accounts where workspace = ${workspace.id}),
  made as (
    insert into handoffs (workspace, id, route, from_team, to_team, subject_kind, subject, account, state, passes, items,
      criteria, answer_within, warn_before, sender, created_at, changed_at, sent_at, rounds, warn_at, due_at, let_in,
      accepted_at, minutes)
    select ${workspace.id}, gen_random_uuid(), (${routes}::uuid[])[1 + k % 2],
      case k % 2 when 0 then ${sales}::uuid else ${support}::uuid end,
      case k % 2 when 0 then ${support}::uuid else ${sales}::uuid end, 'account', a.id, a.id,
      case when k % 5 < 2 then 'sent' when k % 5 = 2 then 'returned' else 'accepted' end, 'nothing', ${sql.json(items)},
      '[]', 480, 60, ${manager.member}, now(), now() - k * interval '1 minute', now() - k * interval '1 minute', 1,
      now() + k * interval '1 minute', now() + k * interval '2 minutes', '[]',
      case when k % 5 > 2 then now() end, case when k % 5 > 2 then k % 900 end
    from generate_series(1, ${handoffs}::int) k join numbered a on a.n = 1 + k % 2000
    returning workspace, id)
  insert into handoff_briefs (workspace, handoff, seq, texts, written, checked)
  select workspace, id, 1, '{}', '{}', '{}' from made`;
await sql`vacuum analyze`;
const [one] = await sql`select id, account from handoffs where state = 'sent' and to_team = ${support} limit 1`;
await sql.end();

const server = await spawnServer({ databaseUrl: database.url });
const asked = [
  ['to accept', member, '/handoffs?box=to-accept&limit=100'],
  ['sent', manager, '/handoffs?box=sent&limit=100'],
  ['returned', manager, '/handoffs?box=returned&limit=100'],
  ['done', member, '/handoffs?box=done&limit=200'],
  ['all that I may see', member, '/handoffs?limit=200'],
  ['all there are', owner, '/handoffs?limit=200'],
  ['of an account', manager, `/handoffs?accountId=${one?.['account']}`],
  ['one with its brief', member, `/handoffs/${one?.['id']}`],
  ['counts', member, '/handoffs/counts'],
  ['figures', owner, '/handoff-routes/figures'],
] as const;
const rounds = 40;
const cpu = () => cpuOfTree(database.pid) + cpuOfTree(server.pid);
const lines: Record<string, object> = {};
const all: number[] = [];
for (const [sort, as, path] of asked) {
  const once = async () => {
    const began = performance.now();
    const { status } = await ask(server.url, as, `GET ${path}`);
    if (status !== 200) throw new Error(`${path}: ${status}`);
    return performance.now() - began;
  };
  for (let warm = 0; warm < 5; warm++) await once();
  const before = cpu();
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) times.push(await once());
  all.push(...times);
  // Of server and database together: what a busy machine says of the wall clock is mostly about the others on it.
  lines[sort] = { ...line(times), 'CPU ms': Math.round(((cpu() - before) / rounds) * 1_000) };
}
console.table({ ...lines, all: line(all) });
await server.stop();
await stopBenchDatabases();

function line(times: number[]) {
  return {
    'p50 ms': Number(quantile(times, 0.5).toFixed(1)),
    'p95 ms': Number(quantile(times, 0.95).toFixed(1)),
  };
}
