import { z } from 'zod';

import { accountId, memberId } from '../shared/id.ts';
import { money } from '../shared/money.ts';

/** A company that is or may become a customer, or another kind of partner of the business. */
export const accountKinds = ['customer', 'supplier', 'partner', 'distributor'] as const;
export const accountKind = z.enum(accountKinds);
export type AccountKind = z.infer<typeof accountKind>;

export const accountName = z.string().trim().min(1).max(200);

/** An account as lists, search and pickers show it. */
export const account = z.strictObject({
  id: accountId,
  name: accountName,
  kind: accountKind,
  sector: z.string().nullable(),
  country: z.string().nullable(),
  foundedIn: z.int().nullable(),
  employees: z.int().nullable(),
  revenue: money.nullable(),
  /** The company it belongs to, when that is an account too and visible. */
  parentId: accountId.nullable(),
  ownerId: memberId.nullable(),
});
export type Account = z.infer<typeof account>;
