import { z } from 'zod';

/** What became of a version that was sent, as its senders see it. */
export const versionTracking = z.strictObject({
  version: z.int(),
  sentAt: z.iso.datetime(),
  /** The first look and the last; null while nobody looked who may be watched. */
  openedAt: z.iso.datetime().nullable(),
  lastOpenedAt: z.iso.datetime().nullable(),
  /** How often it was looked at. */
  opens: z.int(),
  /** Somebody who holds a link asked not to be watched. */
  unwatched: z.boolean(),
  /** How often the customer said something. */
  comments: z.int(),
  answered: z.strictObject({ kind: z.enum(['accepted', 'declined']), at: z.iso.datetime() }).nullable(),
  /** When the customer was reminded of it by itself. */
  reminded: z.array(z.iso.datetime()),
  /** Its parts in their order, and how long each was in front of a reader; 0 stands before the first heading. */
  sections: z.array(z.strictObject({ section: z.int(), title: z.string(), seconds: z.int() })),
});
export type VersionTracking = z.infer<typeof versionTracking>;

export const proposalTracking = z.strictObject({
  /** Whether the workspace wants it counted. */
  tracking: z.boolean(),
  /** The latest first. */
  versions: z.array(versionTracking),
});
export type ProposalTracking = z.infer<typeof proposalTracking>;

/** Once in a while the customer's page says what was in front of its reader since it last did; never finer than 5 seconds. */
export const seenSections = z
  .array(z.strictObject({ section: z.int().min(0).max(200), seconds: z.int().min(5).max(120).multipleOf(5) }))
  .max(50);
