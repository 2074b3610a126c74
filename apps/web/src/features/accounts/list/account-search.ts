import { accountKind, accountSort } from '@baton/schema/accounts';
import { lifeStatus } from '@baton/schema/shared';
import { z } from 'zod';

/** What of the list is in its address: filters and order. No colleague's screen changes. */
export const accountFilter = z.object({
  q: z.string().max(100).optional().catch(undefined),
  home: z.enum(['archive', 'bin']).optional().catch(undefined),
  kind: accountKind.optional().catch(undefined),
  status: lifeStatus.optional().catch(undefined),
  /** A member, or `none` for those that nobody owns. */
  owner: z
    .union([z.uuid(), z.literal('none')])
    .optional()
    .catch(undefined),
  /** Those for whose present stage nobody answers. */
  answers: z.literal('none').optional().catch(undefined),
  /** Those in the stages of one team. */
  team: z.uuid().optional().catch(undefined),
  sector: z.string().max(100).optional().catch(undefined),
  country: z.string().max(100).optional().catch(undefined),
  /** Conditions on the workspace's own fields, as the server takes them. */
  where: z.string().max(8_000).optional().catch(undefined),
  sort: accountSort.optional().catch(undefined),
});
export type AccountFilter = z.infer<typeof accountFilter>;

/** Whether anything is filtered; the order and the place are no filters. */
export const isFiltered = (filter: AccountFilter): boolean =>
  Object.entries(filter).some(
    ([key, value]) => key !== 'sort' && key !== 'home' && value !== undefined && value !== '',
  );

/** The whole address of the list: what is shown, what is open beside it, and whether one is being added. */
export const accountsSearch = accountFilter.extend({
  peek: z.string().max(40).optional().catch(undefined),
  create: z.boolean().optional().catch(undefined),
});
export type AccountsSearch = z.infer<typeof accountsSearch>;
