import { accounts as contract } from '@baton/schema/accounts';
import { accountVisits } from '@baton/schema/accounts/tables';
import { and, eq } from 'drizzle-orm';

import { levelOn } from '#platform/access/levels.ts';
import { visitBefore } from '#platform/clock/visit.ts';
import { accept, command } from '#platform/command/command.ts';

import { mayKnowContact } from '../contacts/reads.ts';
import { accountsPolicy } from './accounts.policy.ts';
import { decideLogActivity } from './activity.decide.ts';

export const logActivity = command({
  contract: contract.logActivity,
  load: async ({ tx, actor, input }) => ({
    accountId: input.accountId,
    level: await levelOn(tx, actor, 'account', input.accountId),
    contactKnown: input.contactId === null || (await mayKnowContact(tx, actor, input.contactId)),
  }),
  may: accountsPolicy.change,
  decide: decideLogActivity,
});

/** What this person has seen is theirs alone: it leaves no fact. */
export const visitAccount = command({
  contract: contract.visit,
  load: async ({ tx, actor, input }) => {
    const [visit] = await tx
      .select()
      .from(accountVisits)
      .where(
        and(
          eq(accountVisits.workspace, actor.workspace),
          eq(accountVisits.account, input.accountId),
          eq(accountVisits.member, actor.member),
        ),
      );
    return { level: await levelOn(tx, actor, 'account', input.accountId), visit };
  },
  may: accountsPolicy.read,
  decide: ({ visit }, _input, { now }) => accept({ before: visitBefore(visit, now)?.toISOString() ?? null }),
  write: async ({ tx, actor, input, thing, now }) => {
    const { workspace, member } = actor;
    const row = { workspace, account: input.accountId, member, at: now, before: visitBefore(thing.visit, now) };
    const target = [accountVisits.workspace, accountVisits.account, accountVisits.member];
    await tx
      .insert(accountVisits)
      .values(row)
      .onConflictDoUpdate({ target, set: { at: row.at, before: row.before } });
  },
});
