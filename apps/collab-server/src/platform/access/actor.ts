import type { MemberId, Origin, Role, TeamId, WorkspaceId } from '@baton/schema/shared';

/** Who acts, in one workspace, with the rights read in this transaction (M11). */
export interface Actor {
  workspace: WorkspaceId;
  member: MemberId;
  role: Role;
  /** Teams the member belongs to. */
  teams: readonly TeamId[];
  /** Teams whose work the member directs; empty unless the role is manager. */
  managedTeams: readonly TeamId[];
  origin: Origin;
}

/** A policy is a record of sentences: may this actor do this to this thing? */
export type Policy<Thing> = Record<string, (actor: Actor, thing: Thing) => boolean>;
