import {
  eventOfReason,
  nextDaily,
  quietEnd,
  type InboxReasonKind,
  type NotificationSettings,
} from '@baton/schema/inbox';
import type { WorkingHours } from '@baton/schema/working-time';

/** When a mail tells of a reason that has settled; null for never. The daily mail has an hour of its own, quiet or not. */
export const mailMoment = (
  { kind, at }: { kind: InboxReasonKind; at: Date },
  settings: NotificationSettings,
  { hours, now }: { hours: WorkingHours; now: Date },
): Date | null => {
  const { mail } = settings.events[eventOfReason[kind]];
  if (mail === 'never') return null;
  return mail === 'now' ? (quietEnd(settings, hours, now) ?? now) : nextDaily(settings.dailyAt, hours.zone, at);
};
