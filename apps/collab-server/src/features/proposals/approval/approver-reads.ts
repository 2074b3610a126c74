import { proposals } from '@baton/schema/proposals/tables';
import type { MemberId, ProposalId } from '@baton/schema/shared';
import { members } from '@baton/schema/workspaces/tables';
import { and, eq, inArray, isNull } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { beyondLimits, maySayYes } from './beyond-limits.ts';
import { discountWorld } from './discount-world.ts';

/** Rule PP8: who leads here and could say yes to all of a proposal. Who of them may know it, the caller decides. */
export const approversOf = async (
  tx: Tx,
  { workspace }: Pick<Actor, 'workspace'>,
  id: ProposalId,
): Promise<MemberId[]> => {
  const [row] = await tx
    .select({ discounts: proposals.discounts, approved: proposals.approved })
    .from(proposals)
    .where(and(eq(proposals.workspace, workspace), eq(proposals.id, id)));
  if (!row) return [];
  const world = await discountWorld(tx, { workspace }, [row]);
  const beyond = beyondLimits(row.discounts, row.approved, world);
  const leaders = await tx
    .select({ id: members.id, role: members.role })
    .from(members)
    .where(
      and(
        eq(members.workspace, workspace),
        isNull(members.leftAt),
        inArray(members.role, ['owner', 'admin', 'manager']),
      ),
    );
  return leaders.filter(({ role }) => maySayYes(role, row.discounts, beyond, world)).map((each) => each.id);
};
