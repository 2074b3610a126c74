import { refuse, teamId, type MemberId, type Role, type TeamId } from '@baton/schema/shared';
import { teamCreated, teamMemberAdded, teamMemberRemoved, teamRenamed } from '@baton/schema/workspaces';

import { accept, type Moment } from '#platform/command/definition.ts';

const about = (id: TeamId) => ({ kind: 'team', id });

export const decideCreateTeam = (
  { nameTaken }: { nameTaken: boolean },
  { name }: { name: string },
  { newId }: Pick<Moment, 'newId'>,
) => {
  if (nameTaken) return refuse('team-name-taken');
  const id = teamId.parse(newId());
  return accept({ id }, teamCreated({ subject: about(id), data: { teamId: id, name, kind: null } }));
};

export const decideRenameTeam = (
  { team, nameTaken }: { team: { id: TeamId; name: string | null }; nameTaken: boolean },
  { name }: { name: string },
) => {
  if (team.name === name) return accept({});
  if (nameTaken) return refuse('team-name-taken');
  return accept({}, teamRenamed({ subject: about(team.id), data: { teamId: team.id, name } }));
};

export interface TeamPlace {
  team: TeamId;
  member: { id: MemberId; role: Role };
  within: boolean;
}

/** Rule W8. */
export const decideAddToTeam = ({ team, member, within }: TeamPlace) => {
  if (member.role === 'guest') return refuse('guest-in-team');
  if (within) return accept({});
  return accept({}, teamMemberAdded({ subject: about(team), data: { teamId: team, memberId: member.id } }));
};

export const decideRemoveFromTeam = ({ team, member, within }: TeamPlace) =>
  within
    ? accept({}, teamMemberRemoved({ subject: about(team), data: { teamId: team, memberId: member.id } }))
    : accept({});
