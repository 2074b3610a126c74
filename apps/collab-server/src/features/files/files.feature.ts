import type { AccountId } from '@baton/schema/shared';
import { sql } from 'drizzle-orm';

import { levelsOn } from '#platform/access/levels.ts';
import type { Feature } from '#platform/command/feature.ts';
import { rowsThat } from '#platform/command/goes-with.ts';

import { contentRoute, previewRoute } from './delivery.ts';
import { fileCommands } from './files.command.ts';
import { filesPolicy } from './files.policy.ts';
import { filesProjections } from './files.projection.ts';
import { listFiles, readFile, readLimits } from './files.queries.ts';
import { purgeFiles, type PurgeParts } from './purge.job.ts';
import { uploadRoute, type FileLimits } from './upload.ts';

/** Files of accounts: their rows by commands and facts, their bytes by routes of their own. */
export const filesFeature = (parts: PurgeParts & { limits: FileLimits }): Feature => ({
  name: 'files',
  commands: fileCommands,
  queries: [listFiles, readFile, readLimits(parts.limits)],
  bytes: [uploadRoute(parts.room, parts.limits), contentRoute(parts.room), previewRoute(parts.room)],
  projections: filesProjections,
  goesWith: rowsThat('files', (gone) => sql`account = ${gone}`),
  sees: {
    file: async (tx, actor, facts) => {
      const held = await levelsOn(tx, actor, [...new Set(facts.flatMap(({ account }) => account ?? []))]);
      const sees = (account: AccountId | null) =>
        account !== null && filesPolicy.read(actor, { level: held.get(account) ?? null });
      return new Set(facts.filter(({ account }) => sees(account)).map(({ id }) => id));
    },
  },
  jobs: [purgeFiles(parts)],
});
