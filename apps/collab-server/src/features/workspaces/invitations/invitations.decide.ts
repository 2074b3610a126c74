import { invitationId, refuse, type InvitationId, type MemberId, type Role, type TeamId } from '@baton/schema/shared';
import { invitationRevoked, memberInvited } from '@baton/schema/workspaces';

import { accept, type Moment } from '#platform/command/definition.ts';

/** How long an invitation can be accepted, in milliseconds. */
export const invitationLife = 7 * 24 * 60 * 60 * 1000;

export interface InviteWorld {
  wanted: Role;
  /** The address belongs to an active member who can sign in. */
  memberAlready: boolean;
  /** Whether all wanted teams exist here. */
  teamsKnown: boolean;
  /** Null when none is wanted or there is no such unclaimed placeholder. */
  placeholder: MemberId | null;
  open: readonly { id: InvitationId; email: string }[];
}

interface InviteInput {
  email: string;
  role: Role;
  teams: TeamId[];
  placeholder?: MemberId | undefined;
}

const about = (id: InvitationId) => ({ kind: 'invitation', id });

/** Rules W4, W5 and W8. */
export const decideInvite = (world: InviteWorld, input: InviteInput, { now, newId }: Pick<Moment, 'now' | 'newId'>) => {
  if (world.memberAlready) return refuse('already-member');
  if (input.role === 'guest' && input.teams.length > 0) return refuse('guest-in-team');
  if (!world.teamsKnown) return refuse('team-not-found');
  if (input.placeholder !== undefined && world.placeholder === null) return refuse('placeholder-not-found');
  const id = invitationId.parse(newId());
  const expiresAt = new Date(now.getTime() + invitationLife).toISOString();
  const { email, role, teams } = input;
  const data = { invitationId: id, email, role, teams, placeholder: world.placeholder, expiresAt };
  return accept(
    { id, expiresAt },
    ...world.open.flatMap((older) => decideRevoke(older).facts),
    memberInvited({ subject: about(id), data }),
  );
};

export const decideRevoke = ({ id, email }: { id: InvitationId; email: string }) =>
  accept({}, invitationRevoked({ subject: about(id), data: { invitationId: id, email } }));
