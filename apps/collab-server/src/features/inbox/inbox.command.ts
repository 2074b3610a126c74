import { inbox as contract } from '@baton/schema/inbox';
import { inboxItems } from '@baton/schema/inbox/tables';
import { and, eq } from 'drizzle-orm';

import { command } from '#platform/command/command.ts';

import { itemForUpdate, itemsOf, setState } from './inbox-rows.ts';
import { decideSort, withWhatFollows } from './inbox.decide.ts';
import { inboxPolicy } from './inbox.policy.ts';
import { mailWhenBack, withoutMail } from './notify/mail-marks.ts';

/** Rule IN7: how somebody sorts what is theirs concerns nobody, so it leaves no fact. */
export const sortInboxItem = command({
  contract: contract.set,
  own: 'inbox',
  load: async ({ tx, actor, input }) => {
    const row = await itemForUpdate(tx, actor, input.itemId);
    // The decision has the clock: it says which moments are past.
    const [item] = row ? await itemsOf(tx, actor, [row], new Date(0)) : [];
    return row && item ? { item, member: row.member } : null;
  },
  may: inboxPolicy.own,
  decide: (thing, { itemId: _item, ...wanted }, moment) => decideSort(thing, wanted, moment),
  write: async ({ tx, actor, accepted, input: { itemId, ...wanted }, now }) => {
    await tx
      .update(inboxItems)
      .set(setState(withWhatFollows(wanted), now))
      .where(and(eq(inboxItems.workspace, actor.workspace), eq(inboxItems.id, itemId)));
    const { unread, snoozedUntil } = wanted;
    if (unread !== true || snoozedUntil === null) await withoutMail(tx, actor.workspace, [itemId]);
    if (snoozedUntil && !accepted.answer.muted)
      await mailWhenBack(tx, actor, { item: itemId, until: new Date(snoozedUntil) });
  },
});
