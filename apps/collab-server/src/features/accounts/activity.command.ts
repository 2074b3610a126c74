import { accounts as contract } from '@baton/schema/accounts';
import { accountVisits } from '@baton/schema/accounts/tables';
import { and, eq } from 'drizzle-orm';

import { levelOn } from '#platform/access/levels.ts';
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

/** Looks at an account within this time are one visit. */
const oneVisitMs = 30 * 60_000;

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
    return { level: await levelOn(tx, actor, 'account', input.accountId), visit: visit ?? null };
  },
  may: accountsPolicy.read,
  decide: ({ visit }, _input, { now }) => accept({ before: beforeOf(visit, now)?.toISOString() ?? null }),
  write: async ({ tx, actor, input, thing, now }) => {
    const { workspace, member } = actor;
    const row = { workspace, account: input.accountId, member, at: now, before: beforeOf(thing.visit, now) };
    const target = [accountVisits.workspace, accountVisits.account, accountVisits.member];
    await tx
      .insert(accountVisits)
      .values(row)
      .onConflictDoUpdate({ target, set: { at: row.at, before: row.before } });
  },
});

const beforeOf = (visit: { at: Date; before: Date | null } | null, now: Date): Date | null => {
  if (visit === null) return null;
  return now.getTime() - visit.at.getTime() > oneVisitMs ? visit.at : visit.before;
};
