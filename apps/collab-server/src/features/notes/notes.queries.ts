import { notes as contract } from '@baton/schema/notes';
import { notes } from '@baton/schema/notes/tables';
import { and, eq, isNotNull, isNull } from 'drizzle-orm';

import { levelOn, mayOn } from '#platform/access/levels.ts';
import { orderBy, pageOf } from '#platform/command/paging.ts';
import { query } from '#platform/command/query.ts';

import { isAtAccount } from '../accounts/reads.ts';
import { noteThing, summaryColumns, summaryOf } from './note-rows.ts';
import { notesPolicy } from './notes.policy.ts';

export const listNotes = query({
  contract: contract.list,
  may: notesPolicy.list,
  read: async ({ tx, actor, input }) => {
    if (!notesPolicy.read(actor, { level: await levelOn(tx, actor, 'account', input.accountId) })) return null;
    // The main note was there before its pages.
    const order = orderBy(notes.createdAt, notes.id, { type: 'timestamptz', descending: false });
    const rows = await tx
      .select({ ...summaryColumns, key: order.key })
      .from(notes)
      .where(
        and(
          eq(notes.workspace, actor.workspace),
          isAtAccount(notes.account, input.accountId),
          mayOn(actor, notes.account, 'read'),
          input.home === 'archive' ? isNotNull(notes.archivedAt) : isNull(notes.archivedAt),
          order.after(input.cursor),
        ),
      )
      .orderBy(...order.by)
      .limit(input.limit + 1);
    return pageOf(rows, input.limit, summaryOf, ({ key, id }) => [key, id]);
  },
});

export const readNote = query({
  contract: contract.get,
  may: notesPolicy.list,
  read: async ({ tx, actor, input }) => {
    const found = await noteThing(tx, actor, input.noteId);
    return found && notesPolicy.read(actor, found) ? found.note : null;
  },
});
