import { levelOn, levelsOn } from '#platform/access/levels.ts';
import type { Feature, FactVisibility } from '#platform/command/feature.ts';

import {
  archiveAccounts,
  binAccounts,
  createAccount,
  editAccount,
  editAccounts,
  restoreAccounts,
} from './accounts.command.ts';
import { accountsProjections } from './accounts.projection.ts';
import { listAccountChoices, listAccountIds, listAccounts, readAccount, totalAccounts } from './accounts.queries.ts';
import { logActivity, visitAccount } from './activity.command.ts';
import { listAccountDuplicates } from './duplicates.queries.ts';
import { mergeAccounts, splitAccounts } from './merge.command.ts';
import { purgeAccounts, type PurgeParts } from './purge.job.ts';
import { accountTimeline } from './timeline.queries.ts';

export interface AccountsParts extends PurgeParts {
  /** Who sees which facts, of every feature: an account's timeline tells of its deals too. */
  sees: () => ReadonlyMap<string, FactVisibility>;
}

/** Companies: what is known of them, what happened, and what is done with several at once. */
export const accountsFeature = (parts: AccountsParts): Feature => ({
  name: 'accounts',
  commands: [
    createAccount,
    editAccount,
    editAccounts,
    archiveAccounts,
    binAccounts,
    restoreAccounts,
    mergeAccounts,
    splitAccounts,
    logActivity,
    visitAccount,
  ],
  queries: [
    listAccounts,
    totalAccounts,
    listAccountIds,
    listAccountChoices,
    listAccountDuplicates,
    readAccount,
    accountTimeline(parts.sees),
  ],
  projections: accountsProjections,
  sees: {
    account: async (tx, actor, facts) => {
      const held = await levelsOn(tx, actor, [...new Set(facts.map(({ subject }) => subject.id))]);
      return new Set(facts.filter(({ subject }) => held.has(subject.id)).map(({ id }) => id));
    },
  },
  places: { account: (tx, actor, id) => levelOn(tx, actor, 'account', id) },
  jobs: [purgeAccounts(parts)],
});
