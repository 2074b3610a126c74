import { breaksMute, eventOfReason, type InboxReasonKind, type NotificationSettings } from '@baton/schema/inbox';
import { inboxItems, inboxReasons } from '@baton/schema/inbox/tables';
import type { InboxItemId } from '@baton/schema/shared';
import { and, eq, gt, inArray, isNotNull, sql, type SQL } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { idsIn } from '#platform/imports/import-rows.ts';
import type { Tx } from '#platform/scope/scope.ts';

/** What is read in the app within this time is told by no mail; in milliseconds. */
export const settleMs = 2 * 60_000;
const settle = sql.raw(`interval '${settleMs} milliseconds'`);

/**
 * Rule IN12: chosen where a reason is put, for the mail at once and the daily one alike; the job knows the hour of the
 * day of each person. Rule IN16: what is muted is told by mail only where it comes back.
 */
export const mailAtFor = (
  kind: InboxReasonKind,
  { events }: NotificationSettings,
  { workspace, item }: { workspace: Actor['workspace']; item: InboxItemId },
): SQL | null => {
  if (events[eventOfReason[kind]].mail === 'never') return null;
  if (breaksMute.includes(kind)) return sql`now() + ${settle}`;
  return sql`(select now() + ${settle} from ${inboxItems}
    where ${inboxItems.workspace} = ${workspace}
    and ${inboxItems.id} = ${item} and not ${inboxItems.muted})`;
};

/** Rule IN13: what somebody has sorted needs no mail any more; rows of theirs, which the caller has locked. */
export const withoutMail = async (tx: Tx, workspace: Actor['workspace'], items: readonly string[]): Promise<void> => {
  if (items.length === 0) return;
  await tx
    .update(inboxReasons)
    .set({ mailAt: null })
    .where(and(eq(inboxReasons.workspace, workspace), idsIn(inboxReasons.item, items), isNotNull(inboxReasons.mailAt)));
};

/** What waits for the end of quiet, or for an hour of the day, is looked at anew: another moment may have been chosen. */
export const weighMailsAgain = async (tx: Tx, { workspace, member }: Actor): Promise<void> => {
  const own = tx
    .select({ id: inboxItems.id })
    .from(inboxItems)
    .where(and(eq(inboxItems.workspace, workspace), eq(inboxItems.member, member)));
  await tx
    .update(inboxReasons)
    .set({ mailAt: sql`now() + ${settle}` })
    .where(
      and(
        eq(inboxReasons.workspace, workspace),
        inArray(inboxReasons.item, own),
        gt(inboxReasons.mailAt, sql`now() + ${settle}`),
      ),
    );
};
