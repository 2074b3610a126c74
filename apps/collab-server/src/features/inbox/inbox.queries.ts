import { inbox as contract } from '@baton/schema/inbox';
import { inboxItems } from '@baton/schema/inbox/tables';
import { includesLevel } from '@baton/schema/shared';
import { and, eq, min, sql, type SQL } from 'drizzle-orm';

import { orderBy, pageOfShown } from '#platform/command/paging.ts';
import { query } from '#platform/command/query.ts';

import { threadsToRead } from '../comments/inbox-reads.ts';
import { threadGuards } from '../comments/reads.ts';
import { mentionsToRead } from '../mentions/reads.ts';
import { itemsOf } from './inbox-rows.ts';
import { inboxPolicy } from './inbox.policy.ts';
import { ofHandoffs, ofMentions, rowsOfTab } from './tabs.ts';
import { isMine, isSnoozed, isWaiting } from './visible.ts';

export const listInbox = query({
  contract: contract.list,
  may: inboxPolicy.list,
  read: async ({ tx, actor, input: { limit, cursor, ...shown }, now }) => {
    const { tab } = shown;
    const order = orderBy(inboxItems.placedAt, inboxItems.id, { type: 'timestamptz', descending: tab !== 'snoozed' });
    const rows = await tx
      .select({ row: inboxItems, key: order.key })
      .from(inboxItems)
      .where(and(rowsOfTab(actor, shown, now), order.after(cursor)))
      .orderBy(...order.by)
      .limit(limit + 1);
    const told = await itemsOf(
      tx,
      actor,
      rows.map(({ row }) => row),
      now,
    );
    return pageOfShown(rows, told, limit);
  },
});

export const countInbox = query({
  contract: contract.counts,
  may: inboxPolicy.list,
  read: async ({ tx, actor, now }) => {
    const [counted] = await tx
      .select({
        inbox: howMany(isWaiting(now)),
        unread: howMany(and(isWaiting(now), eq(inboxItems.unread, true))),
        mentions: howMany(and(isWaiting(now), isMine(actor, ofMentions))),
        handoffs: howMany(and(isWaiting(now), ofHandoffs)),
        snoozed: howMany(isSnoozed(now)),
        nextAt: min(
          sql`case when ${isSnoozed(now)} then ${inboxItems.snoozedUntil} end`.mapWith(inboxItems.snoozedUntil),
        ),
      })
      .from(inboxItems)
      .where(and(sql`${inboxItems.doneAt} is null`, isMine(actor)));
    const { nextAt = null, ...counts } = counted ?? { inbox: 0, unread: 0, mentions: 0, handoffs: 0, snoozed: 0 };
    return { ...counts, nextAt: nextAt === null ? null : new Date(nextAt).toISOString() };
  },
});

const howMany = (what: SQL | undefined) => sql<number>`count(*) filter (where ${what})`.mapWith(Number);

export const readInboxItem = query({
  contract: contract.get,
  may: inboxPolicy.list,
  read: async ({ tx, actor, input, now }) => {
    const rows = await tx
      .select()
      .from(inboxItems)
      .where(and(eq(inboxItems.id, input.itemId), isMine(actor)));
    const [item] = await itemsOf(tx, actor, rows, now);
    if (!item) return null;
    const threads = await threadsToRead(tx, actor, named(item.reasons.map(({ threadId }) => threadId)));
    const [first] = threads;
    return {
      item,
      threads,
      mentions: await mentionsToRead(tx, actor, named(item.reasons.map(({ mentionId }) => mentionId))),
      // All of one record, so one stands for all.
      mayComment: first !== undefined && includesLevel((await threadGuards(tx, actor, first.id)).level, 'comment'),
    };
  },
});

const named = <Id extends string>(ids: readonly (Id | null)[]): Id[] => [...new Set(ids.flatMap((id) => id ?? []))];
