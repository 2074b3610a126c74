import { accounts } from '@baton/schema/accounts/tables';
import { accountContacts, contacts } from '@baton/schema/contacts/tables';
import { deals } from '@baton/schema/deals/tables';
import type { BriefItem, KnownBriefItem, KnownItem } from '@baton/schema/handoffs';
import { notes } from '@baton/schema/notes/tables';
import { promises } from '@baton/schema/promises/tables';
import type { AccountId, DealId } from '@baton/schema/shared';
import { tasks } from '@baton/schema/tasks/tables';
import { and, asc, count, desc, eq, isNotNull, isNull, type SQL } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { mayReadDeal } from '../../deals/reads.ts';
import { mayKnowTask } from '../../tasks/reads.ts';
import type { About } from './known-presence.ts';
import { phoneWords } from './phone-words.ts';

type Line = KnownItem['lines'][number];

/** As many lines are told of one item. */
const mostLines = 50;
/** As much of the main note: the rest is read where it stands. */
const mostOfNote = 2_000;

interface Asking {
  tx: Tx;
  actor: Actor;
  about: About;
  /** May the actor know what is handed on, which may be a deal on a board that they do not read? */
  seesSubject: boolean;
}

type Reader = (asking: Asking) => Promise<{ lines: Line[]; more: number }>;

/** What is known for the items that a brief asks for, to a reader of its account. */
export const knownLines = async (asking: Asking, items: readonly BriefItem[]): Promise<KnownItem[]> => {
  const known: KnownItem[] = [];
  for (const { kind } of items) {
    const reader = (readers as Partial<Record<string, Reader>>)[kind];
    if (reader) known.push({ kind: kind as KnownBriefItem, ...(await reader(asking)) });
  }
  return known;
};

const whole = (lines: Line[]) => ({ lines, more: 0 });

const readers: Record<KnownBriefItem, Reader> = {
  contacts: async ({ tx, actor, about }) => {
    const here = and(
      eq(accountContacts.workspace, actor.workspace),
      eq(accountContacts.account, about.account),
      isNull(contacts.archivedAt),
      isNull(contacts.binnedAt),
    );
    const ofLink = and(eq(contacts.workspace, accountContacts.workspace), eq(contacts.id, accountContacts.contact));
    const rows = await tx
      .select({
        id: contacts.id,
        text: contacts.name,
        part: accountContacts.part,
        title: contacts.title,
        emails: contacts.emails,
        phones: contacts.phones,
      })
      .from(accountContacts)
      .innerJoin(contacts, ofLink)
      .where(here)
      .orderBy(asc(accountContacts.linkedAt), asc(contacts.id))
      .limit(mostLines);
    const [all] = await tx.select({ count: count() }).from(accountContacts).innerJoin(contacts, ofLink).where(here);
    const lines = rows.map(({ id, text, part, title, emails, phones }) => ({
      id,
      text,
      detail: [part || title, emails[0]?.address, phoneWords(phones[0])].filter(Boolean).join(' · '),
    }));
    return { lines, more: (all?.count ?? lines.length) - lines.length };
  },

  promises: async ({ tx, actor, about }) => {
    const here = and(
      eq(promises.workspace, actor.workspace),
      eq(promises.account, about.account),
      isNull(promises.goneAt),
    );
    const rows = await tx
      .select({ id: promises.id, text: promises.text, dueOn: promises.dueOn })
      .from(promises)
      .where(here)
      // Open ones come last in the alphabet, and first in a brief.
      .orderBy(desc(promises.state), asc(promises.madeAt), asc(promises.id))
      .limit(mostLines);
    const [all] = await tx.select({ count: count() }).from(promises).where(here);
    return {
      lines: rows.map(({ id, text, dueOn }) => ({ id, text, detail: dueOn ?? '' })),
      more: (all?.count ?? rows.length) - rows.length,
    };
  },

  'open-tasks': async ({ tx, actor, about }) => {
    const here: SQL | undefined = and(
      eq(tasks.workspace, actor.workspace),
      eq(tasks.account, about.account),
      isNull(tasks.doneAt),
      isNull(tasks.binnedAt),
      mayKnowTask(actor),
    );
    const rows = await tx
      .select({ id: tasks.id, text: tasks.title, dueOn: tasks.dueOn })
      .from(tasks)
      .where(here)
      .orderBy(asc(tasks.dueKey), asc(tasks.id))
      .limit(mostLines);
    const [all] = await tx.select({ count: count() }).from(tasks).where(here);
    return {
      lines: rows.map(({ id, text, dueOn }) => ({ id, text, detail: dueOn ?? '' })),
      more: (all?.count ?? rows.length) - rows.length,
    };
  },

  amount: async ({ tx, actor, about, seesSubject }) => {
    if (!seesSubject) return whole([]);
    const rows = await tx
      .select({ id: deals.id, text: deals.title, amount: deals.amount, currency: deals.currency })
      .from(deals)
      .where(
        and(
          eq(deals.workspace, actor.workspace),
          // Of an account only what the reader sees on its board; a deal that is handed on is told to both teams (HO5).
          about.subjectKind === 'deal' ? eq(deals.id, about.subject as DealId) : dealsToRead(actor, about.account),
          isNotNull(deals.amount),
        ),
      )
      .orderBy(desc(deals.amount), asc(deals.id))
      .limit(mostLines);
    return whole(rows.map(({ id, text, amount, currency }) => ({ id, text, detail: `${amount} ${currency}` })));
  },

  channel: async ({ tx, actor, about }) => {
    const [row] = await tx
      .select({ id: accounts.id, channel: accounts.channel, language: accounts.language, hours: accounts.contactHours })
      .from(accounts)
      .where(and(eq(accounts.workspace, actor.workspace), eq(accounts.id, about.account)));
    if (!row || row.channel === null) return whole([]);
    const detail = [row.language, row.hours].filter(Boolean).join(' · ');
    return whole([{ id: row.id, text: row.channel, detail }]);
  },

  'main-note': async ({ tx, actor, about }) => {
    const [row] = await tx
      .select({ id: notes.id, title: notes.title, text: notes.text, words: notes.words })
      .from(notes)
      .where(and(eq(notes.workspace, actor.workspace), eq(notes.account, about.account), isNull(notes.parent)));
    return whole(row && row.words > 0 ? [{ id: row.id, text: row.text.slice(0, mostOfNote), detail: row.title }] : []);
  },
};

const dealsToRead = (actor: Actor, account: AccountId): SQL | undefined =>
  and(eq(deals.account, account), mayReadDeal(actor, deals.id));
