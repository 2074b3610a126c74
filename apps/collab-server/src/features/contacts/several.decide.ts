import {
  contactArchived,
  contactBinned,
  contactEdited,
  contactRestored,
  type Contact,
  type ContactField,
  type ContactValues,
} from '@baton/schema/contacts';
import { refuse, type AccountId, type ContactId, type MemberId } from '@baton/schema/shared';

import { accept, type Moment } from '#platform/command/definition.ts';

import { contactsPolicy, type AtAccounts } from './contacts.policy.ts';

/** One of several contacts that are to be changed. */
export interface OneOfSeveral extends AtAccounts {
  id: ContactId;
  name: string;
  home: Contact['home'];
  /** Its first account, under which its facts stand. */
  account: AccountId | null;
  values: Pick<ContactValues, 'status' | 'ownerId' | 'language' | 'channel'>;
}

export interface Several {
  contacts: readonly OneOfSeveral[];
}

const about = ({ id, account }: OneOfSeveral) => ({ subject: { kind: 'contact', id }, account });
const factFor = { archive: contactArchived, bin: contactBinned, restore: contactRestored };
const homeAfter = { archive: 'archive', bin: 'bin', restore: 'listed' } as const;

/** Rule CT7. Those that one may not change are left out; one that is there already counts as changed. */
const decideHome =
  (what: keyof typeof factFor) =>
  ({ contacts }: Several, _input: unknown, { actor }: Pick<Moment, 'actor'>) => {
    const mine = contacts.filter((one) => contactsPolicy.change(actor, one));
    const moving = mine.filter(({ home }) => home !== homeAfter[what]);
    return accept(
      { changed: mine.map(({ id }) => id) },
      ...moving.map((one) => factFor[what]({ ...about(one), data: { name: one.name } })),
    );
  };

export const decideArchiveContacts = decideHome('archive');
export const decideBinContacts = decideHome('bin');
export const decideRestoreContacts = decideHome('restore');

interface ManyChanges {
  changes: readonly ({ contactId: ContactId } & {
    [Key in keyof OneOfSeveral['values']]?: OneOfSeveral['values'][Key] | undefined;
  })[];
}

/** Rules CT2, CT6 and CT7. */
export const decideEditContacts = (
  { contacts, members }: Several & { members: ReadonlySet<MemberId> },
  { changes }: ManyChanges,
  { actor }: Pick<Moment, 'actor'>,
) => {
  if (changes.some(({ ownerId }) => ownerId && !members.has(ownerId))) return refuse('owner-not-found');
  const byId = new Map(contacts.map((one) => [one.id, one]));
  const mine = changes.flatMap(({ contactId, ...values }) => {
    const one = byId.get(contactId);
    return one && one.home !== 'bin' && contactsPolicy.change(actor, one) ? [{ one, values }] : [];
  });
  const facts = mine.flatMap(({ one, values }) =>
    (Object.entries(values) as [ContactField & keyof typeof values, string | null | undefined][]).flatMap(
      ([field, to]) => {
        const data = { name: one.name, field, from: one.values[field], to: to ?? null };
        return to === undefined || to === data.from ? [] : [contactEdited({ ...about(one), data })];
      },
    ),
  );
  return accept({ changed: mine.map(({ one }) => one.id) }, ...facts);
};
