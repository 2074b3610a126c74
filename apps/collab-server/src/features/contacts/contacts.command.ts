import { contacts as contract } from '@baton/schema/contacts';
import { contacts } from '@baton/schema/contacts/tables';
import type { Field, FieldChanges } from '@baton/schema/fields';
import type { AccountId, ContactId, FieldId, MemberId } from '@baton/schema/shared';
import { and, eq } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { levelOn } from '#platform/access/levels.ts';
import { command } from '#platform/command/command.ts';
import { idsIn } from '#platform/imports/import-rows.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { accountNames } from '../accounts/reads.ts';
import { customFieldsOf } from '../fields/reads.ts';
import { presentMembers } from '../workspaces/reads.ts';
import { contactToChange, homeOf, placesOf } from './contact-reading.ts';
import {
  decideCreateContact,
  decideEditContact,
  decideLinkContact,
  decideUnlinkContact,
  type ContactChanges,
  type ContactToLink,
  type Named,
} from './contacts.decide.ts';
import { contactsPolicy } from './contacts.policy.ts';
import {
  decideArchiveContacts,
  decideBinContacts,
  decideEditContacts,
  decideRestoreContacts,
  type Several,
} from './several.decide.ts';

export const createContact = command({
  contract: contract.create,
  load: async ({ tx, actor, input }) => {
    const account = input.accountId === null ? null : await accountFor(tx, actor, input.accountId);
    if (input.accountId !== null && account === null) return null;
    return { account, ...(await namedBy(tx, actor, input)) };
  },
  may: contactsPolicy.create,
  decide: decideCreateContact,
});

export const editContact = command({
  contract: contract.edit,
  load: async ({ tx, actor, input }) => {
    const found = await contactToChange(tx, actor, input.contactId);
    return found && { contact: found.contact, at: found, ...(await namedBy(tx, actor, input)) };
  },
  may: (actor, { at }) => contactsPolicy.change(actor, at),
  decide: decideEditContact,
});

export const editContacts = command({
  contract: contract.editMany,
  load: async ({ tx, actor, input }) => ({
    ...(await several(
      tx,
      actor,
      input.changes.map(({ contactId }) => contactId),
    )),
    members: await presentMembers(
      tx,
      actor,
      input.changes.flatMap(({ ownerId }) => ownerId ?? []),
    ),
  }),
  may: contactsPolicy.changeSome,
  decide: decideEditContacts,
});

export const linkContact = command({
  contract: contract.link,
  load: ({ tx, actor, input }) => contactAndAccount(tx, actor, input),
  may: contactsPolicy.link,
  decide: decideLinkContact,
});

export const unlinkContact = command({
  contract: contract.unlink,
  load: ({ tx, actor, input }) => contactAndAccount(tx, actor, input),
  may: contactsPolicy.link,
  decide: decideUnlinkContact,
});

export const archiveContacts = command({
  contract: contract.archive,
  load: ({ tx, actor, input }) => several(tx, actor, input.contactIds),
  may: contactsPolicy.changeSome,
  decide: decideArchiveContacts,
});

export const binContacts = command({
  contract: contract.bin,
  load: ({ tx, actor, input }) => several(tx, actor, input.contactIds),
  may: contactsPolicy.changeSome,
  decide: decideBinContacts,
});

export const restoreContacts = command({
  contract: contract.restore,
  load: ({ tx, actor, input }) => several(tx, actor, input.contactIds),
  may: contactsPolicy.changeSome,
  decide: decideRestoreContacts,
});

const accountFor = async (tx: Tx, actor: Actor, id: AccountId) => {
  const name = (await accountNames(tx, actor, [id])).get(id);
  return name === undefined ? null : { id, name, level: await levelOn(tx, actor, 'account', id) };
};

const contactAndAccount = async (
  tx: Tx,
  actor: Actor,
  { contactId, accountId }: { contactId: ContactId; accountId: AccountId },
): Promise<ContactToLink | null> => {
  const contact = await contactToChange(tx, actor, contactId);
  const account = await accountFor(tx, actor, accountId);
  return contact && account && { contact, account, level: account.level };
};

/** Those of the named contacts that are there, locked in one order. */
const several = async (tx: Tx, actor: Actor, ids: readonly ContactId[]): Promise<Several> => {
  const records = await tx
    .select()
    .from(contacts)
    .where(and(eq(contacts.workspace, actor.workspace), idsIn(contacts.id, [...new Set(ids)])))
    .orderBy(contacts.id)
    .for('no key update');
  const placed = await placesOf(
    tx,
    actor,
    records.map(({ id }) => id),
  );
  return {
    contacts: records.map(({ id, name, status, owner, language, channel, ...record }) => ({
      id,
      name,
      home: homeOf(record).home,
      account: placed.get(id)?.places[0]?.accountId ?? null,
      // One that was merged is changed through the other.
      levels: record.mergedInto === null ? (placed.get(id)?.levels ?? []) : [null],
      values: { status, ownerId: owner, language, channel },
    })),
  };
};

const namedBy = async (tx: Tx, actor: Actor, changes: ContactChanges): Promise<Named> => {
  const fields = changes.custom ? await customFieldsOf(tx, { ...actor, subject: 'contact' }) : [];
  const people = [changes.ownerId ?? [], personsIn(changes.custom ?? {}, fields)].flat();
  return { fields, members: await presentMembers(tx, actor, people) };
};

const personsIn = (custom: FieldChanges, fields: readonly Field[]): MemberId[] =>
  (Object.entries(custom) as [FieldId, unknown][]).flatMap(([id, value]) =>
    typeof value === 'string' && fields.some((field) => field.id === id && field.kind === 'person')
      ? [value as MemberId]
      : [],
  );
