/**
 * `node tests/bench/past.ts [--deals 5000] [--moves 12000]`: how long the server takes to tell what a big board was at
 * moments of its past, and what became of its deals between two. Each move is a row of the log.
 */
import { parseArgs } from 'node:util';

import { newId } from '@baton/collab-server/platform/clock/new-id.ts';
import { createDeals, moveDeal, type BoardDetail } from '@baton/schema/deals';
import type { DealId } from '@baton/schema/shared';
import postgres from 'postgres';

import { liveClient } from '../support/live-client.ts';
import { aMember, ask, aWorkspace } from '../support/people.ts';
import { spawnServer } from '../support/start-server.ts';
import { startBenchDatabase, stopBenchDatabases } from './bench-database.ts';
import { quantile } from './cpu.ts';

const { values: options } = parseArgs({
  options: { deals: { type: 'string', default: '5000' }, moves: { type: 'string', default: '12000' } },
});
const [deals, moves] = [Number(options.deals), Number(options.moves)];

const database = await startBenchDatabase();
const sql = postgres(database.url, { max: 1, onnotice: () => {}, connection: { role: 'baton_migrate' } });
const member = await aMember(sql, await aWorkspace(sql), 'owner');
const server = await spawnServer({ databaseUrl: database.url });
const board = (await ask(server.url, member, 'POST /boards', { name: 'Big', currency: 'EUR' })).body as BoardDetail;
const stages = board.stages.map(({ id }) => id);
const stage = (n: number) => stages[n % stages.length] ?? stages[0]!;

const tab = liveClient({ url: server.url, as: member, document: `board:${board.id}` });
await tab.synced();
const ids = Array.from({ length: deals }, () => newId() as DealId);
for (let from = 0; from < deals; from += 250) {
  const some = ids.slice(from, from + 250);
  const items = some.map((id, n) => ({
    draft: { id, title: `Contract of customer ${from + n} for ovens`, amount: 100_000 + n, closeOn: '2027-01-31' },
    stageId: stage(n),
  }));
  createDeals(tab.doc, items, Math.random);
  await tab.saved();
}
for (let n = 0; n < moves; n += 1) {
  moveDeal(tab.doc, ids[(n * 7) % deals] as DealId, { stageId: stage(n) }, Math.random);
  if (n % 200 === 199) await tab.saved();
}
await tab.saved();
tab.leave();

const { head } = (await ask(server.url, member, `GET /boards/${board.id}/moments`)).body as { head: number };
const states = await sql`select seq::int from document_snapshots where document = ${board.id} order by seq`;
console.log(`${deals} deals, ${head} rows, states after ${states.map((row) => row['seq']).join(', ')}`);
const paths = {
  moments: 'moments',
  'as it is now': `past/${head}`,
  'half way back': `past/${Math.round(head / 2)}`,
  'as it began': `past/${Math.ceil(deals / 250) + 2}`,
  'changes of the last hundred rows': `past/${head}/changes?since=${head - 100}`,
  'changes since it began': `past/${head}/changes?since=${Math.ceil(deals / 250) + 2}`,
};
for (const [what, path] of Object.entries(paths)) {
  const took: number[] = [];
  let bytes = 0;
  for (let round = 0; round < 10; round += 1) {
    const begun = performance.now();
    const { status, body } = await ask(server.url, member, `GET /boards/${board.id}/${path}`);
    took.push(performance.now() - begun);
    if (status !== 200) throw new Error(`${path} answered ${status}`);
    bytes = JSON.stringify(body).length;
  }
  const [p50, p95] = [0.5, 0.95].map((at) => Math.round(quantile(took, at)));
  console.log(`${what.padEnd(34)} ${String(p50).padStart(6)} / ${p95} ms  ${Math.round(bytes / 1024)} KiB`);
}
await server.stop();
await sql.end();
await stopBenchDatabases();
