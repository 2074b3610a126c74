import { z } from 'zod';

import { boardFilter } from '#features/deals/filters/board-filter.ts';
import { tableColumns } from '#features/deals/table/table-sort.ts';

/** What of a board's screen is in its address: filters, layout, order, the deal beside. No colleague's screen changes. */
export const boardSearch = boardFilter.extend({
  peek: z.string().max(40).optional().catch(undefined),
  /** The handoff that is open beside the board. */
  handoff: z.uuid().optional().catch(undefined),
  view: z.enum(['board', 'table']).optional().catch(undefined),
  sort: z.enum(tableColumns).optional().catch(undefined),
  /** A row of the log: the board as it was then, 0 for as it is; and the one it is compared with. */
  past: z.int().min(0).optional().catch(undefined),
  since: z.int().min(1).optional().catch(undefined),
  turn: z.enum(['up', 'down']).optional().catch(undefined),
});
export type BoardSearch = z.infer<typeof boardSearch>;
