import { contacts as contract, type Contact, type ContactSort } from '@baton/schema/contacts';
import { accountContacts, contacts } from '@baton/schema/contacts/tables';
import { isFieldSort } from '@baton/schema/fields';
import type { AccountId, ContactId, MemberId } from '@baton/schema/shared';
import { and, count, desc, eq, isNotNull, isNull, ne, sql, type SQL } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { orderBy, pageOfShown } from '#platform/command/paging.ts';
import { query } from '#platform/command/query.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { ownConditions, ownOrder, type OwnValues } from '../fields/condition-reads.ts';
import { contactsOf } from './contact-reading.ts';
import { contactsPolicy } from './contacts.policy.ts';
import { mayKnow, type Asked } from './reads.ts';

export const listContacts = query({
  contract: contract.list,
  may: contactsPolicy.list,
  read: async ({ tx, actor, input }) => {
    const order = await orderOf(tx, actor, input.sort);
    // Own fields have no index: every contact is looked at, and asking each whether it may be known costs seconds.
    const asked = isFieldSort(input.sort) || input.where !== undefined ? 'all' : 'each';
    const rows = await tx
      .select({ row: contacts, key: order.key })
      .from(contacts)
      .where(
        and(
          matching(actor, input, asked),
          await ownConditions(tx, actor, ownValues, input.where),
          order.after(input.cursor),
        ),
      )
      .orderBy(...order.by)
      .limit(input.limit + 1);
    const shown = await contactsOf(
      tx,
      actor,
      rows.map(({ row }) => row),
    );
    return pageOfShown(rows, shown, input.limit);
  },
});

export const totalContacts = query({
  contract: contract.totals,
  may: contactsPolicy.list,
  read: async ({ tx, actor, input }) => {
    const [row] = await tx
      .select({ count: count() })
      .from(contacts)
      .where(and(matching(actor, input, 'all'), await ownConditions(tx, actor, ownValues, input.where)));
    return { count: row?.count ?? 0 };
  },
});

const mostIds = 5_000;

export const listContactIds = query({
  contract: contract.ids,
  may: contactsPolicy.list,
  read: async ({ tx, actor, input }) => {
    const rows = await tx
      .select({ id: contacts.id })
      .from(contacts)
      .where(and(matching(actor, input, 'all'), await ownConditions(tx, actor, ownValues, input.where)))
      .limit(mostIds);
    return { ids: rows.map(({ id }) => id) };
  },
});

export const readContact = query({
  contract: contract.get,
  may: contactsPolicy.list,
  read: async ({ tx, actor, input }) => {
    const [record] = await tx
      .select()
      .from(contacts)
      .where(
        and(eq(contacts.workspace, actor.workspace), eq(contacts.id, input.contactId), mayKnow(actor, contacts.id)),
      );
    if (!record) return null;
    const [shown] = await contactsOf(tx, actor, [record]);
    return shown ?? null;
  },
});

const mostLike = 5;

/** What somebody who types a new contact may be typing again; the strongest likeness first. */
export const listContactDuplicates = query({
  contract: contract.duplicates,
  may: contactsPolicy.findLike,
  read: async ({ tx, actor, input: { name = null, email = null, phone = null, exceptId } }) => {
    const found = await tx
      .select({ row: contacts, by: sql<'email' | 'phone' | 'name'>`found.by` })
      .from(sql`contacts_like(${name}, ${email}, ${phone}) as found`)
      .innerJoin(contacts, sql`${contacts.id} = found.id`)
      .where(
        and(
          eq(contacts.workspace, actor.workspace),
          isNull(contacts.binnedAt),
          isNull(contacts.mergedInto),
          exceptId === undefined ? undefined : ne(contacts.id, exceptId),
          mayKnow(actor, contacts.id),
        ),
      )
      .orderBy(desc(sql`found.score`), contacts.nameFolded)
      .limit(mostLike);
    const shown = await contactsOf(
      tx,
      actor,
      found.map(({ row }) => row),
    );
    const byId = new Map(shown.map((contact) => [contact.id, contact]));
    return {
      data: found.map(({ row: { id, name: known }, by }) => ({
        id,
        name: known,
        accountName: byId.get(id)?.accounts[0]?.accountName ?? null,
        by,
      })),
    };
  },
});

interface Filter {
  home: Contact['home'];
  q?: string | undefined;
  status?: string | undefined;
  ownerId?: MemberId | undefined;
  accountId?: AccountId | undefined;
  language?: string | undefined;
}

/** The contacts of a list. One that was merged is nowhere: its page is another's. */
const matching = (actor: Actor, filter: Filter, asked: Asked = 'each'): SQL | undefined =>
  and(
    eq(contacts.workspace, actor.workspace),
    isNull(contacts.mergedInto),
    atHome[filter.home],
    mayKnow(actor, contacts.id, asked),
    filter.q ? sql`position(fold_text(${filter.q}) in ${contacts.nameFolded}) > 0` : undefined,
    filter.status === undefined ? undefined : sql`${contacts.status} = ${filter.status}`,
    filter.ownerId === undefined ? undefined : eq(contacts.owner, filter.ownerId),
    filter.language === undefined ? undefined : eq(contacts.language, filter.language),
    filter.accountId === undefined ? undefined : isAt(filter.accountId),
  );

const isAt = (account: AccountId): SQL =>
  sql`${contacts.id} in (select ${accountContacts.contact} from ${accountContacts} where ${accountContacts.account} = ${account})`;

const atHome: Record<Contact['home'], SQL | undefined> = {
  listed: and(isNull(contacts.archivedAt), isNull(contacts.binnedAt)),
  archive: and(isNotNull(contacts.archivedAt), isNull(contacts.binnedAt)),
  bin: isNotNull(contacts.binnedAt),
};

const ownValues: OwnValues = { subject: 'contact', custom: contacts.custom, id: contacts.id };

const orders = {
  name: { key: contacts.nameFolded, type: 'text' },
  title: { key: contacts.title, type: 'text' },
  createdAt: { key: contacts.createdAt, type: 'timestamptz' },
  changedAt: { key: contacts.changedAt, type: 'timestamptz' },
} as const;

const orderOf = async (tx: Tx, actor: Actor, sort: ContactSort) => {
  const own = isFieldSort(sort) ? await ownOrder(tx, actor, ownValues, sort) : null;
  if (own !== null) return own;
  const descending = sort.startsWith('-');
  // A field that is gone leaves the order by name.
  const { key, type } = orders[(descending ? sort.slice(1) : sort) as keyof typeof orders] ?? orders.name;
  return orderBy(key, contacts.id, { type, descending });
};

/** Who may know of these contacts, for the facts about them. */
export const knownOf = async (
  tx: Parameters<typeof contactsOf>[0],
  actor: Actor,
  ids: readonly string[],
): Promise<ReadonlySet<string>> => {
  if (ids.length === 0) return new Set();
  const rows = await tx
    .select({ id: contacts.id })
    .from(contacts)
    .where(
      and(
        eq(contacts.workspace, actor.workspace),
        sql`${contacts.id} = any(${sql.param([...ids])}::uuid[])`,
        mayKnow(actor, contacts.id),
      ),
    );
  return new Set<ContactId>(rows.map(({ id }) => id));
};
