import type { AccountId, ContainerId, MemberId, NewFact, TaskId } from '@baton/schema/shared';
import type { TaskDue } from '@baton/schema/tasks';

import type { Moment } from '#platform/command/definition.ts';

import { instantOf } from './due.ts';
import { decideCreate } from './tasks.decide.ts';

/** A task that comes with something that another feature decides. */
export interface GivenTask {
  account: AccountId;
  assigneeId: MemberId;
  title: string;
  due: TaskDue | null;
}

/**
 * Decided by the rules of tasks, about an account that its assignee may write on when it is recorded: who gives it has
 * seen to that in the same transaction.
 */
export const giveTask = (
  { account, assigneeId, title, due }: GivenTask,
  moment: Moment,
): { id: TaskId; facts: NewFact[] } => {
  const decided = decideCreate(
    {
      home: { name: null, container: account as string as ContainerId, account },
      level: 'write',
      people: new Map([[assigneeId, true]]),
      teams: new Set(),
      instantOf,
      exists: false,
    },
    { title, due, assigneeId, teamId: null, subject: { kind: 'account', id: account }, watcherIds: [] },
    moment,
  );
  if ('refused' in decided) throw new Error(`A task that comes along was refused: ${decided.refused}`);
  return { id: decided.answer.id, facts: decided.facts };
};
