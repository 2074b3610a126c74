import { z } from 'zod';

import { openStore } from '#platform/db/open-store.ts';
import { verifyChains, type ChainReport } from '#platform/facts/verify-chain.ts';

import { UsageError, type CliCommand } from './command-line.ts';

const noted = z.string().regex(/^[0-9a-f-]{36}:\d{1,15}:[0-9a-f]{64}$/);

/** Flaws of one workspace that are worth a line each. */
const linesAtMost = 50;

export const auditVerifyCommand: CliCommand = {
  usage: 'audit verify [--head <workspace>:<seq>:<hash>]…',
  summary: 'Check that no fact was changed, removed or reordered; --head compares with what a log once said',
  run: async (words, { config, log, say }) => {
    const known = headsOf(words);
    const store = await openStore(config, log, { guest: true });
    try {
      const started = performance.now();
      const reports = await verifyChains(store.database.scopes, known);
      for (const report of reports) for (const line of linesOf(report)) say(line);
      const facts = reports.reduce((sum, report) => sum + report.facts, 0);
      const flaws = reports.reduce((sum, report) => sum + report.flaws.length, 0);
      const seconds = ((performance.now() - started) / 1_000).toFixed(1);
      say(`${facts} facts in ${reports.length} workspaces, ${flaws} flaws, ${seconds} s`);
      return flaws === 0 ? 0 : 1;
    } finally {
      await store.close();
    }
  },
};

const headsOf = (words: readonly string[]) => {
  const heads = [];
  for (let at = 0; at < words.length; at += 2) {
    const said = noted.safeParse(words[at + 1]);
    if (words[at] !== '--head' || !said.success) {
      throw new UsageError('audit verify takes --head <workspace>:<seq>:<hash>, as printed by an earlier run');
    }
    const [workspace = '', seq = '', hash = ''] = said.data.split(':');
    heads.push({ workspace, seq: Number(seq), hash: Buffer.from(hash, 'hex') });
  }
  return heads;
};

const linesOf = ({ workspace, facts, erased, head, flaws }: ChainReport): string[] => [
  `${workspace}: ${facts} facts, ${erased} erased, head ${workspace}:${head.seq}:${Buffer.from(head.hash).toString('hex')}`,
  ...flaws.slice(0, linesAtMost).map((flaw) => `  ${Object.values(flaw).join(' ')}`),
  ...(flaws.length > linesAtMost ? [`  and ${flaws.length - linesAtMost} more`] : []),
];
