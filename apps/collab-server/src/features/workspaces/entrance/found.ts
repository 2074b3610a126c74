import {
  memberId,
  teamId,
  workspaceId,
  type Currency,
  type MemberId,
  type UserId,
  type WorkspaceId,
} from '@baton/schema/shared';
import { departments, memberJoined, teamCreated, workspaceCreated, type Language } from '@baton/schema/workspaces';
import { workspaces } from '@baton/schema/workspaces/tables';

import { createContainer } from '#platform/access/containers.ts';
import type { DoorCall } from '#platform/command/door.ts';
import type { Tx } from '#platform/scope/scope.ts';

export interface WorkspaceDraft {
  workspaceName: string;
  baseCurrency: Currency;
  language: Language;
}

/** Makes a workspace with its four departments and its first owner, in a `sign-in` transaction. */
export const foundWorkspace = async (
  tx: Tx,
  { facts, newId, now }: Pick<DoorCall<unknown>, 'facts' | 'newId' | 'now'>,
  draft: WorkspaceDraft,
  owner: { userId: UserId; name: string; email: string },
): Promise<{ workspace: WorkspaceId; member: MemberId }> => {
  const workspace = workspaceId.parse(newId());
  const member = memberId.parse(newId());
  const { workspaceName: name, baseCurrency, language } = draft;
  await tx.insert(workspaces).values({ id: workspace, name, baseCurrency, language, createdAt: now });
  await createContainer(tx, { workspace, id: workspace, kind: 'workspace', visibility: 'workspace', grants: [] });
  const created = workspaceCreated({
    subject: { kind: 'workspace', id: workspace },
    data: { name, baseCurrency, language },
  });
  const joined = memberJoined({
    subject: { kind: 'member', id: member },
    data: { memberId: member, ...owner, role: 'owner', teams: [], invitationId: null },
  });
  const teams = departments.map((kind) => {
    const id = teamId.parse(newId());
    return teamCreated({ subject: { kind: 'team', id }, data: { teamId: id, name: null, kind } });
  });
  const by = { workspace, actor: member, origin: 'person' as const, cause: null };
  await facts.record(
    tx,
    by,
    [created, joined, ...teams].map((fact) => ({ ...fact, occurredAt: now })),
  );
  return { workspace, member };
};
