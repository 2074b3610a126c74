import type { InboxReasonKind } from '@baton/schema/inbox';
import type { Holder } from '@baton/schema/shared';

import type { RecordedFact } from '#platform/facts/facts.port.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { peopleOfTeam } from '../workspaces/reads.ts';
import type { Delivery } from './deliver.ts';

/** Whom something concerns that people and teams hold: oneself for one reason, whoever is of the team for another. */
export const toHolders = async (
  tx: Tx,
  { workspace }: Pick<RecordedFact, 'workspace'>,
  holders: readonly Holder[],
  { own, team }: { own: InboxReasonKind; team: InboxReasonKind },
): Promise<Delivery['to']> => {
  const people: Delivery['to'][number][] = [];
  for (const { kind, id } of holders) {
    if (kind === 'member') people.push({ member: id, why: own });
    else for (const member of await peopleOfTeam(tx, workspace, id)) people.push({ member, why: team });
  }
  return people;
};
