import { accountContacts, contacts } from '@baton/schema/contacts/tables';
import { includesLevel, levels, type AccountId, type ContactId, type Level } from '@baton/schema/shared';
import { roleHas, roleTable } from '@baton/schema/workspaces';
import { and, eq, sql, type AnyColumn, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';

import type { Actor } from '#platform/access/actor.ts';
import { levelsOn, mayOn, mayOnEach } from '#platform/access/levels.ts';
import { idsIn } from '#platform/imports/import-rows.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { placesOf } from './contact-reading.ts';
import { contactsPolicy } from './contacts.policy.ts';

/** Asked of each row of a page, or of all contacts at once: the database goes about the two in different ways. */
export type Asked = 'each' | 'all';

/** The condition that this actor may know the contact whose id a column holds (CT1). */
export const mayKnow = (actor: Actor, contact: AnyColumn | SQL, asked: Asked = 'each'): SQL => {
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

/** The same for the contact that this column names, or the one that it was merged into. */
export const mayKnowNow = (actor: Actor, contact: AnyColumn | SQL): SQL =>
  mayKnow(
    actor,
    sql`coalesce((select merged.merged_into from contacts merged
      where merged.workspace = ${actor.workspace} and merged.id = ${contact}), ${contact})`,
  );

/** The condition that a column names this contact, or one that was merged into it. */
export const isOfContact = (column: AnyColumn, id: ContactId): SQL =>
  sql`(${column} = ${id} or ${column} in (select merged.id from contacts merged where merged.merged_into = ${id}))`;

/**
 * The accounts that a contact is at, or the one it was merged into, and the most that the actor holds there; at none
 * every member may do what those who write may. Null when there is no such contact.
 */
export const guardsOfContact = async (
  tx: Tx,
  actor: Actor,
  id: ContactId,
): Promise<{ accounts: AccountId[]; level: Level | null } | null> => {
  const [row] = await tx
    .select({ mergedInto: contacts.mergedInto })
    .from(contacts)
    .where(and(eq(contacts.workspace, actor.workspace), eq(contacts.id, id)));
  if (!row) return null;
  const links = await tx
    .select({ account: accountContacts.account })
    .from(accountContacts)
    .where(and(eq(accountContacts.workspace, actor.workspace), eq(accountContacts.contact, row.mergedInto ?? id)));
  const accounts = links.map(({ account }) => account);
  if (accounts.length === 0) return { accounts, level: roleHas(actor.role, 'create-accounts') ? 'write' : null };
  const held = [...(await levelsOn(tx, actor, accounts)).values()];
  return { accounts, level: levels.findLast((level) => held.some((each) => includesLevel(each, level))) ?? null };
};

export const mayKnowContact = async (tx: Tx, actor: Actor, id: ContactId): Promise<boolean> => {
  const rows = await tx
    .select({ id: contacts.id })
    .from(contacts)
    .where(and(eq(contacts.workspace, actor.workspace), eq(contacts.id, id), mayKnow(actor, contacts.id)));
  return rows.length > 0;
};

/** Names of those of these contacts that the actor may know; of a merged one, that of the contact it is now. */
export const contactNames = async (
  tx: Tx,
  actor: Actor,
  ids: readonly ContactId[],
): Promise<ReadonlyMap<ContactId, string>> => {
  if (ids.length === 0) return new Map();
  const kept = alias(contacts, 'kept');
  const rows = await tx
    .select({ id: contacts.id, name: sql<string>`coalesce(${kept.name}, ${contacts.name})` })
    .from(contacts)
    .leftJoin(kept, and(eq(kept.workspace, contacts.workspace), eq(kept.id, contacts.mergedInto)))
    .where(and(eq(contacts.workspace, actor.workspace), idsIn(contacts.id, ids), mayKnowNow(actor, contacts.id)));
  return new Map(rows.map(({ id, name }) => [id, name]));
};

/** The ids whose facts and comments are this contact's: itself, and what was merged into it. */
export const contactWithMerged = async (tx: Tx, actor: Actor, id: ContactId): Promise<ContactId[]> => {
  const rows = await tx
    .select({ id: contacts.id })
    .from(contacts)
    .where(and(eq(contacts.workspace, actor.workspace), eq(contacts.mergedInto, id)));
  return [id, ...rows.map((row) => row.id)];
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

/** Contacts, or those that they were merged into, with what this actor holds on them through their accounts. */
export const contactHomes = async (
  tx: Tx,
  actor: Actor,
  ids: readonly ContactId[],
): Promise<{ id: ContactId; name: string; level: Level | null }[]> => {
  if (ids.length === 0) return [];
  const asked = await tx
    .select({ id: contacts.id, now: sql<ContactId>`coalesce(${contacts.mergedInto}, ${contacts.id})` })
    .from(contacts)
    .where(and(eq(contacts.workspace, actor.workspace), idsIn(contacts.id, ids)));
  const now = [...new Set(asked.map((row) => row.now))];
  const named = await tx
    .select({ id: contacts.id, name: contacts.name })
    .from(contacts)
    .where(and(eq(contacts.workspace, actor.workspace), idsIn(contacts.id, now)));
  const names = new Map(named.map(({ id, name }) => [id, name]));
  const placed = await placesOf(tx, actor, now);
  return asked.map((row) => ({
    id: row.id,
    name: names.get(row.now) ?? '',
    level: levelThrough(actor, placed.get(row.now)?.levels ?? []),
  }));
};

const levelThrough = (actor: Actor, held: readonly (Level | null)[]): Level | null => {
  if (contactsPolicy.change(actor, { levels: held })) return 'write';
  return levels.toReversed().find((level) => held.some((one) => includesLevel(one, level))) ?? null;
};

/** Whose contact it is. */
export const contactOwner = async (tx: Tx, workspace: Actor['workspace'], id: ContactId) => {
  const [row] = await tx
    .select({ owner: contacts.owner })
    .from(contacts)
    .where(and(eq(contacts.workspace, workspace), eq(contacts.id, id)));
  return row?.owner ?? null;
};

/** Contacts that this actor may know, by id, with the first of their e-mail addresses. */
export const contactAddresses = async (
  tx: Tx,
  actor: Actor,
  ids: readonly ContactId[],
): Promise<ReadonlyMap<ContactId, { name: string; address: string | null }>> => {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: contacts.id, name: contacts.name, emails: contacts.emails })
    .from(contacts)
    .where(and(eq(contacts.workspace, actor.workspace), idsIn(contacts.id, ids), mayKnow(actor, contacts.id)));
  return new Map(rows.map(({ id, name, emails }) => [id, { name, address: emails[0]?.address ?? null }]));
};

/** Where contacts are written to who were invited by somebody that may know them. */
export const addressesOfContacts = async (
  tx: Tx,
  workspace: Actor['workspace'],
  ids: readonly ContactId[],
): Promise<ReadonlyMap<ContactId, { name: string; address: string }>> => {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: contacts.id, name: contacts.name, emails: contacts.emails })
    .from(contacts)
    .where(and(eq(contacts.workspace, workspace), idsIn(contacts.id, ids)));
  return new Map(
    rows.flatMap(({ id, name, emails: [first] }) => (first ? [[id, { name, address: first.address }] as const] : [])),
  );
};
