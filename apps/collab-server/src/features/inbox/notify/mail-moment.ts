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
  { kind, at }: { kind: InboxReasonKind; at: Date },
  settings: NotificationSettings,
  { hours, now }: { hours: WorkingHours; now: Date },
): Date | null => {
  const { mail } = settings.events[eventOfReason[kind]];
  if (mail === 'never') return null;
  if (mail === 'now') return quietEnd(settings, hours, now) ?? now;
  return nextDaily(settings.dailyAt, hours.zone, new Date(at.getTime() + settleMs));
};
