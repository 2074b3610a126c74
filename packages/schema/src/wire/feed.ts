import { z } from 'zod';

import { origin } from '../shared/access.ts';
import { subject } from '../shared/fact.ts';
import { accountId, memberId } from '../shared/id.ts';
import { shownView } from './view.ts';

/**
 * What a tab is told on its `presence:<workspace>` room, one JSON text per stateless message. `fact` names only what
 * changed: the client marks matching queries stale and reads again under its own rights.
 */
export const feedMessage = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('fact'),
    seq: z.int(),
    type: z.string(),
    subject,
    account: accountId.nullable(),
    actor: memberId.nullable(),
    origin,
  }),
  /** This person changed something that is theirs alone, perhaps in another tab; it has no place among the facts. */
  z.strictObject({ kind: z.literal('own'), topics: z.array(z.string().max(40)).max(20) }),
  /** Everything up to `seq` is now known; sent after a catch-up and as the start of a session. */
  z.strictObject({ kind: z.literal('caught-up'), seq: z.int() }),
  /** The gap is too old or too large to list: drop cached rows and read again. */
  z.strictObject({ kind: z.literal('reset'), seq: z.int() }),
  z.strictObject({ kind: z.literal('rights-changed') }),
  z.strictObject({
    kind: z.literal('presence'),
    people: z.array(
      z.strictObject({
        member: memberId,
        where: z.string().max(200),
        idle: z.boolean(),
        /** In quiet mode. Absent rather than false, as the next one: tabs from before these know neither. */
        quiet: z.literal(true).optional(),
        /** Goes where the one goes who is told this. */
        follows: z.literal(true).optional(),
      }),
    ),
  }),
  /** What the one sees whom this tab follows. */
  z.strictObject({ kind: z.literal('view'), member: memberId, view: shownView }),
]);
export type FeedMessage = z.infer<typeof feedMessage>;

/** What a tab may say on that room. */
export const feedRequest = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('since'), seq: z.int().min(0) }),
  z.strictObject({
    kind: z.literal('here'),
    where: z.string().max(200),
    idle: z.boolean(),
    quiet: z.literal(true).optional(),
    /** Whom this tab follows. */
    follows: memberId.optional(),
  }),
  /** What this person sees now; said while somebody follows them, and told to nobody else. */
  z.strictObject({ kind: z.literal('view'), view: shownView }),
]);
export type FeedRequest = z.infer<typeof feedRequest>;
