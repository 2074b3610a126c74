import { accountMerged, accountPurged, accountSplit } from '@baton/schema/accounts';
import {
  contactArchived,
  contactBinned,
  contactCreated,
  contactEdited,
  contactFields,
  contactLinked,
  contactMerged,
  contactPurged,
  contactRestored,
  contactSplit,
  contactUnlinked,
  contactValues,
  type ContactField,
} from '@baton/schema/contacts';
import { accountContacts, contacts, contactVisits } from '@baton/schema/contacts/tables';
import type { AccountId, ContactId } from '@baton/schema/shared';
import { and, eq, inArray, or, sql } from 'drizzle-orm';

import type { FactProjection, RecordedFact } from '#platform/facts/facts.port.ts';
import type { Tx } from '#platform/scope/scope.ts';

type Columns = Partial<typeof contacts.$inferInsert>;

/** Rows of contacts, and where they are, follow facts: their own, and those of accounts that are merged or deleted. */
export const contactsProjections: Record<string, FactProjection> = {
  [contactCreated.type]: async (tx, fact) => {
    const { name, values } = contactCreated.data.parse(fact.data);
    const { custom = {}, ...own } = values;
    const columns = Object.entries(own).map(([field, value]) => columnsOf(field as ContactField, value));
    const given = Object.assign({}, ...columns) as Columns;
    await tx.insert(contacts).values({
      status: 'active',
      emails: [],
      phones: [],
      addresses: [],
      consents: [],
      ...given,
      name,
      workspace: fact.workspace,
      id: fact.subject.id as ContactId,
      custom: custom as Record<string, unknown>,
      createdAt: fact.occurredAt,
      changedAt: fact.occurredAt,
    });
  },
  [contactEdited.type]: async (tx, fact) => {
    const { field, fieldId, to } = contactEdited.data.parse(fact.data);
    if (field !== 'custom') return set(tx, fact, columnsOf(field, to));
    const changed =
      to === null
        ? sql`${contacts.custom} - ${fieldId ?? ''}::text`
        : sql`${contacts.custom} || ${JSON.stringify({ [fieldId ?? '']: to })}::jsonb`;
    await tx.update(contacts).set({ custom: changed, changedAt: fact.occurredAt }).where(theOne(fact));
  },
  [contactLinked.type]: async (tx, fact) => {
    const { accountId, part } = contactLinked.data.parse(fact.data);
    const link = { workspace: fact.workspace, account: accountId, contact: fact.subject.id as ContactId, part };
    const target = [accountContacts.workspace, accountContacts.account, accountContacts.contact];
    await tx
      .insert(accountContacts)
      .values({ ...link, linkedAt: fact.occurredAt })
      .onConflictDoUpdate({ target, set: { part } });
  },
  [contactUnlinked.type]: async (tx, fact) => {
    const { accountId } = contactUnlinked.data.parse(fact.data);
    await takeAway(tx, fact, accountId, [fact.subject.id as ContactId]);
  },
  [contactMerged.type]: async (tx, fact) => {
    const { mergedId, taken, gained } = contactMerged.data.parse(fact.data);
    const id = fact.subject.id as ContactId;
    await put(tx, fact, taken);
    await tx
      .update(contacts)
      .set({ mergedInto: id, merge: { taken, gained } })
      .where(and(eq(contacts.workspace, fact.workspace), eq(contacts.id, mergedId)));
    await tx.execute(sql`
      insert into account_contacts (workspace, account, contact, part, linked_at)
      select workspace, account, ${id}::uuid, part, linked_at from account_contacts
      where workspace = ${fact.workspace} and contact = ${mergedId} and account = any(${sql.param(gained)}::uuid[])
      on conflict do nothing`);
  },
  [contactSplit.type]: async (tx, fact) => {
    const { mergedId, given, lost } = contactSplit.data.parse(fact.data);
    await put(tx, fact, given);
    await tx
      .update(contacts)
      .set({ mergedInto: null, merge: null })
      .where(and(eq(contacts.workspace, fact.workspace), eq(contacts.id, mergedId)));
    for (const account of lost) await takeAway(tx, fact, account, [fact.subject.id as ContactId]);
  },
  [accountMerged.type]: async (tx, fact) => {
    const { mergedId, gained } = accountMerged.data.parse(fact.data);
    if (gained.length === 0) return;
    const at = fact.subject.id as AccountId;
    await tx.execute(sql`
      insert into account_contacts (workspace, account, contact, part, linked_at)
      select workspace, ${at}::uuid, contact, part, linked_at from account_contacts
      where workspace = ${fact.workspace} and account = ${mergedId} and contact = any(${sql.param(gained)}::uuid[])
      on conflict do nothing`);
  },
  [accountSplit.type]: async (tx, fact) => {
    const { lost } = accountSplit.data.parse(fact.data);
    await takeAway(tx, fact, fact.subject.id as AccountId, lost);
  },
  [accountPurged.type]: async (tx, fact) => {
    // Also at what was merged into it, which is deleted with it.
    await tx.execute(sql`
      delete from account_contacts where workspace = ${fact.workspace} and account in (
        select id from accounts
        where workspace = ${fact.workspace} and (id = ${fact.subject.id} or merged_into = ${fact.subject.id}))`);
  },
  [contactArchived.type]: (tx, fact) => set(tx, fact, { archivedAt: fact.occurredAt, binnedAt: null }),
  [contactBinned.type]: (tx, fact) => set(tx, fact, { binnedAt: fact.occurredAt }),
  [contactRestored.type]: (tx, fact) => set(tx, fact, { archivedAt: null, binnedAt: null }),
  [contactPurged.type]: async (tx, fact) => {
    const id = fact.subject.id as ContactId;
    const rows = await tx
      .select({ id: contacts.id })
      .from(contacts)
      .where(and(eq(contacts.workspace, fact.workspace), or(eq(contacts.id, id), eq(contacts.mergedInto, id))));
    const gone = rows.map((row) => row.id);
    await tx
      .delete(accountContacts)
      .where(and(eq(accountContacts.workspace, fact.workspace), inArray(accountContacts.contact, gone)));
    await tx
      .delete(contactVisits)
      .where(and(eq(contactVisits.workspace, fact.workspace), inArray(contactVisits.contact, gone)));
    await tx.delete(contacts).where(and(eq(contacts.workspace, fact.workspace), eq(contacts.mergedInto, id)));
    await tx.delete(contacts).where(theOne(fact));
  },
};

