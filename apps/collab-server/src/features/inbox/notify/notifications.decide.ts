import type { NotificationSettings, OwnNotifications } from '@baton/schema/inbox';
import { refuse, type MemberId } from '@baton/schema/shared';

import { accept, type Moment } from '#platform/command/definition.ts';

/** Rules IN12 and IN15. */
export const decideNotify = (
  { before }: { before: OwnNotifications; member: MemberId },
  { events, dailyAt, quiet, quietUntil }: Partial<NotificationSettings>,
  { now }: Pick<Moment, 'now'>,
) => {
  if (quietUntil && new Date(quietUntil) <= now) return refuse('quiet-passed');
  return accept({
    ...before,
    ...(events !== undefined && { events }),
    ...(dailyAt !== undefined && { dailyAt }),
    ...(quiet !== undefined && { quiet }),
    ...(quietUntil !== undefined && { quietUntil }),
  });
};
