import { breaksMute, eventOfReason, type InboxReasonKind, type NotificationSettings } from '@baton/schema/inbox';
import { inboxItems, inboxReasons } from '@baton/schema/inbox/tables';
import type { InboxItemId } from '@baton/schema/shared';
import { and, eq, isNotNull, sql, type SQL } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { idsIn } from '#platform/imports/import-rows.ts';
import type { Tx } from '#platform/scope/scope.ts';

/** What is read in the app within this time is told by no mail. */
const settle = sql`interval '2 minutes'`;

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
