import { partsOf } from '@baton/schema/rich-text';
import type { MemberId, ProposalId, TeamId } from '@baton/schema/shared';

import type { Actor } from '#platform/access/actor.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { proposalHome } from '../proposals/reads.ts';
import { memberNames, teamNames } from '../workspaces/reads.ts';
import type { ProposalTalk } from './to-customer.decide.ts';

export const proposalTalk = async (
  tx: Tx,
  actor: Actor,
  { id, body }: { id: ProposalId; body: string },
): Promise<ProposalTalk | null> => {
  const home = await proposalHome(tx, actor, id);
  if (!home) return null;
  const called = partsOf(body).filter((part) => typeof part !== 'string');
  const ids = (kind: string) => called.filter((part) => part.kind === kind).map((part) => part.id);
  const members = await memberNames(tx, actor, ids('member') as MemberId[]);
  const teams = await teamNames(tx, actor, ids('team') as TeamId[]);
  return { home, names: new Map<string, string>([...members, ...teams]) };
};
