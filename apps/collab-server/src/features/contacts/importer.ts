import { contactValues } from '@baton/schema/contacts';
import { accountContacts, contacts } from '@baton/schema/contacts/tables';
import { accountId, contactId, memberId, type AccountId, type ContactId } from '@baton/schema/shared';
import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';

import { fingerprintsOf, idsIn } from '#platform/imports/import-rows.ts';
import {
  ownFieldPrefix,
  ownPersonPrefix,
  type ImportedRecord,
  type Importer,
  type ImportScope,
} from '#platform/imports/importer.port.ts';
import type { Tx } from '#platform/scope/scope.ts';

const { shape } = contactValues;
const values = z
  .strictObject({
    name: shape.name,
    title: shape.title,
    status: shape.status.nullable().transform((status) => status ?? 'active'),
    emails: shape.emails,
    phones: shape.phones,
    addresses: shape.addresses,
    language: shape.language,
    contactHours: shape.contactHours,
    owner: memberId.nullable(),
    account: accountId.nullable(),
    part: z
      .string()
      .nullable()
      .transform((part) => part ?? ''),
  })
  .partial();
const fresh = values.required({ name: true, emails: true, phones: true, addresses: true });

/** Takes people in, each at the account that they name, and back. */
export const contactImporter: Importer = {
  kind: 'contact',
  find: findContacts,
  write: async (scope, records) => {
    await create(
      scope,
      records.filter(({ isNew }) => isNew),
    );
    for (const record of records) if (!record.isNew) await change(scope, record);
  },
  fingerprints: (tx, ids) =>
    fingerprintsOf(
      tx,
      contacts,
      sql`name, title, status, owner, emails, phones, addresses, channel, language, contact_hours, consents, custom,
        archived_at, binned_at, (select string_agg(l.account || l.part, ',' order by l.account) from account_contacts l
          where l.workspace = contacts.workspace and l.contact = contacts.id)`,
      ids,
    ),
  remove: async ({ tx }, ids) => {
    await tx.delete(accountContacts).where(idsIn(accountContacts.contact, ids));
    const gone = await tx.delete(contacts).where(idsIn(contacts.id, ids)).returning({ id: contacts.id });
    return new Set<string>(gone.map(({ id }) => id));
  },
};

/** By an e-mail, or by a number with the name behind it; those in the bin are not there. */
async function findContacts(tx: Tx, keys: readonly string[]): Promise<Map<string, string>> {
  if (keys.length === 0) return new Map();
  const emails = keys.filter((key) => !key.startsWith('+'));
  const numbers = keys.filter((key) => key.startsWith('+'));
  // A list in a row is unfolded once for all keys: row-level policies keep the indexes of the lists from being used.
  const rows = await tx.execute<{ asked: string; id: string }>(sql`
    select distinct on (asked) asked, id from (
      select e.value ->> 'address' as asked, coalesce(c.merged_into, c.id) as id from ${contacts} c, jsonb_array_elements(c.emails) e
      where c.binned_at is null and e.value ->> 'address' = any(${sql.param(emails)}::text[])
      union all
      select asked.key, c.id from unnest(${sql.param(numbers)}::text[]) as asked (key)
      join (
        select coalesce(c.merged_into, c.id) as id, c.name_folded, p.value ->> 'number' as number
        from ${contacts} c, jsonb_array_elements(c.phones) p where c.binned_at is null
      ) c on c.number = split_part(asked.key, ' ', 1)
        and c.name_folded = fold_text(substr(asked.key, length(split_part(asked.key, ' ', 1)) + 2))
    ) found order by asked, id`);
  return new Map(rows.map(({ asked, id }) => [asked, id]));
}

/** The fields of a contact, and those of the workspace's own by their id. */
const split = (all: ImportedRecord['values']) => {
  const own: Record<string, unknown> = {};
  const plain: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(all)) {
    const prefix = [ownFieldPrefix, ownPersonPrefix].find((each) => key.startsWith(each));
    if (prefix === undefined) plain[key] = value;
    else own[key.slice(prefix.length)] = value;
  }
  return { own, plain };
};

const create = async ({ tx, workspace, now }: ImportScope, records: readonly ImportedRecord[]): Promise<void> => {
  if (records.length === 0) return;
  const rows = records.map((record) => {
    const { own, plain } = split(record.values);
    const custom = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== null));
    return { ...fresh.parse(plain), custom, id: contactId.parse(record.id) };
  });
  await tx.insert(contacts).values(
    rows.map(({ account: _account, part: _part, status = 'active', ...row }) => ({
      ...row,
      status,
      workspace,
      consents: [],
      createdAt: now,
      changedAt: now,
    })),
  );
  const links = rows.flatMap(({ id, account, part = '' }) =>
    account ? [{ workspace, contact: id, account, part, linkedAt: now }] : [],
  );
  if (links.length > 0) await tx.insert(accountContacts).values(links);
};

const change = async (scope: ImportScope, record: ImportedRecord): Promise<void> => {
  const { tx, workspace, now } = scope;
  const id = contactId.parse(record.id);
  const { own, plain } = split(record.values);
  const { account, part, ...set } = values.parse(plain);
  const changed = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== null));
  const taken = Object.keys(own).filter((field) => own[field] === null);
  await tx
    .update(contacts)
    .set({
      ...set,
      custom: sql`(${contacts.custom} - ${sql.param(taken)}::text[]) || ${JSON.stringify(changed)}::jsonb`,
      changedAt: now,
    })
    .where(and(eq(contacts.workspace, workspace), eq(contacts.id, id)));
  const before = values.parse(split(record.before ?? {}).plain);
  if (account !== undefined) await move(scope, id, { from: before.account ?? null, to: account, part });
  else if (part !== undefined) {
    await tx
      .update(accountContacts)
      .set({ part })
      .where(and(eq(accountContacts.contact, id), eq(accountContacts.part, before.part ?? '')));
  }
};

/** Away from the account of the import before, to this one; where people have put the contact meanwhile stays. */
const move = async (
  { tx, workspace, now }: ImportScope,
  contact: ContactId,
  { from, to, part }: { from: AccountId | null; to: AccountId | null; part: string | undefined },
): Promise<void> => {
  const left =
    from === null
      ? []
      : await tx
          .delete(accountContacts)
          .where(and(eq(accountContacts.contact, contact), eq(accountContacts.account, from)))
          .returning({ part: accountContacts.part });
  if (to === null) return;
  const played = part ?? left[0]?.part ?? '';
  await tx
    .insert(accountContacts)
    .values({ workspace, contact, account: to, part: played, linkedAt: now })
    .onConflictDoUpdate({
      target: [accountContacts.workspace, accountContacts.account, accountContacts.contact],
      set: { part: played },
    });
};
