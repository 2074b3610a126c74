import { z } from 'zod';

import { accountId, memberId, noteId, taskId, teamId } from '../shared/id.ts';
import { recurrenceRule } from '../shared/recurrence.ts';
import { timeZone } from '../shared/zone.ts';

/** What a task can be about. The list grows: handoffs and proposals come with their features. */
export const taskSubjectKinds = ['account', 'contact', 'deal'] as const;
export const taskSubject = z.strictObject({ kind: z.enum(taskSubjectKinds), id: z.uuid() });
export type TaskSubject = z.infer<typeof taskSubject>;

function inOurTime(when: string): boolean {
  return when >= '1970' && when < '2200';
}

/** From least to most. */
export const priorities = ['low', 'normal', 'high', 'urgent'] as const;
export const priority = z.enum(priorities);
export type Priority = z.infer<typeof priority>;

/** Days and instants of our own time; others are slips, and the database does not know all of them. */
const day = z.iso.date().refine(inOurTime);
const instant = z.iso.datetime().refine(inOurTime);

/** A day in the zone of whoever said it, and an hour of that day where there is one. */
export const taskDue = z.strictObject({
  on: day,
  time: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .nullable()
    .default(null),
  zone: timeZone,
});
export type TaskDue = z.infer<typeof taskDue>;

export const checklistItem = z.strictObject({
  id: z.uuid(),
  text: z.string().trim().min(1).max(200),
  done: z.boolean().default(false),
});
export type ChecklistItem = z.infer<typeof checklistItem>;

/** What people can change of a task, each on its own. */
export const taskValues = z.strictObject({
  title: z.string().trim().min(1).max(300),
  details: z.string().trim().max(5_000),
  due: taskDue.nullable(),
  /** When the assignee wants to be reminded. */
  remindAt: instant.nullable(),
  /** How it comes again once it is done; only a task with a day does. */
  repeat: recurrenceRule.nullable(),
  priority,
  checklist: z
    .array(checklistItem)
    .max(50)
    .refine((items) => new Set(items.map(({ id }) => id)).size === items.length),
});
export type TaskValues = z.infer<typeof taskValues>;
export const taskFields = taskValues.keyof().options;
export type TaskField = (typeof taskFields)[number];

/**
 * Whom a task is with. A team alone: it lies in the queue until one of the team claims it, which adds the person. A person
 * alone: it was given to them.
 */
export const taskHolder = z.strictObject({
  assigneeId: memberId.nullable().default(null),
  teamId: teamId.nullable().default(null),
});
export type TaskHolder = z.infer<typeof taskHolder>;

export const taskHome = z.enum(['listed', 'bin']);

export const task = z.strictObject({
  id: taskId,
  ...taskValues.shape,
  assigneeId: memberId.nullable(),
  teamId: teamId.nullable(),
  /** Its name as the reader may know it. */
  subject: z.strictObject({ ...taskSubject.shape, name: z.string().nullable() }).nullable(),
  accountId: accountId.nullable(),
  /** The note that it is written in, which says its title, person, team, day and whether it is done; null elsewhere. */
  noteId: noteId.nullable(),
  /** Which ☐ of that note. */
  itemId: z.string().nullable(),
  /** The instant that it is due where it has an hour. */
  dueAt: z.iso.datetime().nullable(),
  watcherIds: z.array(memberId),
  createdBy: memberId.nullable(),
  createdAt: z.iso.datetime(),
  changedAt: z.iso.datetime(),
  doneAt: z.iso.datetime().nullable(),
  doneBy: memberId.nullable(),
  home: taskHome,
  /** When what is in the bin is deleted for good. */
  deletedOn: z.iso.datetime().nullable(),
  mayEdit: z.boolean(),
  mayComment: z.boolean(),
});
export type Task = z.infer<typeof task>;
