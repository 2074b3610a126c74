import { z } from 'zod';

import { factType } from '../shared/fact.ts';
import { memberId } from '../shared/id.ts';
import { taskDue } from '../tasks/task.ts';
import { inboxState } from './inbox-item.ts';

/** Somebody sorted a row of their own. No longer made, since it concerns nobody else; chains of before hold it. */
export const inboxSorted = factType('inbox.sorted', inboxState.partial().shape);

const dueOfTask = { title: z.string(), assigneeId: memberId, due: taskDue };
/** The day of a task has begun where it was given. */
export const taskFellDue = factType('task.fell-due', dueOfTask);
/** It was still open when its hour, or its day, had passed. */
export const taskBecameOverdue = factType('task.became-overdue', dueOfTask);
/** The moment has come at which its assignee is reminded. Theirs alone, so it is told under no account. */
export const taskReminded = factType('task.reminded', {
  title: z.string(),
  assigneeId: memberId,
  remindAt: z.iso.datetime(),
});
