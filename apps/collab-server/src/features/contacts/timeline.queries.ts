import { activityLogged } from '@baton/schema/accounts';
import { contacts as contract } from '@baton/schema/contacts';
import { facts } from '@baton/schema/facts/tables';
import type { AccountId } from '@baton/schema/shared';
import { and, eq, like, or, sql, type SQL } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import type { FactVisibility } from '#platform/command/feature.ts';
import { query } from '#platform/command/query.ts';
import { timelineOf } from '#platform/facts/timeline.ts';
import { idsIn } from '#platform/imports/import-rows.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { threadsAbout } from '../comments/reads.ts';
import { actedByTeam } from '../workspaces/reads.ts';
import { contactsPolicy } from './contacts.policy.ts';
import { contactWithMerged, mayKnowContact } from './reads.ts';

/** Everything that happened to a contact and with them, under the visibility rules of all features. */
export const contactTimeline = (sees: () => ReadonlyMap<string, FactVisibility>) =>
  query({
    contract: contract.timeline,
    may: contactsPolicy.list,
    read: async ({ tx, actor, input }) => {
      if (!(await mayKnowContact(tx, actor, input.contactId))) return null;
      const ids = await contactWithMerged(tx, actor, input.contactId);
      const own = and(idsIn(facts.subject, ids), eq(facts.subjectKind, 'contact'));
      // Each of the three by ids that are known: the database then finds them by its indexes, however much has happened.
      const [everAt, threads] = [await accountsEver(tx, actor, own), await threadsAbout(tx, actor, ids)];
      const logged = and(
        eq(facts.type, activityLogged.type),
        idsIn(facts.account, everAt),
        sql`${facts.data} ->> 'contactId' = any(${sql.param(ids)}::text[])`,
      );
      const talk = threads.map(({ id }) => id);
      const said = and(idsIn(facts.subject, talk), eq(facts.subjectKind, 'thread'));
      return timelineOf(tx, actor, sees(), {
        of: and(
          eq(facts.workspace, actor.workspace),
          or(own, logged, said),
          input.about === undefined ? undefined : like(facts.type, `${input.about}.%`),
          input.teamId === undefined ? undefined : actedByTeam(actor, facts.actor, input.teamId),
        ),
        before: input.cursor === undefined ? null : Number(input.cursor),
        limit: input.limit,
      });
    },
  });

/** The accounts at which somebody ever was, as their own facts tell: what is logged with them stands under an account. */
const accountsEver = async (tx: Tx, { workspace }: Actor, own: SQL | undefined): Promise<AccountId[]> => {
  const rows = await tx
    .selectDistinct({ account: facts.account })
    .from(facts)
    .where(and(eq(facts.workspace, workspace), own));
  return rows.flatMap(({ account }) => account ?? []);
};
