import { z } from 'zod';

import { level } from '../shared/access.ts';
import { calendarId, feedId, memberId, passwordId, subscriptionId } from '../shared/id.ts';

/** Whose calendar it is: it has the id of the person or the team. */
export const calendarHolders = ['member', 'team'] as const;
export const calendarHolder = z.enum(calendarHolders);
export type CalendarHolder = z.infer<typeof calendarHolder>;

export const calendar = z.strictObject({
  id: calendarId,
  holder: calendarHolder,
  /** What the reader holds on it; null: they may know when somebody is busy, and no more. */
  level: level.nullable(),
});
export type Calendar = z.infer<typeof calendar>;

/** What another calendar, such as a phone's, is told of this one. */
export const feedTells = z.enum(['everything', 'busy']);

/**
 * 32 random bytes as base64url. Whoever asks for an address makes up its secret: the server keeps a hash, and neither it
 * nor what is kept of its answers could tell the address again.
 */
export const feedToken = z.string().regex(/^[\w-]{43}$/);

/** Where a feed is read, on the server's own address. */
export const feedPath = (token: string): string => `/cal/${token}.ics`;

/** A secret address at which this calendar can be subscribed to elsewhere. */
export const feed = z.strictObject({
  id: feedId,
  calendarId,
  tells: feedTells,
  createdBy: memberId,
  createdAt: z.iso.datetime(),
  /** When it was last asked for, to the hour. */
  readAt: z.iso.datetime().nullable(),
});
export type Feed = z.infer<typeof feed>;

/** Why what is subscribed to could not be read. */
export const subscriptionProblems = [
  'address-not-allowed',
  'not-reached',
  'not-found',
  'refused-by-server',
  'too-large',
  'not-a-calendar',
] as const;
export const subscriptionProblem = z.enum(subscriptionProblems);
export type SubscriptionProblem = z.infer<typeof subscriptionProblem>;

/** Six groups of four letters and digits that are not mistaken for one another: 119 bits, made up by who asks for it. */
export const appPasswordSecret = z.string().regex(/^[a-hj-km-z2-9]{4}(-[a-hj-km-z2-9]{4}){5}$/);

/** Where phones and other programs read and write calendars, on the server's own address. */
export const calDavPath = '/dav/';

/** What one device of a person reads and writes calendars with. */
export const appPassword = z.strictObject({
  id: passwordId,
  name: z.string(),
  createdAt: z.iso.datetime(),
  /** When the device last came, to the hour. */
  usedAt: z.iso.datetime().nullable(),
});
export type AppPassword = z.infer<typeof appPassword>;

/** Where a calendar of elsewhere is read. `webcal` is what calendar programs call https. */
export const subscriptionUrl = z
  .string()
  .trim()
  .max(2_000)
  .transform((text) => text.replace(/^webcals?:/i, 'https:'))
  .pipe(z.url({ protocol: /^https?$/ }));

/** A calendar of elsewhere whose events are shown in one of ours; they are read, never changed. */
export const subscription = z.strictObject({
  id: subscriptionId,
  calendarId,
  name: z.string(),
  /** The server alone: the rest of an address may be a secret. */
  host: z.string(),
  events: z.int(),
  /** When it was last read without trouble. */
  fetchedAt: z.iso.datetime().nullable(),
  /** When it will be looked at next. */
  nextAt: z.iso.datetime(),
  problem: subscriptionProblem.nullable(),
});
export type Subscription = z.infer<typeof subscription>;
