import { z } from 'zod';

import type { InboxReasonKind } from './inbox-item.ts';

/** Reasons as people choose among them; each reason of the inbox belongs to one of these. */
export const notificationEvents = [
  'mentions',
  'assignments',
  'handoffs',
  'proposals',
  'reminders',
  'team',
  'due',
  'events',
  'comments',
  'followed',
] as const;
export type NotificationEvent = (typeof notificationEvents)[number];

/** What a reason is to the person who chooses. Being called is apart from comments: who wants fewer of these keeps those. */
export const eventOfReason: Readonly<Record<InboxReasonKind, NotificationEvent>> = {
  asked: 'mentions',
  mentioned: 'mentions',
  delegated: 'mentions',
  'team-asked': 'team',
  'team-mentioned': 'team',
  'team-task': 'team',
  'team-part': 'team',
  'team-goal': 'team',
  assigned: 'assignments',
  'part-given': 'assignments',
  'goal-given': 'assignments',
  'thread-assigned': 'assignments',
  'approval-asked': 'assignments',
  'approval-returned': 'assignments',
  'approval-given': 'followed',
  'proposal-accepted': 'proposals',
  'proposal-declined': 'proposals',
  'proposal-said': 'proposals',
  'proposal-suggested': 'proposals',
  'proposal-ending': 'proposals',
  'proposal-expired': 'proposals',
  'proposal-opened': 'proposals',
  'handoff-late': 'handoffs',
  'handoff-returned': 'handoffs',
  'handoff-asked': 'handoffs',
  'handoff-warned': 'handoffs',
  'handoff-to-accept': 'handoffs',
  'handoff-accepted': 'handoffs',
  'handoff-withdrawn': 'handoffs',
  reminder: 'reminders',
  overdue: 'due',
  due: 'due',
  'goal-overdue': 'due',
  'event-cancelled': 'events',
  'event-moved': 'events',
  'event-answered': 'events',
  invited: 'events',
  replied: 'comments',
  commented: 'comments',
  'thread-resolved': 'comments',
  answered: 'followed',
  'task-done': 'followed',
  'goal-reached': 'followed',
  'goal-ended': 'followed',
  watching: 'followed',
};

/** When a mail tells of an event: as it happens, once a day together with others, or not at all. */
export const mailTimes = ['now', 'daily', 'never'] as const;
export type MailTime = (typeof mailTimes)[number];

const channels = z.strictObject({ mail: z.enum(mailTimes), browser: z.boolean() });
export type NotificationChannels = z.infer<typeof channels>;

const perEvent = z.strictObject(
  Object.fromEntries(notificationEvents.map((event) => [event, channels])) as Record<
    NotificationEvent,
    typeof channels
  >,
);

/** A minute of the day by the clock on the wall; midnight is its beginning. */
const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const weekday = z.int().min(1).max(7);

export const quietHours = z.discriminatedUnion('kind', [
  z
    .strictObject({
      kind: z.literal('hours'),
      from: clockTime,
      /** Of the next day where it is not after `from`. */
      to: clockTime,
      /** On which it begins, Monday 1 to Sunday 7. */
      days: z
        .array(weekday)
        .min(1)
        .max(7)
        .refine((days) => new Set(days).size === days.length),
    })
    .refine(({ from, to }) => from !== to),
  /** Whenever one does not work. */
  z.strictObject({ kind: z.literal('off-work') }),
]);
export type QuietHours = z.infer<typeof quietHours>;

/** What one person wants to be told of, and when; in the app everything is told always. */
export const notificationSettings = z.strictObject({
  events: perEvent,
  /** When the daily mail is written, by the clock of one's working hours. */
  dailyAt: clockTime,
  /** Null for none. */
  quiet: quietHours.nullable(),
  /** Quiet mode: until then nothing makes itself heard, and colleagues are told so. */
  quietUntil: z.iso
    .datetime()
    .refine((when) => when >= '1970' && when < '2200')
    .nullable(),
});
export type NotificationSettings = z.infer<typeof notificationSettings>;

const told = (mail: MailTime, browser: boolean): NotificationChannels => ({ mail, browser });

/** What counts until somebody says otherwise: at once what waits for oneself, once a day what is good to know. */
export const usualSettings: NotificationSettings = {
  events: {
    mentions: told('now', true),
    assignments: told('now', true),
    handoffs: told('now', true),
    proposals: told('now', true),
    reminders: told('now', true),
    team: told('daily', true),
    due: told('daily', false),
    events: told('daily', true),
    comments: told('daily', false),
    followed: told('never', false),
  },
  dailyAt: '08:00',
  quiet: null,
  quietUntil: null,
};
