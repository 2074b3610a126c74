import { oc } from '@orpc/contract';
import { z } from 'zod';

import { accountId, memberId, taskId, teamId } from '../shared/id.ts';
import { listInput, listOf } from '../shared/list.ts';
import { refusals } from '../shared/refusal.ts';
import { timeZone } from '../shared/zone.ts';
import { task, taskHolder, taskSubject, taskSubjectKinds, taskValues } from './task.ts';

/** Whose tasks: mine, those that I gave to others, those of a team, or all that I may see. */
export const taskScopes = ['mine', 'delegated', 'team', 'all'] as const;
/** When they are due, as the reader's day has it; without a day is later. */
export const taskTimes = ['any', 'overdue', 'today', 'upcoming'] as const;
export type TaskTime = (typeof taskTimes)[number];
export const taskStates = ['open', 'done', 'bin'] as const;

const zone = timeZone.default('UTC');
const one = z.strictObject({ taskId });
const several = z.strictObject({ taskIds: z.array(taskId).min(1).max(200) });
const changed = z.strictObject({ changed: z.array(taskId) });
const values = { ...taskValues.partial().shape };
const people = ['member-not-found', 'member-sees-nothing', 'team-not-found'] as const;
const load = { open: z.int(), overdue: z.int(), today: z.int() };

/**
 * One thing to do. Tasks about a record are its readers'; others are those people's who have to do with them. One that is
 * written in a note is a ☐ there: what changes it writes into the note, and what the note says of it is changed there.
 */
export const tasks = {
  list: oc
    .route({ method: 'GET', path: '/tasks', summary: 'Tasks by the day they are due', tags: ['tasks'] })
    .input(
      z.strictObject({
        ...listInput,
        scope: z.enum(taskScopes).default('all'),
        time: z.enum(taskTimes).default('any'),
        state: z.enum(taskStates).default('open'),
        zone,
        teamId: teamId.optional(),
        assigneeId: memberId.optional(),
        accountId: accountId.optional(),
        subjectKind: z.enum(taskSubjectKinds).optional(),
        subjectId: z.uuid().optional(),
      }),
    )
    .output(listOf(task)),
  counts: oc
    .route({
      method: 'GET',
      path: '/tasks/counts',
      summary: 'How many of my tasks are due when, and what lies in the queues of my teams',
      tags: ['tasks'],
    })
    .input(z.strictObject({ zone }))
    .output(
      z.strictObject({
        overdue: z.int(),
        today: z.int(),
        upcoming: z.int(),
        delegated: z.int(),
        teams: z.array(z.strictObject({ teamId, open: z.int(), unclaimed: z.int() })),
      }),
    ),
  workload: oc
    .route({
      method: 'GET',
      path: '/tasks/workload',
      summary: 'What the people of the teams that I direct have to do, of what I may see',
      tags: ['tasks'],
    })
    .input(z.strictObject({ zone }))
    .output(z.strictObject({ data: z.array(z.strictObject({ memberId, ...load })) })),
  get: oc
    .route({ method: 'GET', path: '/tasks/{taskId}', summary: 'One task', tags: ['tasks'] })
    .input(one)
    .output(task),
  create: oc
    .route({ method: 'POST', path: '/tasks', summary: 'Add a task', tags: ['tasks'] })
    .input(
      z.strictObject({
        ...values,
        /** Made by whoever adds it, who may change it before the server has heard of it; the server's own when absent. */
        taskId: taskId.optional(),
        title: taskValues.shape.title,
        ...taskHolder.shape,
        subject: taskSubject.nullable().default(null),
        watcherIds: z.array(memberId).max(50).default([]),
      }),
    )
    .output(task)
    .errors(refusals(...people, 'repeat-without-day', 'task-exists')),
  edit: oc
    .route({ method: 'PATCH', path: '/tasks/{taskId}', summary: 'Change fields of a task', tags: ['tasks'] })
    .input(z.strictObject({ taskId, ...values }))
    .output(task)
    .errors(refusals('task-in-bin', 'repeat-without-day', 'task-in-note', 'note-archived')),
  editMany: oc
    .route({
      method: 'POST',
      path: '/tasks/edit',
      summary: 'Change several tasks at once; those that may not be changed so are left out',
      tags: ['tasks'],
    })
    .input(
      z.strictObject({
        changes: z
          .array(
            z.strictObject({
              taskId,
              ...taskValues.pick({ due: true, priority: true }).partial().shape,
              holder: taskHolder.optional(),
              done: z.boolean().optional(),
            }),
          )
          .min(1)
          .max(200),
      }),
    )
    .output(changed)
    .errors(refusals('member-not-found', 'team-not-found')),
  assign: oc
    .route({
      method: 'PUT',
      path: '/tasks/{taskId}/holder',
      summary: 'Give a task to a person or a team, or to nobody',
      tags: ['tasks'],
    })
    .input(z.strictObject({ taskId, ...taskHolder.shape }))
    .output(task)
    .errors(refusals(...people, 'task-in-bin', 'note-archived')),
  claim: oc
    .route({
      method: 'POST',
      path: '/tasks/{taskId}/claim',
      summary: 'Take a task out of the queue of my team',
      tags: ['tasks'],
    })
    .input(one)
    .output(task)
    .errors(refusals('task-claimed', 'task-done', 'task-in-bin', 'note-archived')),
  release: oc
    .route({ method: 'POST', path: '/tasks/{taskId}/release', summary: 'Put it back into the queue', tags: ['tasks'] })
    .input(one)
    .output(task)
    .errors(refusals('task-not-claimed', 'task-done', 'task-in-bin', 'note-archived')),
  complete: oc
    .route({
      method: 'POST',
      path: '/tasks/{taskId}/complete',
      summary: 'It is done; one that comes again is there anew for its next day',
      tags: ['tasks'],
    })
    .input(one)
    .output(task)
    .errors(refusals('task-done', 'task-in-bin', 'note-archived')),
  reopen: oc
    .route({ method: 'POST', path: '/tasks/{taskId}/reopen', summary: 'It is not done after all', tags: ['tasks'] })
    .input(one)
    .output(task)
    .errors(refusals('task-open', 'task-in-bin', 'note-archived')),
  bin: oc
    .route({
      method: 'POST',
      path: '/tasks/bin',
      summary: 'Put tasks into the bin, which is emptied after 30 days',
      tags: ['tasks'],
    })
    .input(several)
    .output(changed),
  restore: oc
    .route({ method: 'POST', path: '/tasks/restore', summary: 'Take tasks back from the bin', tags: ['tasks'] })
    .input(several)
    .output(changed),
  watch: oc
    .route({
      method: 'PUT',
      path: '/tasks/{taskId}/watchers/{memberId}',
      summary: 'Let somebody follow what becomes of a task',
      tags: ['tasks'],
    })
    .input(z.strictObject({ taskId, memberId }))
    .output(task)
    .errors(refusals('member-not-found', 'member-sees-nothing', 'too-many-watchers')),
  unwatch: oc
    .route({
      method: 'DELETE',
      path: '/tasks/{taskId}/watchers/{memberId}',
      summary: 'Nobody follows for them any more',
      tags: ['tasks'],
    })
    .input(z.strictObject({ taskId, memberId }))
    .output(task)
    .errors(refusals('not-watching')),
};
