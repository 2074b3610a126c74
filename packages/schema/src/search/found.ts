import { z } from 'zod';

/** Kinds of record that can be found by their words. */
export const foundKinds = ['account', 'contact', 'deal', 'note', 'proposal'] as const;
export const foundKind = z.enum(foundKinds);
export type FoundKind = z.infer<typeof foundKind>;

/** One record that a search brought up. */
export const found = z.strictObject({
  kind: foundKind,
  id: z.uuid(),
  title: z.string(),
  /** Where it lies: the board of a deal, the account of a note, a proposal or a contact. Null when it stands for itself. */
  place: z.strictObject({ kind: z.enum(['board', 'account']), id: z.uuid(), name: z.string() }).nullable(),
  /** By its name, by its text, or by words that only look alike. */
  by: z.enum(['name', 'text', 'alike']),
  /** The part of the text in which the words stand; null when it was found otherwise. */
  excerpt: z.string().nullable(),
});
export type Found = z.infer<typeof found>;
