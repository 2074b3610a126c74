import { z } from 'zod';

const calendarViews = ['day', 'week', 'month', 'agenda'] as const;
export type CalendarViewName = (typeof calendarViews)[number];

/** What of the page is in its address: which days, how, and the event beside them. */
export const calendarSearch = z.object({
  view: z.enum(calendarViews).optional().catch(undefined),
  on: z.iso.date().optional().catch(undefined),
  event: z.uuid().optional().catch(undefined),
  /** Which one of a series. */
  occurrence: z.string().max(16).optional().catch(undefined),
  /** A task beside the grid. */
  task: z.uuid().optional().catch(undefined),
  create: z.boolean().optional().catch(undefined),
});
export type CalendarSearch = z.infer<typeof calendarSearch>;
