import { z } from 'zod';

const taskViews = ['mine', 'delegated', 'team', 'person', 'done', 'bin', 'workload'] as const;

/** What of the page is in its address: whose tasks, and the one shown beside them. */
export const tasksSearch = z.object({
  view: z.enum(taskViews).optional().catch(undefined),
  /** The team of `team`, or the person of `person`. */
  of: z.uuid().optional().catch(undefined),
  peek: z.uuid().optional().catch(undefined),
  create: z.boolean().optional().catch(undefined),
});
export type TasksSearch = z.infer<typeof tasksSearch>;
