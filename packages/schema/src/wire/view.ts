import { z } from 'zod';

/**
 * How far something that scrolls has been scrolled. Windows differ in size, so it is told by what stands at the edge: a
 * card or a paragraph, and how much of it is beyond the edge. `share` of the whole is for where that is not drawn.
 */
export const shownScroll = z.strictObject({
  /** Which one scrolls, as the page calls it. */
  name: z.string().max(80),
  /** What stands at its edge; null at the very beginning and where nothing has a name. */
  anchor: z.string().max(80).nullable(),
  part: z.number().min(-2).max(2),
  share: z.number().min(0).max(1),
});
export type ShownScroll = z.infer<typeof shownScroll>;

/** What a person sees, for those who follow them: a page, what its address says more of it, and how it is scrolled. */
export const shownView = z.strictObject({
  /** `board:<id>`, as a place is called. Only who may know of it is told. */
  page: z.string().max(60),
  search: z
    .string()
    .max(2_000)
    .regex(/^(?:\?.*)?$/),
  scrolls: z.array(shownScroll).max(60),
});
export type ShownView = z.infer<typeof shownView>;
