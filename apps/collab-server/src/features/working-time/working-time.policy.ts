import type { TeamId } from '@baton/schema/shared';
import { roleHas } from '@baton/schema/workspaces';

import type { Actor } from '#platform/access/actor.ts';

export const workingTimePolicy = {
  /** Rule WT4. */
  read: (actor: Actor) => roleHas(actor.role, 'see-members'),
  /** Rule WT2. */
  changeTeam: (actor: Actor, { team }: { team: TeamId }) =>
    roleHas(actor.role, 'manage-teams') || actor.managedTeams.includes(team),
  /** Rule WT4. */
  changeMember: (actor: Actor, { person }: { person: Pick<Actor, 'member' | 'teams'> }) =>
    actor.member === person.member ||
    roleHas(actor.role, 'manage-members') ||
    person.teams.some((team) => actor.managedTeams.includes(team)),
};
