import { refuse, type MemberId, type Role, type TeamId } from '@baton/schema/shared';
import {
  memberReinstated,
  memberRemoved,
  memberRenamed,
  memberReportsToChanged,
  memberRoleChanged,
  teamMemberRemoved,
} from '@baton/schema/workspaces';

import { accept } from '#platform/command/definition.ts';

export interface RoleWorld {
  member: { id: MemberId; role: Role; userId: string | null };
  wanted: Role;
  owners: number;
  teams: readonly TeamId[];
}

const about = (id: MemberId) => ({ kind: 'member', id });

/** Rules W3 and W8. */
export const decideChangeRole = ({ member, wanted, owners, teams }: RoleWorld) => {
  if (member.role === wanted) return accept({});
  if (wanted === 'owner' && member.userId === null) return refuse('placeholder-cannot-own');
  if (member.role === 'owner' && owners <= 1) return refuse('last-owner');
  const changed = memberRoleChanged({
    subject: about(member.id),
    data: { memberId: member.id, from: member.role, to: wanted },
  });
  const left = wanted === 'guest' ? teams : [];
  return accept(
    {},
    changed,
    ...left.map((id) =>
      teamMemberRemoved({ subject: { kind: 'team', id }, data: { teamId: id, memberId: member.id } }),
    ),
  );
};

export interface RemoveWorld {
  member: { id: MemberId; role: Role };
  owners: number;
}

/** Rule W3. */
export const decideRemove = ({ member, owners }: RemoveWorld) =>
  member.role === 'owner' && owners <= 1
    ? refuse('last-owner')
    : accept({}, memberRemoved({ subject: about(member.id), data: { memberId: member.id } }));

/** Rule W7. */
export const decideReinstate = ({ member }: { member: { id: MemberId; role: Role } }) =>
  accept({}, memberReinstated({ subject: about(member.id), data: { memberId: member.id, role: member.role } }));

export interface ReportsToWorld {
  member: { id: MemberId; reportsTo: MemberId | null };
  /** The wanted manager and everybody above them; null when there is no such active member. */
  line: readonly MemberId[] | null;
}

/** Rule W6. */
export const decideReportsTo = ({ member, line }: ReportsToWorld, { reportsTo }: { reportsTo: MemberId | null }) => {
  if (line === null) return refuse('manager-not-found');
  if (line.includes(member.id)) return refuse('reports-in-circle');
  if (member.reportsTo === reportsTo) return accept({});
  const data = { memberId: member.id, from: member.reportsTo, to: reportsTo };
  return accept({}, memberReportsToChanged({ subject: about(member.id), data }));
};

export const decideRename = (member: { id: MemberId; name: string }, { name }: { name: string }) =>
  member.name === name
    ? accept({})
    : accept({}, memberRenamed({ subject: about(member.id), data: { memberId: member.id, name } }));
