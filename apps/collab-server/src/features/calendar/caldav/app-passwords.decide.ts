import { passwordCreated, passwordRevoked, type AppPassword } from '@baton/schema/calendar';
import { passwordId, refuse, type MemberId, type PasswordId } from '@baton/schema/shared';

import { accept, type Moment } from '#platform/command/definition.ts';

const mostPasswords = 20;

/** Rule CA13. */
export const decideCreatePassword = (
  { held, taken }: { held: number; taken: boolean },
  { name }: { name: string },
  { actor, now, newId }: Moment,
) => {
  if (held >= mostPasswords) return refuse('too-many-passwords', { limit: mostPasswords });
  if (taken) return refuse('password-taken');
  const id = passwordId.parse(newId());
  const made: AppPassword = { id, name, createdAt: now.toISOString(), usedAt: null };
  return accept(made, passwordCreated({ ...about(actor.member), data: { passwordId: id } }));
};

/** Rule CA13. */
export const decideRevokePassword = ({ id, member }: { id: PasswordId; member: MemberId }) =>
  accept({}, passwordRevoked({ ...about(member), data: { passwordId: id } }));

const about = (member: MemberId) => ({ subject: { kind: 'calendar', id: member } });
