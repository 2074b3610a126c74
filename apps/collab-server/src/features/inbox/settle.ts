import type { InboxReasonKind } from '@baton/schema/inbox';
import { inboxItems, inboxReasons } from '@baton/schema/inbox/tables';
import { and, eq, inArray, isNull } from 'drizzle-orm';

import type { FactProjection } from '#platform/facts/facts.port.ts';

import { withoutMail } from './notify/mail-marks.ts';

/** Rule IN8: whoever did it is done with their row. */
export const settleOwn: FactProjection = async (tx, { workspace, actor, subject, occurredAt }) => {
  if (actor === null) return;
  const done = await tx
    .update(inboxItems)
    .set({ doneAt: occurredAt, unread: false, snoozedUntil: null })
    .where(
      and(
        eq(inboxItems.workspace, workspace),
        eq(inboxItems.member, actor),
        eq(inboxItems.record, subject.id),
        isNull(inboxItems.doneAt),
      ),
    )
    .returning({ id: inboxItems.id });
  await withoutMail(
    tx,
    workspace,
    done.map(({ id }) => id),
  );
};

/** Rule IN8: what somebody took on waits for nobody else. */
export const leaveInboxes =
  (kind: InboxReasonKind): FactProjection =>
  async (tx, { workspace, subject }) => {
    const about = tx
      .select({ id: inboxItems.id })
      .from(inboxItems)
      .where(and(eq(inboxItems.workspace, workspace), eq(inboxItems.record, subject.id)));
    await tx
      .delete(inboxReasons)
      .where(
        and(eq(inboxReasons.workspace, workspace), eq(inboxReasons.kind, kind), inArray(inboxReasons.item, about)),
      );
  };
