import { newId } from '@baton/collab-server/platform/clock/new-id.ts';
import type { Moment } from '@baton/collab-server/platform/command/definition.ts';
import type { MemberId, Role, WorkspaceId } from '@baton/schema/shared';

/** When and by whom a decision in a test is made; in a workspace of its own unless told otherwise. */
export const aMoment = (about: { role?: Role; member?: MemberId; now?: Date; newId?: () => string } = {}): Moment => ({
  actor: {
    workspace: newId() as WorkspaceId,
    member: about.member ?? (newId() as MemberId),
    role: about.role ?? 'member',
    teams: [],
    managedTeams: [],
    origin: 'person',
  },
  now: about.now ?? new Date('2026-11-26T10:00:00.000Z'),
  newId: about.newId ?? newId,
});
