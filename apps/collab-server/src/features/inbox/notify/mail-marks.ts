import { breaksMute, eventOfReason, type InboxReasonKind, type NotificationSettings } from '@baton/schema/inbox';
import { inboxItems, inboxReasons } from '@baton/schema/inbox/tables';
import type { InboxItemId } from '@baton/schema/shared';
import { and, asc, desc, eq, gt, inArray, isNotNull, sql, type SQL } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { idsIn } from '#platform/imports/import-rows.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { settingsOf } from './settings-rows.ts';

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
    .set({ mailAt: null, backAt: null })
    .where(and(eq(inboxReasons.workspace, workspace), idsIn(inboxReasons.item, items), isNotNull(inboxReasons.mailAt)));
};

/**
 * Rule IN13: a row that is snoozed is told of once more when it is back, as its newest reason would be; a row of the actor's
 * own that is not muted, which the caller has locked.
 */
export const mailWhenBack = async (
  tx: Tx,
  { workspace, member }: Actor,
  { item, until }: { item: InboxItemId; until: Date },
): Promise<void> => {
  const [newest] = await tx
    .select({ fact: inboxReasons.fact, kind: inboxReasons.kind })
    .from(inboxReasons)
    .where(and(eq(inboxReasons.workspace, workspace), eq(inboxReasons.item, item)))
    .orderBy(desc(inboxReasons.at), asc(inboxReasons.fact))
    .limit(1);
  const settings = (await settingsOf(tx, workspace, [member])).get(member);
  if (!newest || settings?.events[eventOfReason[newest.kind]].mail === 'never') return;
  await tx
    .update(inboxReasons)
    .set({ backAt: until, mailAt: new Date(until.getTime() + settleMs) })
    .where(and(eq(inboxReasons.workspace, workspace), eq(inboxReasons.item, item), eq(inboxReasons.fact, newest.fact)));
};

/** Something new brought the row back earlier: that is told, and not also that it is back. */
export const forgetBack = async (tx: Tx, workspace: Actor['workspace'], item: InboxItemId): Promise<void> => {
  await tx
    .update(inboxReasons)
    .set({ backAt: null, mailAt: null })
    .where(and(eq(inboxReasons.workspace, workspace), eq(inboxReasons.item, item), isNotNull(inboxReasons.backAt)));
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
