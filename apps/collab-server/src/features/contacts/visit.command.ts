import { contacts as contract } from '@baton/schema/contacts';
import { contactVisits } from '@baton/schema/contacts/tables';
import { and, eq } from 'drizzle-orm';

import { visitBefore } from '#platform/clock/visit.ts';
import { accept, command } from '#platform/command/command.ts';

import { mayKnowContact } from './reads.ts';

/** What this person has seen is theirs alone: it leaves no fact. */
export const visitContact = command({
  contract: contract.visit,
  load: async ({ tx, actor, input }) => {
    if (!(await mayKnowContact(tx, actor, input.contactId))) return null;
    const [visit] = await tx
      .select()
      .from(contactVisits)
      .where(
        and(
          eq(contactVisits.workspace, actor.workspace),
          eq(contactVisits.contact, input.contactId),
          eq(contactVisits.member, actor.member),
        ),
      );
    return { visit };
  },
  may: () => true,
  decide: ({ visit }, _input, { now }) => accept({ before: visitBefore(visit, now)?.toISOString() ?? null }),
  write: async ({ tx, actor, input, thing, now }) => {
    const { workspace, member } = actor;
    const row = { workspace, contact: input.contactId, member, at: now, before: visitBefore(thing.visit, now) };
    const target = [contactVisits.workspace, contactVisits.contact, contactVisits.member];
    await tx
      .insert(contactVisits)
      .values(row)
      .onConflictDoUpdate({ target, set: { at: row.at, before: row.before } });
  },
});
