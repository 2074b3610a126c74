import { contacts as contract } from '@baton/schema/contacts';
import { contacts } from '@baton/schema/contacts/tables';
import type { ContactId } from '@baton/schema/shared';
import { and, eq } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { command } from '#platform/command/command.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { contactToChange, placesOf } from './contact-reading.ts';
import { contactsPolicy } from './contacts.policy.ts';
import { decideMergeContacts, decideSplitContacts } from './merge.decide.ts';

export const mergeContacts = command({
  contract: contract.merge,
  load: async ({ tx, actor, input }) => {
    const both = await bothToChange(tx, actor, input);
    if (!both) return null;
    const merged = await tx
      .select({ id: contacts.id })
      .from(contacts)
      .where(and(eq(contacts.workspace, actor.workspace), eq(contacts.mergedInto, input.otherId)))
      .limit(1);
    const placed = await placesOf(tx, actor, [input.contactId, input.otherId]);
    const at = (id: ContactId) => (placed.get(id)?.places ?? []).map(({ accountId }) => accountId);
    const own = at(input.contactId);
    return {
      contact: both.contact,
      other: { ...both.other, hasMerged: merged.length > 0 },
      gained: at(input.otherId).filter((id) => !own.includes(id)),
    };
  },
  may: contactsPolicy.merge,
  decide: decideMergeContacts,
});

export const splitContacts = command({
  contract: contract.split,
  load: async ({ tx, actor, input }) => {
    const both = await bothToChange(tx, actor, input);
    return both && { ...both, merge: both.other.merge };
  },
  may: contactsPolicy.merge,
  decide: decideSplitContacts,
});

/** Both contacts, locked in the order of their ids whichever is named first. */
const bothToChange = async (
  tx: Tx,
  actor: Actor,
  { contactId, otherId }: { contactId: ContactId; otherId: ContactId },
) => {
  const found = new Map<ContactId, NonNullable<Awaited<ReturnType<typeof contactToChange>>>>();
  for (const id of [contactId, otherId].toSorted()) {
    const one = await contactToChange(tx, actor, id);
    if (!one) return null;
    found.set(id, one);
  }
  const [contact, other] = [found.get(contactId), found.get(otherId)];
  return contact && other ? { contact, other } : null;
};
