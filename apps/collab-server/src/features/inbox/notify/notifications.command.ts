import { notifications as contract, notificationSettings as settings } from '@baton/schema/inbox';
import { notificationSettings } from '@baton/schema/inbox/tables';

import { command } from '#platform/command/command.ts';
import { query } from '#platform/command/query.ts';

import { inboxPolicy } from '../inbox.policy.ts';
import { weighMailsAgain } from './mail-marks.ts';
import { decideNotify } from './notifications.decide.ts';
import { ownSettings } from './settings-rows.ts';

export const readNotifications = query({
  contract: contract.get,
  may: inboxPolicy.list,
  read: ({ tx, actor, now }) => ownSettings(tx, actor, now),
});

/** Rule IN12: how somebody wants to be told concerns nobody else, so it leaves no fact. */
export const setNotifications = command({
  contract: contract.set,
  own: 'notifications',
  // The decision has the clock: absences that have passed do no harm there.
  load: async ({ tx, actor }) => ({ before: await ownSettings(tx, actor, new Date(0)), member: actor.member }),
  may: inboxPolicy.own,
  decide: decideNotify,
  write: async ({ tx, actor, accepted: { answer } }) => {
    const { workspace, member } = actor;
    const { events, dailyAt, quiet, quietUntil } = settings.strip().parse(answer);
    const set = { events, dailyAt, quiet, quietUntil: quietUntil === null ? null : new Date(quietUntil) };
    await tx
      .insert(notificationSettings)
      .values({ workspace, member, ...set })
      .onConflictDoUpdate({ target: [notificationSettings.workspace, notificationSettings.member], set });
    await weighMailsAgain(tx, actor);
  },
});
