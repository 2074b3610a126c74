import type { ContainerId, MemberId, TeamId } from '@baton/schema/shared';
import { access as contract, type SubjectKind } from '@baton/schema/workspaces';
import { containers, grants, members, teams } from '@baton/schema/workspaces/tables';
import { and, eq, isNull } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { levelOn } from '#platform/access/levels.ts';
import { command, type Loading } from '#platform/command/command.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { lockRights } from '../members/member-rows.ts';
import { accessPolicy } from '../workspaces.policy.ts';
import { decideGrant, decideRevokeGrant, decideVisibility, type GrantWorld } from './access.decide.ts';

export const grantAccess = command({
  contract: contract.grant,
  load: (loading) => grantWorld(loading),
  may: accessPolicy.change,
  decide: decideGrant,
});

export const revokeAccess = command({
  contract: contract.revoke,
  load: async (loading) => {
    const world = await grantWorld(loading);
    // On the workspace itself nothing is granted, and the refusal says so.
    return world && (world.granted !== null || world.container.kind === 'workspace') ? world : null;
  },
  may: accessPolicy.change,
  decide: decideRevokeGrant,
});

export const setVisibility = command({
  contract: contract.setVisibility,
  load: async ({ tx, actor, input }) => {
    await lockRights(tx, actor);
    return heldContainer(tx, actor, input.containerId);
  },
  may: (actor, thing) => accessPolicy.change(actor, thing),
  decide: decideVisibility,
});

interface GrantTarget {
  containerId: ContainerId;
  subjectKind: SubjectKind;
  subject: string;
}

const grantWorld = async ({ tx, actor, input }: Loading<GrantTarget>): Promise<GrantWorld | null> => {
  await lockRights(tx, actor);
  const container = await heldContainer(tx, actor, input.containerId);
  if (!container) return null;
  const [now] = await tx
    .select({ level: grants.level })
    .from(grants)
    .where(
      and(
        eq(grants.workspace, actor.workspace),
        eq(grants.container, input.containerId),
        eq(grants.subjectKind, input.subjectKind),
        eq(grants.subject, input.subject),
      ),
    );
  return { ...container, granted: now?.level ?? null, subjectKnown: await isSubject(tx, actor, input) };
};

const heldContainer = async (tx: Tx, actor: Actor, id: ContainerId) => {
  const [container] = await tx
    .select()
    .from(containers)
    .where(and(eq(containers.workspace, actor.workspace), eq(containers.id, id)))
    .for('no key update');
  return container ? { container, held: await levelOn(tx, actor, 'any', id) } : null;
};

const isSubject = async (tx: Tx, actor: Actor, { subjectKind, subject }: GrantTarget): Promise<boolean> => {
  const rows =
    subjectKind === 'team'
      ? await tx
          .select({ id: teams.id })
          .from(teams)
          .where(and(eq(teams.workspace, actor.workspace), eq(teams.id, subject as TeamId)))
      : await tx
          .select({ id: members.id })
          .from(members)
          .where(
            and(eq(members.workspace, actor.workspace), eq(members.id, subject as MemberId), isNull(members.leftAt)),
          );
  return rows.length > 0;
};
