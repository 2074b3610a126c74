import type { Contact, ContactPlace } from '@baton/schema/contacts';
import { accountContacts, contacts } from '@baton/schema/contacts/tables';
import { fieldValues } from '@baton/schema/fields';
import type { AccountId, ContactId, Level } from '@baton/schema/shared';
import { and, asc, eq } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { levelsOn } from '#platform/access/levels.ts';
import { idsIn } from '#platform/imports/import-rows.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { accountNames, mergedAmong } from '../accounts/reads.ts';
import { contactsPolicy, type AtAccounts } from './contacts.policy.ts';

export type ContactRecord = typeof contacts.$inferSelect;

export const binDays = 30;

/** Where a contact is, first place first, and what the actor holds there. */
export interface Placed extends AtAccounts {
  places: readonly { accountId: AccountId; part: string; level: Level | null }[];
}

/** Where these contacts are, in two statements for any number of them. */
export const placesOf = async (tx: Tx, actor: Actor, ids: readonly ContactId[]): Promise<Map<ContactId, Placed>> => {
  const links = await tx
    .select()
    .from(accountContacts)
    .where(and(eq(accountContacts.workspace, actor.workspace), idsIn(accountContacts.contact, ids)))
    .orderBy(asc(accountContacts.linkedAt), asc(accountContacts.account));
  const held = await levelsOn(tx, actor, [...new Set(links.map(({ account }) => account))]);
  const byContact = Map.groupBy(links, ({ contact }) => contact);
  return new Map(
    ids.map((id) => {
      const places = (byContact.get(id) ?? []).map(({ account, part }) => ({
        accountId: account,
        part,
        level: held.get(account) ?? null,
      }));
      return [id, { places, levels: places.map(({ level }) => level) }];
    }),
  );
};

/** Contacts as the API tells them, each at those accounts only that the reader may see (CT3). */
export const contactsOf = async (tx: Tx, actor: Actor, records: readonly ContactRecord[]): Promise<Contact[]> => {
  const placed = await placesOf(
    tx,
    actor,
    records.map(({ id }) => id),
  );
  const at = [...placed.values()].flatMap(({ places }) => places.map(({ accountId }) => accountId));
  const names = await accountNames(tx, actor, at);
  const merged = await mergedAmong(tx, actor, at);
  return records.map((record) => {
    const own = placed.get(record.id) ?? { places: [], levels: [] };
    const accounts = own.places.flatMap(({ accountId, part }): ContactPlace[] => {
      const accountName = names.get(accountId);
      return accountName === undefined || merged.has(accountId) ? [] : [{ accountId, accountName, part }];
    });
    return contactOf(record, {
      accounts,
      mayEdit: contactsPolicy.change(actor, own),
      mayComment: contactsPolicy.comment(actor, own),
    });
  });
};

const contactOf = (record: ContactRecord, seen: Pick<Contact, 'accounts' | 'mayEdit' | 'mayComment'>): Contact => ({
  id: record.id,
  name: record.name,
  title: record.title,
  status: record.status,
  ownerId: record.owner,
  emails: record.emails,
  phones: record.phones,
  addresses: record.addresses,
  channel: record.channel,
  language: record.language,
  contactHours: record.contactHours,
  consents: record.consents,
  custom: fieldValues.parse(record.custom),
  ...homeOf(record),
  mergedIntoId: record.mergedInto,
  createdAt: record.createdAt.toISOString(),
  changedAt: record.changedAt.toISOString(),
  ...seen,
});

/** Where a contact is kept, and when it is deleted for good. */
export const homeOf = ({
  archivedAt,
  binnedAt,
}: Pick<ContactRecord, 'archivedAt' | 'binnedAt'>): Pick<Contact, 'home' | 'deletedOn'> => {
  if (binnedAt !== null) {
    return { home: 'bin', deletedOn: new Date(binnedAt.getTime() + binDays * 86_400_000).toISOString() };
  }
  return { home: archivedAt === null ? 'listed' : 'archive', deletedOn: null };
};

/** The contact as this actor sees it, locked for a command; null when there is none. */
export const contactToChange = async (tx: Tx, actor: Actor, id: ContactId) => {
  const [record] = await tx
    .select()
    .from(contacts)
    .where(and(eq(contacts.workspace, actor.workspace), eq(contacts.id, id)))
    .for('no key update');
  if (!record) return null;
  const [contact] = await contactsOf(tx, actor, [record]);
  const at = (await placesOf(tx, actor, [id])).get(id);
  return contact && at ? { contact, levels: at.levels, merge: record.merge } : null;
};
