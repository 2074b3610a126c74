import {
  eventOfReason,
  nextDaily,
  quietEnd,
  type InboxReasonKind,
  type NotificationSettings,
} from '@baton/schema/inbox';
import type { WorkingHours } from '@baton/schema/working-time';

import { settleMs } from './mail-marks.ts';

/**
 * When a mail tells of a reason that has settled; null for never. The daily mail has an hour of its own, quiet or not; what
 * has not settled by then is for the next one, or there would be two of a day.
 */
export const mailMoment = (
  { kind, at, backAt }: { kind: InboxReasonKind; at: Date; backAt: Date | null },
  settings: NotificationSettings,
  { hours, now }: { hours: WorkingHours; now: Date },
): Date | null => {
  const { mail } = settings.events[eventOfReason[kind]];
  if (mail === 'never') return null;
  const settled = new Date((backAt ?? at).getTime() + settleMs);
  if (mail === 'daily') return nextDaily(settings.dailyAt, hours.zone, settled);
  const from = backAt !== null && settled > now ? settled : now;
  return quietEnd(settings, hours, from) ?? from;
};
