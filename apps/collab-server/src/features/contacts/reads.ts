import { accountContacts, contacts } from '@baton/schema/contacts/tables';
import { includesLevel, type AccountId, type ContactId } from '@baton/schema/shared';
import { roleHas, roleTable } from '@baton/schema/workspaces';
import { and, eq, sql, type AnyColumn, type SQL } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { mayOn, mayOnEach } from '#platform/access/levels.ts';
import { idsIn } from '#platform/imports/import-rows.ts';
import type { Tx } from '#platform/scope/scope.ts';

/** Asked of each row of a page, or of all contacts at once: the database goes about the two in different ways. */
export type Asked = 'each' | 'all';

/** The condition that this actor may know the contact whose id a column holds (CT1). */
export const mayKnow = (actor: Actor, contact: AnyColumn, asked: Asked = 'each'): SQL => {
  if (includesLevel(roleTable[actor.role].everywhere, 'read')) return sql`true`;
  const loose = roleHas(actor.role, 'create-accounts');
  const at = sql`from ${accountContacts} where ${accountContacts.workspace} = ${actor.workspace}
    and ${accountContacts.contact} = ${contact}`;
  if (asked === 'each') {
    const readable = mayOnEach(actor, accountContacts.account, 'read');
    return sql`(select coalesce(bool_or(${readable}), ${loose}) ${at})`;
  }
  const through = sql`exists (select ${at} and ${mayOn(actor, accountContacts.account, 'read')})`;
  return loose ? sql`(${through} or not exists (select ${at}))` : through;
};

export const mayKnowContact = async (tx: Tx, actor: Actor, id: ContactId): Promise<boolean> => {
  const rows = await tx
    .select({ id: contacts.id })
    .from(contacts)
    .where(and(eq(contacts.workspace, actor.workspace), eq(contacts.id, id), mayKnow(actor, contacts.id)));
  return rows.length > 0;
};

/** Ids of the contacts that are at this account. */
export const contactsAt = async (tx: Tx, actor: Actor, account: AccountId): Promise<ContactId[]> => {
  const rows = await tx
    .select({ id: accountContacts.contact })
    .from(accountContacts)
    .where(and(eq(accountContacts.workspace, actor.workspace), eq(accountContacts.account, account)));
  return rows.map(({ id }) => id);
};

/** Which of these accounts have contacts. */
export const accountsWithContacts = async (tx: Tx, ids: readonly string[]): Promise<ReadonlySet<string>> => {
  const rows = await tx
    .selectDistinct({ id: accountContacts.account })
    .from(accountContacts)
    .where(idsIn(accountContacts.account, ids));
  return new Set(rows.map(({ id }) => id));
};
