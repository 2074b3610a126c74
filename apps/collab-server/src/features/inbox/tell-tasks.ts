import type { MemberId } from '@baton/schema/shared';
import type { TaskHolder } from '@baton/schema/tasks';

import type { RecordedFact } from '#platform/facts/facts.port.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { peopleOfTeam } from '../workspaces/reads.ts';
import { deliver } from './deliver.ts';

/** Whoever a task is with from now on; a whole team where nobody of it has it yet. */
export const tellHolder = async (
  tx: Tx,
  fact: RecordedFact,
  { assigneeId, teamId }: TaskHolder,
  watchers: readonly MemberId[],
): Promise<void> => {
  const team = assigneeId === null && teamId !== null ? await peopleOfTeam(tx, fact.workspace, teamId) : [];
  await deliver(tx, fact, {
    record: { kind: 'task', id: fact.subject.id },
    to: [
      { member: assigneeId, why: 'assigned' },
      ...team.map((member) => ({ member, why: 'team-task' as const })),
      ...watchers.map((member) => ({ member, why: 'watching' as const })),
    ],
  });
};
