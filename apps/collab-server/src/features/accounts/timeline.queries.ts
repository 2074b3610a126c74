import { accounts as contract } from '@baton/schema/accounts';
import { facts } from '@baton/schema/facts/tables';
import { and, eq, inArray, like } from 'drizzle-orm';

import { levelOn } from '#platform/access/levels.ts';
import type { FactVisibility } from '#platform/command/feature.ts';
import { query } from '#platform/command/query.ts';
import { timelineOf } from '#platform/facts/timeline.ts';

import { actedByTeam } from '../workspaces/reads.ts';
import { accountsPolicy } from './accounts.policy.ts';
import { oneWithMerged } from './accounts.queries.ts';

/** Everything that happened at an account, under the visibility rules of all features. */
export const accountTimeline = (sees: () => ReadonlyMap<string, FactVisibility>) =>
  query({
    contract: contract.timeline,
    may: accountsPolicy.list,
    read: async ({ tx, actor, input }) => {
      if (!accountsPolicy.read(actor, { level: await levelOn(tx, actor, 'account', input.accountId) })) return null;
      const ids = await oneWithMerged(tx, actor, input.accountId);
      return timelineOf(tx, actor, sees(), {
        of: and(
          eq(facts.workspace, actor.workspace),
          inArray(facts.account, ids),
          input.about === undefined ? undefined : like(facts.type, `${input.about}.%`),
          input.teamId === undefined ? undefined : actedByTeam(actor, facts.actor, input.teamId),
        ),
        before: input.cursor === undefined ? null : Number(input.cursor),
        limit: input.limit,
      });
    },
  });
