import { z } from 'zod';

/** The envelope of every list: rows and where to go on. */
export const listOf = <Row extends z.ZodType>(row: Row) =>
  z.strictObject({
    data: z.array(row),
    page: z.strictObject({ next_cursor: z.string().nullable(), has_more: z.boolean() }),
  });

/** The common part of a list's input. Pages hold at most 200 rows. */
export const listInput = { limit: z.coerce.number().int().min(1).max(200).default(50), cursor: z.string().optional() };
