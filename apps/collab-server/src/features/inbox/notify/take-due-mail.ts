import { usualSettings, type InboxItem, type InboxReasonKind } from '@baton/schema/inbox';
import { inboxItems, inboxReasons } from '@baton/schema/inbox/tables';
import type { FactId, InboxItemId, MemberId, WorkspaceId } from '@baton/schema/shared';
import type { Language } from '@baton/schema/workspaces';
import { and, asc, desc, eq, isNull, lte, type SQL } from 'drizzle-orm';

import { derivedId } from '#platform/clock/derived-id.ts';
import { idsIn } from '#platform/imports/import-rows.ts';
import type { Mail } from '#platform/mail/mail.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { hoursOfMembers } from '../../working-time/reads.ts';
import { colleaguesAsActors, languageOf, membersWithAddress, workspaceNameOf } from '../../workspaces/reads.ts';
import { itemsOf } from '../inbox-rows.ts';
import { isMine, isWaiting } from '../visible.ts';
import { inboxMail } from './inbox-mail.ts';
import { mailMoment } from './mail-moment.ts';
import { namesIn } from './names-in.ts';
import { settingsOf } from './settings-rows.ts';

export interface MailFor {
  workspace: WorkspaceId;
  member: MemberId;
  /** Null where they have chosen none: the workspace's then. */
  language: Language | null;
  now: Date;
  publicUrl: URL;
}

/** A mail that is handed over next, and the reasons that count as mailed with it. */
export interface DueMail {
  mail: Mail;
  id: string;
  reasons: readonly Reason[];
}

interface Reason {
  item: InboxItemId;
  fact: FactId;
}

/**
 * Takes what is due of one person off the list and writes the one mail about it, of what they may read now; null when
 * nothing is left to say. What waits for the end of quiet or for the hour of the daily mail is put off.
 */
export const takeDueMail = async (tx: Tx, wanted: MailFor): Promise<DueMail | null> => {
  const { workspace, member, now } = wanted;
  const due = await dueReasons(tx, wanted);
  const settings = (await settingsOf(tx, workspace, [member])).get(member) ?? usualSettings;
  const since = now.toISOString().slice(0, 10);
  const hours = (await hoursOfMembers(tx, workspace, [member], since)).get(member);
  if (due.length === 0 || !hours) return null;
  const taken: Reason[] = [];
  for (const { item, fact, ...reason } of due) {
    const moment = mailMoment(reason, settings, { hours, now });
    const waits = moment !== null && moment > now;
    await mark(tx, workspace, { item, fact }, waits ? moment : null);
    if (moment !== null && !waits) taken.push({ item, fact });
  }
  return written(tx, wanted, taken);
};

/** Never waits: what somebody is sorting at this moment is theirs to decide. */
const dueReasons = (
  tx: Tx,
  { workspace, member, now }: MailFor,
): Promise<(Reason & { kind: InboxReasonKind; at: Date; backAt: Date | null })[]> =>
  tx
    .select({
      item: inboxReasons.item,
      fact: inboxReasons.fact,
      kind: inboxReasons.kind,
      at: inboxReasons.at,
      backAt: inboxReasons.backAt,
    })
    .from(inboxReasons)
    .innerJoin(inboxItems, and(eq(inboxItems.workspace, inboxReasons.workspace), eq(inboxItems.id, inboxReasons.item)))
    .where(and(eq(inboxReasons.workspace, workspace), eq(inboxItems.member, member), lte(inboxReasons.mailAt, now)))
    .orderBy(asc(inboxReasons.item), asc(inboxReasons.fact))
    .for('no key update', { of: inboxReasons, skipLocked: true });

const thisReason = (workspace: WorkspaceId, { item, fact }: Reason): SQL | undefined =>
  and(eq(inboxReasons.workspace, workspace), eq(inboxReasons.item, item), eq(inboxReasons.fact, fact));

const mark = (tx: Tx, workspace: WorkspaceId, reason: Reason, mailAt: Date | null) =>
  tx.update(inboxReasons).set({ mailAt }).where(thisReason(workspace, reason));

const written = async (tx: Tx, wanted: MailFor, reasons: readonly Reason[]): Promise<DueMail | null> => {
  const { workspace, member, publicUrl } = wanted;
  if (reasons.length === 0) return null;
  // Who has left, and who is from outside, is nobody here.
  const [actor] = await colleaguesAsActors(tx, { workspace, origin: 'system' }, [member]);
  const address = (await membersWithAddress(tx, workspace, [member])).get(member)?.address;
  if (!actor || address === undefined) return null;
  const items = await unreadItems(tx, wanted, actor, reasons);
  if (items.length === 0) return null;
  const language = wanted.language ?? (await languageOf(tx, workspace));
  const names = await namesIn(tx, actor, items, language);
  const about = { items, names, workspace: await workspaceNameOf(tx, workspace), language, publicUrl };
  const id = derivedId('inbox-mail', member, ...reasons.map(({ item, fact }) => `${item} ${fact}`));
  return { mail: inboxMail(address, about), id, reasons };
};

/** Rules IN13 and IN14: as they may read it at this moment, the newest first; what was read or sorted meanwhile is no news. */
const unreadItems = async (
  tx: Tx,
  { now }: MailFor,
  actor: Parameters<typeof itemsOf>[1],
  reasons: readonly Reason[],
): Promise<InboxItem[]> => {
  const because = idsIn(
    inboxReasons.fact,
    reasons.map(({ fact }) => fact),
  );
  const rows = await tx
    .select()
    .from(inboxItems)
    .where(
      and(
        idsIn(
          inboxItems.id,
          reasons.map(({ item }) => item),
        ),
        isMine(actor, because),
        isWaiting(now),
        eq(inboxItems.unread, true),
      ),
    )
    .orderBy(desc(inboxItems.newestAt), asc(inboxItems.id));
  return itemsOf(tx, actor, rows, now, because);
};

/** What was not taken by the mail server is due again at a moment. */
export const mailAgain = async (tx: Tx, workspace: WorkspaceId, { reasons }: DueMail, at: Date): Promise<void> => {
  for (const reason of reasons) {
    await tx
      .update(inboxReasons)
      .set({ mailAt: at })
      .where(and(thisReason(workspace, reason), isNull(inboxReasons.mailAt)));
  }
};
