import { z } from 'zod';

/** Kinds of record that can be found by their words. */
export const foundKinds = ['account', 'deal'] as const;
export const foundKind = z.enum(foundKinds);
export type FoundKind = z.infer<typeof foundKind>;

/** One record that a search brought up. */
export const found = z.strictObject({
  kind: foundKind,
  id: z.uuid(),
  title: z.string(),
  /** Where it lies: the board of a deal. Null when it stands for itself. */
  place: z.strictObject({ kind: z.enum(['board']), id: z.uuid(), name: z.string() }).nullable(),
  /** By its own words, or by words that only look alike. */
  by: z.enum(['name', 'alike']),
});
export type Found = z.infer<typeof found>;
