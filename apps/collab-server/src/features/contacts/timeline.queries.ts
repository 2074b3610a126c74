import { activityLogged } from '@baton/schema/accounts';
import { contacts as contract } from '@baton/schema/contacts';
import { facts } from '@baton/schema/facts/tables';
import { and, eq, inArray, like, or, sql } from 'drizzle-orm';

import type { FactVisibility } from '#platform/command/feature.ts';
import { query } from '#platform/command/query.ts';
import { timelineOf } from '#platform/facts/timeline.ts';

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
      const own = and(inArray(facts.subject, ids), eq(facts.subjectKind, 'contact'));
      // What was logged stands under an account: those at which this person ever was, as their own facts tell.
      const everAt = tx
        .select({ account: facts.account })
        .from(facts)
        .where(and(eq(facts.workspace, actor.workspace), own));
      const logged = and(
        eq(facts.type, activityLogged.type),
        inArray(facts.account, everAt),
        sql`${facts.data} ->> 'contactId' = any(${sql.param(ids)}::text[])`,
      );
      const said = and(eq(facts.subjectKind, 'thread'), inArray(facts.subject, threadsAbout(tx, actor, ids)));
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
