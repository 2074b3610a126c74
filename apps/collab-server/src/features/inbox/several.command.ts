import { inbox as contract, mostAtOnce } from '@baton/schema/inbox';
import { inboxItems } from '@baton/schema/inbox/tables';
import { and, eq, isNotNull, lte, sql } from 'drizzle-orm';

import { accept, command } from '#platform/command/command.ts';
import { idsIn } from '#platform/imports/import-rows.ts';

import { inboxPolicy } from './inbox.policy.ts';
import { withoutMail } from './notify/mail-marks.ts';
import { rowsOfTab } from './tabs.ts';

/** Rule IN7. A tab as it was looked at, at most so many at once, the order of the ids being the order of the locks. */
export const settleInbox = command({
  contract: contract.settle,
  own: 'inbox',
  load: ({ tx, actor, input: { upTo, ...shown } }) =>
    tx
      .select({ itemId: inboxItems.id, unread: inboxItems.unread })
      .from(inboxItems)
      // What is snoozed past the present is out of the tab; the database says when that is.
      .where(and(rowsOfTab(actor, shown, sql`now()`), lte(inboxItems.newestAt, new Date(upTo))))
      .orderBy(inboxItems.id)
      .limit(mostAtOnce + 1)
      .for('no key update'),
  may: inboxPolicy.list,
  decide: (rows) => accept({ items: rows.slice(0, mostAtOnce), more: rows.length > mostAtOnce }),
  write: async ({ tx, actor, accepted, now }) => {
    const ids = accepted.answer.items.map(({ itemId }) => itemId);
    await tx
      .update(inboxItems)
      .set({ doneAt: now, unread: false })
      .where(and(eq(inboxItems.workspace, actor.workspace), idsIn(inboxItems.id, ids)));
    await withoutMail(tx, actor.workspace, ids);
  },
});

export const restoreInbox = command({
  contract: contract.restore,
  own: 'inbox',
  load: async ({ tx, actor, input: { items } }) => {
    const ids = items.map(({ itemId }) => itemId);
    const rows = await tx
      .select({ id: inboxItems.id })
      .from(inboxItems)
      .where(
        and(
          eq(inboxItems.workspace, actor.workspace),
          eq(inboxItems.member, actor.member),
          idsIn(inboxItems.id, ids),
          // What came back by itself meanwhile has its own reasons.
          isNotNull(inboxItems.doneAt),
        ),
      )
      .orderBy(inboxItems.id)
      .for('no key update');
    return rows.length === 0 ? null : rows;
  },
  may: inboxPolicy.list,
  decide: (rows) => accept({ restored: rows.length }),
  write: async ({ tx, actor, input: { items }, thing }) => {
    const back = new Set<string>(thing.map(({ id }) => id));
    for (const unread of [true, false]) {
      const ids = items.filter((item) => item.unread === unread && back.has(item.itemId)).map(({ itemId }) => itemId);
      await tx
        .update(inboxItems)
        .set({ doneAt: null, unread })
        .where(and(eq(inboxItems.workspace, actor.workspace), idsIn(inboxItems.id, ids)));
    }
  },
});
