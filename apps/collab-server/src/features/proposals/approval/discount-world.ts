import type { GivenDiscount } from '@baton/schema/proposals/tables';
import { members } from '@baton/schema/workspaces/tables';
import { and, eq } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { idsIn } from '#platform/imports/import-rows.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { discountLimitsOf, productKindsOf } from '../../products/reads.ts';
import type { DiscountWorld } from './beyond-limits.ts';

/** What has to be known about the discounts of these proposals; nothing is asked where there are none. */
export const discountWorld = async (
  tx: Tx,
  { workspace }: Pick<Actor, 'workspace'>,
  rows: readonly { discounts: readonly GivenDiscount[] }[],
): Promise<DiscountWorld> => {
  const given = rows.flatMap(({ discounts }) => discounts);
  if (given.length === 0) return { limits: [], kinds: new Map(), roles: new Map() };
  const people = await tx
    .select({ id: members.id, role: members.role })
    .from(members)
    .where(
      and(
        eq(members.workspace, workspace),
        idsIn(
          members.id,
          given.flatMap(({ by }) => by ?? []),
        ),
      ),
    );
  return {
    limits: await discountLimitsOf(tx, { workspace }),
    kinds: await productKindsOf(
      tx,
      { workspace },
      given.flatMap(({ product }) => product ?? []),
    ),
    roles: new Map(people.map(({ id, role }) => [id, role])),
  };
};
