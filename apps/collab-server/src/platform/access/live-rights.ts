import type { WorkspaceId } from '@baton/schema/shared';
import { signIns, workspaces } from '@baton/schema/workspaces/tables';
import { and, gt, sql } from 'drizzle-orm';

import type { Tx } from '../scope/scope.ts';

/** Which of these signed-in devices still live; run by the one-second poll under its own role. */
export const liveSignIns = async (tx: Tx, ids: readonly string[]): Promise<Set<string>> => {
  if (ids.length === 0) return new Set();
  const rows = await tx
    .select({ id: signIns.id })
    .from(signIns)
    .where(and(sql`${signIns.id} = any(${sql.param([...ids])}::uuid[])`, gt(signIns.expiresAt, sql`now()`)));
  return new Set(rows.map(({ id }) => id));
};

/** The version of the rights in each of these workspaces; a workspace that is gone is absent. */
export const rightsVersions = async (tx: Tx, ids: readonly WorkspaceId[]): Promise<Map<WorkspaceId, number>> => {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: workspaces.id, version: workspaces.rightsVersion })
    .from(workspaces)
    .where(sql`${workspaces.id} = any(${sql.param([...ids])}::uuid[])`);
  return new Map(rows.map(({ id, version }) => [id, version]));
};
