import { z } from 'zod';

import { memberId } from './id.ts';

/** A moment of a live document that people look back to: where a stretch of work on it ended. */
export const pastMoment = z.strictObject({
  /** The row of the log after which it was so. */
  seq: z.int(),
  at: z.iso.datetime(),
  /** Who wrote in the stretch that ended here. */
  members: z.array(memberId),
});
export type PastMoment = z.infer<typeof pastMoment>;

/** One row of a log: when it was written, and by whom. */
export const pastRow = z.strictObject({ seq: z.int(), at: z.iso.datetime(), by: memberId.nullable() });
export type PastRow = z.infer<typeof pastRow>;

/** The row of the log that a route names. */
export const pastSeq = z.coerce.number().int().min(1);
