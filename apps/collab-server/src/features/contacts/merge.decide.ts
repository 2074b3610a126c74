import { contactMerged, contactSplit, type Contact, type ContactField } from '@baton/schema/contacts';
import {
  givenBack,
  refuse,
  takenFrom,
  withTaken,
  type AccountId,
  type ContactId,
  type Taken,
} from '@baton/schema/shared';

import { accept, type Moment } from '#platform/command/definition.ts';

import type { AtAccounts } from './contacts.policy.ts';

export interface ContactsToMerge {
  contact: AtAccounts & { contact: Contact };
  other: AtAccounts & { contact: Contact; hasMerged: boolean };
  /** Accounts that the other is at and this one is not, whoever may see them. */
  gained: readonly AccountId[];
}

/** Rule CT9. The other keeps all that it has: taking the merge back needs nothing but this fact. */
export const decideMergeContacts = (
  { contact: { contact }, other: { contact: other, hasMerged }, gained }: ContactsToMerge,
  { take, takeCustom }: { take: readonly ContactField[]; takeCustom: readonly string[] },
  { now }: Pick<Moment, 'now'>,
) => {
  if (contact.id === other.id) return refuse('same-contact');
  if (contact.mergedIntoId !== null || other.mergedIntoId !== null || hasMerged) return refuse('already-merged');
  if (contact.home === 'bin' || other.home === 'bin') return refuse('contact-in-bin');
  const taken = takenFrom(contact, other, [...take, ...takeCustom]);
  const accounts = [...contact.accounts, ...other.accounts.filter(({ accountId }) => gained.includes(accountId))];
  const data = { mergedId: other.id, mergedName: other.name, taken, gained: [...gained] };
  return accept(
    { ...withTaken(contact, taken), accounts, changedAt: now.toISOString() },
    contactMerged({ ...about(contact), data }),
  );
};

export interface ContactsToSplit {
  contact: AtAccounts & { contact: Contact };
  other: AtAccounts & { contact: Contact };
  merge: { taken: readonly Taken[]; gained: readonly AccountId[] } | null;
}

/** Rule CT10. */
export const decideSplitContacts = (
  { contact: { contact }, other: { contact: other }, merge }: ContactsToSplit,
  _input: { contactId: ContactId; otherId: ContactId },
  { now }: Pick<Moment, 'now'>,
) => {
  if (merge === null || other.mergedIntoId !== contact.id) return refuse('not-merged');
  const given = givenBack(contact, merge.taken);
  const accounts = contact.accounts.filter(({ accountId }) => !merge.gained.includes(accountId));
  const data = { mergedId: other.id, mergedName: other.name, given, lost: [...merge.gained] };
  return accept(
    { ...withTaken(contact, given), accounts, changedAt: now.toISOString() },
    contactSplit({ ...about(contact), data }),
  );
};

const about = ({ id, accounts }: Contact) => ({
  subject: { kind: 'contact', id },
  account: accounts[0]?.accountId ?? null,
});
