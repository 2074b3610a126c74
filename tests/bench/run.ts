/**
 * `pnpm bench [--workloads W1,W3] [--servers baton,hocuspocus] [--repeat 3] [--quick]`: the workloads of
 * `docs/performance.md` against Baton and its peers, alternating in one run. What counts is the ratio within a run.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { baton } from './baton.ts';
import { stopBenchDatabases } from './bench-database.ts';
import type { Contender, Running } from './contender.ts';
import { peers } from './peers.ts';
import { blip } from './workloads/blip.ts';
import { killUnderStream } from './workloads/kill.ts';
import { oneBoard } from './workloads/one-board.ts';
import { openBoard } from './workloads/open-board.ts';

const { values: options } = parseArgs({
  options: {
    workloads: { type: 'string', default: 'W1,W3,W4,W6' },
    servers: { type: 'string', default: 'baton,hocuspocus,hocuspocus-pg,y-websocket' },
    repeat: { type: 'string', default: '3' },
    quick: { type: 'boolean', default: false },
  },
});

type Row = Record<string, number>;

interface Workload {
  name: string;
  fits: (contender: Contender) => boolean;
  run: (server: Running) => Promise<Row>;
}

const seconds = options.quick ? 4 : 8;
// Edits settle into facts after ten seconds: in a whole run those of the warm-up fall due while it is measured.
const warmUpSeconds = options.quick ? 4 : 12;
const workloads: Workload[] = [
  ...[2, 10, 50, 100].map((clients) => ({
    name: `W1 n=${clients}`,
    fits: () => true,
    run: async (server: Running) => ({ ...(await oneBoard(server, clients, { seconds, warmUpSeconds })) }),
  })),
  ...[1000, 5000].map((deals) => ({
    name: `W3 ${deals}`,
    fits: (contender: Contender) => contender.persists,
    run: async (server: Running) => ({ ...(await openBoard(server, deals)) }),
  })),
  {
    name: 'W4 blip 300',
    fits: () => true,
    run: async (server: Running) => ({ ...(await blip(server, options.quick ? 60 : 300)) }),
  },
  {
    name: 'W6 kill',
    fits: (contender) => contender.persists && contender.acknowledges,
    run: async (server: Running) => ({ ...(await killUnderStream(server, options.quick ? 1 : 5)) }),
  },
];

const wanted = options.workloads.split(',');
const contenders = [baton, ...peers].filter(({ name }) => options.servers.split(',').includes(name));
const repeat = options.quick ? 1 : Number(options.repeat);

const median = (numbers: number[]): number => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

const medians = (rows: Row[]): Row =>
  Object.fromEntries(Object.keys(rows[0] ?? {}).map((key) => [key, median(rows.map((row) => row[key] ?? 0))]));

const measure = async (contender: Contender, workload: Workload): Promise<Row> => {
  const server = await contender.start();
  try {
    return await workload.run(server);
  } finally {
    await server.stop();
  }
};

const results: Record<string, Record<string, Row>> = {};
for (const workload of workloads.filter(({ name }) => wanted.some((start) => name.startsWith(start)))) {
  const rows = new Map<string, Row[]>();
  for (let round = 0; round < repeat; round++) {
    for (const contender of contenders.filter(workload.fits)) {
      const row = await measure(contender, workload);
      rows.set(contender.name, [...(rows.get(contender.name) ?? []), row]);
    }
  }
  results[workload.name] = Object.fromEntries([...rows].map(([name, each]) => [name, medians(each)]));
  console.log(`\n${workload.name} (median of ${repeat})`);
  console.table(
    Object.fromEntries(
      Object.entries(results[workload.name] ?? {}).map(([name, row]) => [
        name,
        Object.fromEntries(Object.entries(row).map(([key, value]) => [key, Number(value.toFixed(1))])),
      ]),
    ),
  );
}

const folder = join(import.meta.dirname, '../../.cache');
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'bench.json'), JSON.stringify(results, null, 2));
await stopBenchDatabases();
