import {
  contactCreated,
  contactEdited,
  contactFields,
  contactLinked,
  contactUnlinked,
  type Contact,
  type ContactField,
  type ContactValues,
} from '@baton/schema/contacts';
import { changesFit, withChanges, type Field, type FieldChanges } from '@baton/schema/fields';
import {
  contactId,
  present,
  refuse,
  sameValue,
  type AccountId,
  type ContactId,
  type FieldId,
  type Level,
  type MemberId,
  type NewFact,
} from '@baton/schema/shared';

import { accept, type Moment } from '#platform/command/definition.ts';

import type { AtAccounts } from './contacts.policy.ts';

export type ContactChanges = { [Key in ContactField]?: ContactValues[Key] | undefined } & {
  custom?: FieldChanges | undefined;
};

/** What is known of those whom a change names. */
export interface Named {
  members: ReadonlySet<MemberId>;
  fields: readonly Field[];
}

const nothing = {
  title: null,
  status: 'active',
  ownerId: null,
  emails: [],
  phones: [],
  addresses: [],
  channel: null,
  language: null,
  contactHours: null,
  consents: [],
} satisfies Omit<ContactValues, 'name'>;

export interface ContactToCreate extends Named {
  /** The account that it is to be at; null for none. */
  account: { id: AccountId; name: string; level: Level | null } | null;
}

export type NewContact = ContactChanges & { name: string; accountId: AccountId | null; part: string };

/** Rules CT4 and CT6. */
export const decideCreateContact = (
  { account, ...named }: ContactToCreate,
  { accountId: _account, part, custom = {}, ...given }: NewContact,
  { newId, now }: Pick<Moment, 'newId' | 'now'>,
) => {
  const wrong = wrongIn(named, { ...given, custom });
  if (wrong) return refuse(wrong);
  const id = contactId.parse(newId());
  const values = present(given);
  const contact: Contact = {
    ...nothing,
    ...values,
    name: given.name,
    id,
    custom: withChanges({}, custom),
    accounts: account === null ? [] : [{ accountId: account.id, accountName: account.name, part }],
    home: 'listed',
    deletedOn: null,
    mergedIntoId: null,
    createdAt: now.toISOString(),
    changedAt: now.toISOString(),
    mayEdit: true,
    mayComment: true,
  };
  const about = { subject: { kind: 'contact', id }, account: account?.id ?? null };
  const data = { name: given.name, values: { ...values, custom: contact.custom } };
  const linked = account === null ? [] : [linkOf(contact, account.id, part)];
  return accept(contact, contactCreated({ ...about, data }), ...linked);
};

const linkOf = ({ id, name }: Pick<Contact, 'id' | 'name'>, account: AccountId, part: string) =>
  contactLinked({ subject: { kind: 'contact', id }, account, data: { accountId: account, name, part } });

export interface ContactToEdit extends Named {
  contact: Contact;
  at: AtAccounts;
}

/** Rules CT6 and CT7: one fact for each field that is another afterwards. */
export const decideEditContact = (
  { contact, ...named }: ContactToEdit,
  { contactId: _id, ...changes }: ContactChanges & { contactId: ContactId },
  { now }: Pick<Moment, 'now'>,
) => {
  if (contact.home === 'bin') return refuse('contact-in-bin');
  const wrong = wrongIn(named, changes);
  if (wrong) return refuse(wrong);
  const facts = factsOf(contact, changes, named.fields);
  if (facts.length === 0) return accept(contact);
  const { custom = {}, ...values } = changes;
  const after = { ...contact, ...present(values), custom: withChanges(contact.custom, custom) };
  return accept({ ...after, changedAt: now.toISOString() }, ...facts);
};

const factsOf = (contact: Contact, changes: ContactChanges, fields: readonly Field[]): NewFact[] => {
  const about = {
    subject: { kind: 'contact', id: contact.id },
    account: contact.accounts[0]?.accountId ?? null,
  };
  const { name } = contact;
  const own = contactFields.flatMap((field) => {
    const [from, to] = [contact[field], changes[field]];
    return to === undefined || sameValue(from, to)
      ? []
      : [contactEdited({ ...about, data: { name, field, from, to } })];
  });
  const custom = (Object.keys(changes.custom ?? {}) as FieldId[]).flatMap((fieldId) => {
    const [from, to] = [contact.custom[fieldId] ?? null, changes.custom?.[fieldId] ?? null];
    const fieldName = fields.find(({ id }) => id === fieldId)?.name ?? '';
    const data = { name, field: 'custom' as const, fieldId, fieldName, from, to };
    return sameValue(from, to) ? [] : [contactEdited({ ...about, data })];
  });
  return [...own, ...custom];
};

export interface ContactToLink {
  contact: AtAccounts & { contact: Contact };
  account: { id: AccountId; name: string };
  /** What the actor holds on the account. */
  level: Level | null;
}

/** Rule CT5. A contact that is there already in this part stays as it is. */
export const decideLinkContact = (
  { contact: { contact }, account: { id, name } }: ContactToLink,
  { part }: { part: string },
) => {
  const before = contact.accounts.find(({ accountId }) => accountId === id);
  if (before?.part === part) return accept(contact);
  const place = { accountId: id, accountName: name, part };
  const accounts = before
    ? contact.accounts.map((each) => (each.accountId === id ? place : each))
    : [...contact.accounts, place];
  return accept({ ...contact, accounts }, linkOf(contact, id, part));
};

/** Rule CT5. */
export const decideUnlinkContact = ({ contact: { contact }, account: { id } }: ContactToLink) => {
  const before = contact.accounts.find(({ accountId }) => accountId === id);
  if (!before) return refuse('not-linked');
  const data = { accountId: id, name: contact.name, part: before.part };
  return accept(
    { ...contact, accounts: contact.accounts.filter((each) => each !== before) },
    contactUnlinked({ subject: { kind: 'contact', id: contact.id }, account: id, data }),
  );
};

const wrongIn = (named: Named, { ownerId, custom = {} }: ContactChanges) => {
  if (ownerId && !named.members.has(ownerId)) return 'owner-not-found';
  return changesFit(named, custom) ? null : 'invalid-field';
};
