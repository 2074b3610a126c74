import { z } from 'zod';

const attrs = z.record(z.string(), z.unknown()).optional();

/** A node of a text as plain data, in the form in which editors read it. */
export const plainNode = z.object({
  type: z.string(),
  attrs,
  get content() {
    return z.array(plainNode).optional();
  },
  text: z.string().optional(),
  marks: z.array(z.object({ type: z.string(), attrs })).optional(),
});
export type PlainNode = z.infer<typeof plainNode>;
