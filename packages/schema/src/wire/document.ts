import { z } from 'zod';

import { level } from '../shared/access.ts';
import { memberId } from '../shared/id.ts';

/**
 * What the server says once on a document's own channel, as JSON of a stateless message, after it let a client in: the
 * epoch under which the client may keep a copy on its device, and what this person may do here.
 */
export const documentMessage = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('opened'), epoch: z.int().min(1), seq: z.int().min(0), level }),
]);
export type DocumentMessage = z.infer<typeof documentMessage>;

const structId = z.object({ client: z.int(), clock: z.int() });
/** A place in a text as Yjs tells it: it stays where it is while others type before it. */
const textPlace = z.object({
  type: structId.nullish(),
  tname: z.string().max(20).nullish(),
  item: structId.nullish(),
  assoc: z.int().optional(),
});

/**
 * The awareness state of one client on a document. The client says what it does and to what; the server stamps `member`
 * and drops what a client claims there. `away` stands for "nothing" since removals are lost on the way.
 */
export const awarenessState = z.object({
  member: memberId.optional(),
  doing: z.enum(['moving', 'editing', 'away']).catch('away'),
  /** Id of the thing inside the document, such as a deal on a board. */
  subject: z.string().max(64).optional(),
  field: z.string().max(40).optional(),
  /** Where this person's caret is in a text, and how far the selection reaches. */
  cursor: z.object({ anchor: textPlace, head: textPlace }).nullish().catch(null),
});
export type AwarenessState = z.infer<typeof awarenessState>;
