import { z } from 'zod';

import { factType } from '../shared/fact.ts';
import { containerId, memberId, noteId, taskId, teamId } from '../shared/id.ts';
import { taskSubjectKinds, taskValues } from './task.ts';

const titled = { title: z.string() };
const holder = z.object({ assigneeId: memberId.nullable(), teamId: teamId.nullable() });

export const taskCreated = factType('task.created', {
  ...titled,
  values: z.record(z.string(), z.json()),
  holder,
  watcherIds: z.array(memberId),
  about: z.object({ kind: z.enum(taskSubjectKinds), id: z.uuid() }).nullable(),
  /** What guards it; null for a contact, which its accounts guard, and where it is about nothing. */
  containerId: containerId.nullable(),
  /** Whose task it is; not always who caused it: one that comes again stays its first author's. */
  authorId: memberId.nullable(),
  /** The task that it comes after, where it comes again. */
  afterId: taskId.nullable(),
  /** The note that it is written in; its row is there already. */
  noteId: noteId.nullable().default(null),
});

/** One per field. */
export const taskEdited = factType('task.edited', {
  ...titled,
  field: taskValues.keyof(),
  from: z.json(),
  to: z.json(),
});
export const taskAssigned = factType('task.assigned', { ...titled, from: holder, to: holder });
/** One of the team took it out of the queue. */
export const taskClaimed = factType('task.claimed', { ...titled, teamId });
/** Back in the team's queue. */
export const taskReleased = factType('task.released', { ...titled, teamId });
export const taskCompleted = factType('task.completed', titled);
export const taskReopened = factType('task.reopened', titled);
export const taskBinned = factType('task.binned', titled);
export const taskRestored = factType('task.restored', titled);
/** Deleted for good, 30 days after it went to the bin. */
export const taskPurged = factType('task.purged', {});
export const taskWatched = factType('task.watched', { ...titled, memberId });
export const taskUnwatched = factType('task.unwatched', { ...titled, memberId });
