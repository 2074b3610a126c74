import type { MemberId } from '@baton/schema/shared';
import { roleHas } from '@baton/schema/workspaces';
import { members } from '@baton/schema/workspaces/tables';
import { and, eq, inArray, isNull } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import type { Tx } from '#platform/scope/scope.ts';

/**
 * Names of members for lists of other features. An id that is not one of this workspace, or a reader who may not see
 * colleagues, finds none (M8): callers show "—".
 */
export const memberNames = async (
  tx: Tx,
  actor: Actor,
  ids: readonly MemberId[],
): Promise<ReadonlyMap<MemberId, string>> => {
  const wanted = roleHas(actor.role, 'see-members') ? [...new Set(ids)] : ids.filter((id) => id === actor.member);
  if (wanted.length === 0) return new Map();
  const rows = await tx
    .select({ id: members.id, name: members.name })
    .from(members)
    .where(and(eq(members.workspace, actor.workspace), inArray(members.id, wanted)));
  return new Map(rows.map(({ id, name }) => [id, name]));
};

/** Which of these are members of the workspace now; placeholders count, those who left do not. */
export const presentMembers = async (
  tx: Tx,
  actor: Actor,
  ids: readonly MemberId[],
): Promise<ReadonlySet<MemberId>> => {
  if (ids.length === 0) return new Set();
  const rows = await tx
    .select({ id: members.id })
    .from(members)
    .where(and(eq(members.workspace, actor.workspace), inArray(members.id, [...ids]), isNull(members.leftAt)));
  return new Set(rows.map(({ id }) => id));
};
