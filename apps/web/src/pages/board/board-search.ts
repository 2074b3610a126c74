import { z } from 'zod';

/** What of a board's screen is in its address. Nothing here changes a colleague's screen. */
export const boardSearch = z.object({ peek: z.string().optional().catch(undefined) });
