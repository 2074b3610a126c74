import { refuse, type ContainerId, type NewFact, type TaskId } from '@baton/schema/shared';
import { taskBinned, taskCompleted, taskReopened, taskRestored, type Task } from '@baton/schema/tasks';

import { accept, type Moment } from '#platform/command/definition.ts';

import { about, closedBecause, createdFact, toldHere, type InstantOf, type OneTask } from './tasks.decide.ts';

/** What days are, for a decision that knows no zones. */
export interface Days {
  instantOf: InstantOf;
  dayIn: (now: Date, zone: string) => { today: string };
  nextDay: (rule: string, on: string, today: string) => string | null;
  movedWith: (at: string, move: { from: string; to: string; zone: string }) => string;
}

/** The task that comes after one: its id follows from the one before, so that there is one at most. */
export interface Following {
  id: TaskId;
  /** As it is now; null when it was not made. */
  made: { title: string; home: Task['home']; touched: boolean } | null;
}

export interface TaskToSettle extends OneTask {
  container: ContainerId | null;
  following: Following;
  days: Days;
}

/** Rules TK5 and TK6. */
export const decideComplete = (world: TaskToSettle, _input: object, moment: Pick<Moment, 'actor' | 'now'>) => {
  const { task } = world;
  const closed = closedBecause(world);
  if (closed) return refuse(closed);
  if (task.doneAt !== null) return refuse('task-done');
  const at = moment.now.toISOString();
  return accept<Task>(
    { ...task, doneAt: at, doneBy: moment.actor.member, changedAt: at },
    ...completedFacts(world, moment.now),
  );
};

export const completedFacts = (world: TaskToSettle, now: Date): NewFact[] => [
  ...toldHere(world.task, taskCompleted({ ...about(world.task), data: { title: world.task.title } })),
  ...comesNext(world, now),
];

/** Rule TK5. What came next by it goes again, unless somebody has done something with it. */
export const decideReopen = (world: TaskToSettle, _input: object, { now }: Pick<Moment, 'now'>) => {
  const { task } = world;
  const closed = closedBecause(world);
  if (closed) return refuse(closed);
  if (task.doneAt === null) return refuse('task-open');
  return accept<Task>({ ...task, doneAt: null, doneBy: null, changedAt: now.toISOString() }, ...reopenedFacts(world));
};

export const reopenedFacts = ({ task, following: { id, made } }: TaskToSettle): NewFact[] => [
  ...toldHere(task, taskReopened({ ...about(task), data: { title: task.title } })),
  ...(made && made.home === 'listed' && !made.touched
    ? [taskBinned({ ...about({ ...task, id }), data: { title: made.title } })]
    : []),
];

const comesNext = ({ task, container, following: { id, made }, days }: TaskToSettle, now: Date): NewFact[] => {
  if (task.repeat === null || task.due === null) return [];
  if (made?.home === 'bin') return [taskRestored({ ...about({ ...task, id }), data: { title: made.title } })];
  if (made) return [];
  const { on, zone } = task.due;
  const next = days.nextDay(task.repeat, on, days.dayIn(now, zone).today);
  if (next === null) return [];
  const following: Task = {
    ...task,
    id,
    due: { ...task.due, on: next },
    remindAt: task.remindAt && days.movedWith(task.remindAt, { from: on, to: next, zone }),
    checklist: task.checklist.map((item) => ({ ...item, done: false })),
    // One of a team is for whoever claims it the next time.
    assigneeId: task.teamId === null ? task.assigneeId : null,
  };
  return [createdFact(following, { containerId: container, afterId: task.id })];
};
