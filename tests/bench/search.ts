/**
 * `node tests/bench/search.ts [--records 100000]`: how long the server takes to find records by their words, as a member
 * whose rights are asked row by row. Queries are what people type: beginnings, middles, two words, slips, letters.
 */
import { parseArgs } from 'node:util';

import postgres from 'postgres';

import { aMember, ask, aWorkspace } from '../support/people.ts';
import { spawnServer } from '../support/start-server.ts';
import { startBenchDatabase, stopBenchDatabases } from './bench-database.ts';
import { quantile } from './cpu.ts';

const { values: options } = parseArgs({ options: { records: { type: 'string', default: '100000' } } });
const records = Number(options.records);

const database = await startBenchDatabase();
const sql = postgres(database.url, { max: 1, onnotice: () => {}, connection: { role: 'baton_migrate' } });
const workspace = await aWorkspace(sql);
const member = await aMember(sql, workspace, 'member');
const words = {
  kinds: ['Boulangerie', 'Pasticceria', 'Brasserie', 'Hôtel', 'Traiteur', 'Épicerie', 'Restaurant', 'Mill', 'Caffè'],
  names: ['Lenoir', 'Durand', 'Moretti', 'Fontaine', 'Colbert', 'Rossi', 'Whitfield', 'Benali', 'Keller', 'Armorique'],
  towns: ['Lyon', 'Nice', 'Milano', 'Torino', 'Leeds', 'Rennes', 'Lille', 'Bari', 'Genève', 'York', 'Pau', 'Como'],
};
await sql`with made as (
    insert into accounts (workspace, id, name, kind, created_at)
    select ${workspace.id}, gen_random_uuid(),
      (${sql.array(words.kinds)}::text[])[1 + n % 9] || ' ' || (${sql.array(words.names)}::text[])[1 + n / 9 % 10] || ' '
        || (${sql.array(words.towns)}::text[])[1 + n / 90 % 12] || ' ' || n,
      'customer', now()
    from generate_series(1, ${records}::int) n
    returning id)
  insert into containers (workspace, id, kind, visibility) select ${workspace.id}, id, 'account', 'workspace' from made`;
await sql`vacuum analyze`;
await sql.end();

const server = await spawnServer({ databaseUrl: database.url });
const queries = {
  beginning: ['boul', 'past', 'brass', 'tra', 'epi'],
  middle: ['langer', 'ontain', 'hitfie', 'ermoriq'],
  'two words': ['lenoir lyon', 'hotel rossi', 'durand 45123', 'benali como'],
  slip: ['boulangrie lenoir', 'whitfeild', 'pastcceria moreti'],
  'one record': ['81234', '40001', '77777'],
  'two letters': ['bo', 'ly', 'du'],
};
const asked = Object.entries(queries).flatMap(([sort, each]) => each.map((q) => [sort, q] as const));
const took: [string, number][] = [];
for (let round = 0; round < 12; round++) {
  for (const [sort, q] of asked) {
    const began = performance.now();
    const { status } = await ask(server.url, member, `GET /search?q=${encodeURIComponent(q)}`);
    if (status !== 200) throw new Error(`${q}: ${status}`);
    if (round > 1) took.push([sort, performance.now() - began]);
  }
}
const line = (times: number[]) => ({
  n: times.length,
  'p50 ms': Number(quantile(times, 0.5).toFixed(1)),
  'p95 ms': Number(quantile(times, 0.95).toFixed(1)),
});
console.table({
  ...Object.fromEntries(
    Object.keys(queries).map((sort) => [sort, line(took.filter(([of]) => of === sort).map(([, ms]) => ms))]),
  ),
  all: line(took.map(([, ms]) => ms)),
});
await server.kill();
await database.stop();
await stopBenchDatabases();
