import { accounts as contract } from '@baton/schema/accounts';
import { accounts } from '@baton/schema/accounts/tables';
import type { AccountId } from '@baton/schema/shared';
import { and, eq } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { command } from '#platform/command/command.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { contactsAt } from '../contacts/reads.ts';
import { accountOf, accountToChange } from './account-reading.ts';
import { accountsPolicy } from './accounts.policy.ts';
import { decideMergeAccounts, decideSplitAccounts } from './merge.decide.ts';
import { accountNames } from './reads.ts';

export const mergeAccounts = command({
  contract: contract.merge,
  load: async ({ tx, actor, input }) => {
    const both = await bothToChange(tx, actor, input);
    if (!both) return null;
    const [own, others] = [await contactsAt(tx, actor, input.accountId), await contactsAt(tx, actor, input.otherId)];
    const merged = await tx
      .select({ id: accounts.id })
      .from(accounts)
      .where(and(eq(accounts.workspace, actor.workspace), eq(accounts.mergedInto, input.otherId)))
      .limit(1);
    return {
      account: both.account,
      other: { ...both.other, hasMerged: merged.length > 0 },
      gained: others.filter((id) => !own.includes(id)),
    };
  },
  may: accountsPolicy.merge,
  decide: decideMergeAccounts,
});

export const splitAccounts = command({
  contract: contract.split,
  load: async ({ tx, actor, input }) => {
    const both = await bothToChange(tx, actor, input);
    return both && { ...both, merge: both.other.record.merge };
  },
  may: accountsPolicy.merge,
  decide: decideSplitAccounts,
});

/** Both accounts, locked in the order of their ids whichever is named first. */
const bothToChange = async (
  tx: Tx,
  actor: Actor,
  { accountId, otherId }: { accountId: AccountId; otherId: AccountId },
) => {
  const found = new Map<AccountId, NonNullable<Awaited<ReturnType<typeof accountToChange>>>>();
  for (const id of [accountId, otherId].toSorted()) {
    const one = await accountToChange(tx, actor, id);
    if (!one?.level) return null;
    found.set(id, one);
  }
  const [one, other] = [found.get(accountId), found.get(otherId)];
  if (!one?.level || !other?.level) return null;
  const visible = await accountNames(tx, actor, [one.record.parent ?? [], other.record.parent ?? []].flat());
  return {
    account: { account: accountOf(one.record, visible, one.level), level: one.level },
    other: { account: accountOf(other.record, visible, other.level), level: other.level, record: other.record },
  };
};
