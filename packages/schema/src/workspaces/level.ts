import { levels, type Level, type Role, type Visibility } from '../shared/access.ts';
import type { MemberId, TeamId } from '../shared/id.ts';
import { roleTable } from './roles.ts';
import type { Grant } from './workspace.ts';

export interface LevelActor {
  member: MemberId;
  role: Role;
  teams: readonly TeamId[];
}

/**
 * What somebody holds on a container: the highest of what the role gives everywhere, what the visibility gives, and what
 * the grants give. Visibility `people` leaves team grants aside. The server's SQL form says the same; a test compares them.
 */
export const levelFrom = (
  actor: LevelActor,
  container: { visibility: Visibility; grants: readonly Grant[] },
): Level | null => {
  const row = roleTable[actor.role];
  const held: (Level | null)[] = [row.everywhere];
  if (container.visibility === 'workspace') held.push(row.visibleToAll);
  for (const grant of container.grants) {
    if (grant.subjectKind === 'member' && grant.subject === actor.member) held.push(grant.level);
    if (grant.subjectKind === 'team' && reachesThroughTeam(actor, container.visibility, grant)) {
      held.push(grant.level, row.ownTeams);
    }
  }
  return levels.findLast((level) => held.includes(level)) ?? null;
};

const reachesThroughTeam = (actor: LevelActor, visibility: Visibility, grant: Grant): boolean =>
  roleTable[actor.role].throughTeams && visibility !== 'people' && actor.teams.some((team) => team === grant.subject);
