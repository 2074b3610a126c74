import { handoffs } from '@baton/schema/handoffs/tables';
import type { BlockText } from '@baton/schema/rich-text';
import type { AccountId, DealId, HandoffId, Level, MemberId, TeamId, WorkspaceId } from '@baton/schema/shared';
import { roleHas, roleTable } from '@baton/schema/workspaces';
import { members } from '@baton/schema/workspaces/tables';
import { and, eq, isNull, or, sql, type AnyColumn, type SQL } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { levelOn, mayOn } from '#platform/access/levels.ts';
import type { Projected, ProjectedRow } from '#platform/documents/documents.port.ts';
import { idsIn } from '#platform/imports/import-rows.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { handoffsPolicy } from './handoffs.policy.ts';

/** The condition that this actor may read a handoff (HO1). `handoffsPolicy.read` says the same of one. */
export const mayReadHandoff = (actor: Actor): SQL => {
  if (roleTable[actor.role].external) return sql`false`;
  if (roleHas(actor.role, 'manage-teams')) return sql`true`;
  return sql`(${or(isBetween([...actor.teams, ...actor.managedTeams]), mayOn(actor, handoffs.account, 'read'))})`;
};

/** The condition that one of these teams hands on or takes over. */
const isBetween = (teams: readonly TeamId[]): SQL | undefined =>
  or(idsIn(handoffs.fromTeam, teams), idsIn(handoffs.toTeam, teams));

/** The condition that this column names a handoff which this actor may read. */
export const mayReadHandoffOf = (actor: Actor, handoff: AnyColumn | SQL): SQL =>
  sql`${handoff} in (select ${handoffs.id} from ${handoffs} where ${handoffs.workspace} = ${actor.workspace}
    and ${mayReadHandoff(actor)})`;

/** Which of these accounts somebody has handed on: taking an import back leaves them. */
export const accountsWithHandoffs = async (tx: Tx, ids: readonly string[]): Promise<ReadonlySet<string>> => {
  const rows = await tx.selectDistinct({ id: handoffs.account }).from(handoffs).where(idsIn(handoffs.account, ids));
  return new Set(rows.map(({ id }) => id));
};

/** Who hands it on, if they are still in the workspace. */
export const presentSender = async (tx: Tx, workspace: Actor['workspace'], id: HandoffId): Promise<MemberId | null> => {
  const [row] = await tx
    .select({ sender: members.id })
    .from(handoffs)
    .innerJoin(members, and(eq(members.workspace, handoffs.workspace), eq(members.id, handoffs.sender)))
    .where(and(eq(handoffs.workspace, workspace), eq(handoffs.id, id), isNull(members.leftAt)));
  return row?.sender ?? null;
};

/** Where a handoff belongs. */
export interface HandoffHome {
  account: AccountId;
  fromTeam: TeamId;
  toTeam: TeamId;
  sender: MemberId | null;
  /** The deal whose ownership passes with it; null for none. */
  passesDeal: DealId | null;
}

/** Null when there is none in the workspace. */
export const handoffHome = async (
  tx: Tx,
  { workspace }: Pick<Actor, 'workspace'>,
  id: HandoffId,
): Promise<HandoffHome | null> => {
  const [row] = await tx
    .select()
    .from(handoffs)
    .where(and(eq(handoffs.workspace, workspace), eq(handoffs.id, id)));
  if (!row) return null;
  const { account, fromTeam, toTeam, sender } = row;
  const isDeal = row.subjectKind === 'deal' && row.passes === 'deal';
  return { account, fromTeam, toTeam, sender, passesDeal: isDeal ? (row.subject as DealId) : null };
};

/** What somebody holds on the brief of a handoff; null for nothing, also where there is none in the workspace. */
export const levelOnHandoff = async (tx: Tx, actor: Actor, id: HandoffId): Promise<Level | null> => {
  const [row] = await tx
    .select({ account: handoffs.account, fromTeam: handoffs.fromTeam, toTeam: handoffs.toTeam })
    .from(handoffs)
    .where(and(eq(handoffs.workspace, actor.workspace), eq(handoffs.id, id)));
  if (!row) return null;
  return handoffsPolicy.levelWith(actor, { ...row, level: await levelOn(tx, actor, 'account', row.account) });
};

/** The brief that something stands in. */
export interface BriefPlace {
  workspace: WorkspaceId;
  handoff: HandoffId;
  account: AccountId;
}

/** What another feature reads out of what is written in briefs into rows of its own, inside the brief's projection. */
export interface BriefReader {
  project(
    tx: Tx,
    place: BriefPlace,
    steps: readonly { row: ProjectedRow; blocks: readonly BlockText[] }[],
  ): Promise<Projected>;
  /** Writes the rows anew, no facts. What people have answered to them stays. */
  rebuild(tx: Tx, place: BriefPlace, blocks: readonly BlockText[]): Promise<void>;
}