const theOne = ({ workspace, subject }: RecordedFact) =>
  and(eq(contacts.workspace, workspace), eq(contacts.id, subject.id as ContactId));

const set = async (tx: Tx, fact: RecordedFact, columns: Columns): Promise<void> => {
  await tx
    .update(contacts)
    .set({ ...columns, changedAt: fact.occurredAt })
    .where(theOne(fact));
};

const isOwn = (field: string): field is ContactField => (contactFields as readonly string[]).includes(field);

/** Writes values that went from one contact to another, the workspace's own fields among them. */
const put = async (tx: Tx, fact: RecordedFact, values: readonly { field: string; to: unknown }[]): Promise<void> => {
  const own = values.flatMap(({ field, to }) => (isOwn(field) ? [columnsOf(field, to)] : []));
  const custom = values.filter(({ field }) => !isOwn(field));
  const gone = custom.filter(({ to }) => to === null).map(({ field }) => field);
  const now = Object.fromEntries(custom.filter(({ to }) => to !== null).map(({ field, to }) => [field, to]));
  await tx
    .update(contacts)
    .set({
      ...(Object.assign({}, ...own) as Columns),
      custom: sql`(${contacts.custom} || ${JSON.stringify(now)}::jsonb) - ${sql.param(gone)}::text[]`,
      changedAt: fact.occurredAt,
    })
    .where(theOne(fact));
};

const takeAway = async (tx: Tx, fact: RecordedFact, account: AccountId, ids: readonly ContactId[]): Promise<void> => {
  if (ids.length === 0) return;
  await tx
    .delete(accountContacts)
    .where(
      and(
        eq(accountContacts.workspace, fact.workspace),
        eq(accountContacts.account, account),
        inArray(accountContacts.contact, [...ids]),
      ),
    );
};

/** A field as its column. The value is the fact's, so it is read as what the field holds. */
const columnsOf = (field: ContactField, value: unknown): Columns => {
  const parsed = contactValues.shape[field].parse(value) as never;
  return field === 'ownerId' ? { owner: parsed } : { [field]: parsed };
};
