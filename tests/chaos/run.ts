import { parseArgs } from 'node:util';

import { drags } from './drags.ts';
import { fullDisk } from './full-disk.ts';
import { histories } from './histories.ts';
import { killedBrowser } from './kill-browser.ts';
import { killServer } from './kill-server.ts';
import { mutations } from './mutations.ts';
import { notesCopies } from './notes-copies.ts';
import { notesTogether } from './notes-together.ts';
import { restartDatabase } from './restart-database.ts';
import type { Scenario } from './scenario.ts';
import { stockControl } from './stock-control.ts';
import { workingHours } from './working-hours.ts';

/**
 * `pnpm chaos [--long] [--seed n] [scenario …]`: breaks the running product and counts what is lost. One line of JSON per
 * scenario; the exit code is 1 when any of them failed.
 */
const scenarios: Scenario[] = [
  stockControl,
  killServer,
  killedBrowser,
  restartDatabase,
  histories,
  mutations,
  drags,
  notesTogether,
  notesCopies,
  fullDisk,
  workingHours,
];

const { values, positionals } = parseArgs({
  options: { long: { type: 'boolean', default: false }, seed: { type: 'string', default: '1' } },
  allowPositionals: true,
});
const chosen = positionals.length === 0 ? scenarios : scenarios.filter(({ name }) => positionals.includes(name));
const unknown = positionals.filter((wanted) => !scenarios.some(({ name }) => name === wanted));
if (unknown.length > 0) {
  console.error(`No such scenario: ${unknown.join(', ')}. There are: ${scenarios.map(({ name }) => name).join(', ')}.`);
  process.exit(2);
}

let failed = false;
for (const scenario of chosen) {
  const began = performance.now();
  const settings = { seed: Number(values.seed), long: values.long };
  const report = await scenario.run(settings).catch((error: unknown) => ({ ok: false, error: String(error) }));
  failed ||= !report.ok;
  console.log(
    JSON.stringify({
      scenario: scenario.name,
      ...settings,
      ...report,
      seconds: Math.round((performance.now() - began) / 1_000),
    }),
  );
}
process.exit(failed ? 1 : 0);
