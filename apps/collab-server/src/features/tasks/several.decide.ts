import { refuse, type MemberId, type NewFact, type TaskId, type TeamId } from '@baton/schema/shared';
import { taskBinned, taskRestored, type TaskHolder, type TaskValues } from '@baton/schema/tasks';

import { accept, type Moment } from '#platform/command/definition.ts';

import { completedFacts, reopenedFacts, type TaskToSettle } from './done.decide.ts';
import { about, assignedFacts, closedBecause, editedFacts, isOfNoteAlone, wrongHolder } from './tasks.decide.ts';
import { tasksPolicy, type Knowing } from './tasks.policy.ts';

export interface Several {
  things: readonly (TaskToSettle & Knowing)[];
}

const factFor = { bin: taskBinned, restore: taskRestored };
const homeAfter = { bin: 'bin', restore: 'listed' } as const;

/**
 * Rule TK7. Those that one may not change are left out; one that is there already counts as changed. What is written in a
 * note is taken out of it there, and brought back by taking that back.
 */
const decideHome =
  (what: keyof typeof factFor) =>
  ({ things }: Several, _input: unknown, { actor }: Pick<Moment, 'actor'>) => {
    const mine = things
      .filter((thing) => thing.task.noteId === null && tasksPolicy.change(actor, thing))
      .map(({ task }) => task);
    const moving = mine.filter(({ home }) => home !== homeAfter[what]);
    return accept(
      { changed: mine.map(({ id }) => id) },
      ...moving.map((task) => factFor[what]({ ...about(task), data: { title: task.title } })),
    );
  };

export const decideBin = decideHome('bin');
export const decideRestore = decideHome('restore');

interface Change extends Partial<Pick<TaskValues, 'due' | 'priority'>> {
  taskId: TaskId;
  holder?: TaskHolder | undefined;
  done?: boolean | undefined;
}

export interface SeveralToEdit extends Several {
  /** Everybody who is named, with the tasks that they may know of. */
  people: ReadonlyMap<MemberId, ReadonlySet<string>>;
  teams: ReadonlySet<TeamId>;
}

/** Rules TK2, TK3, TK5 and TK7. */
export const decideEditMany = (
  { things, people, teams }: SeveralToEdit,
  { changes }: { changes: readonly { [Key in keyof Change]: Change[Key] | undefined }[] },
  { actor, now }: Pick<Moment, 'actor' | 'now'>,
) => {
  const holders = changes.flatMap(({ holder }) => holder ?? []);
  if (holders.some(({ assigneeId }) => assigneeId !== null && !people.has(assigneeId)))
    return refuse('member-not-found');
  if (holders.some(({ teamId }) => teamId !== null && !teams.has(teamId))) return refuse('team-not-found');
  const byId = new Map(things.map((thing) => [thing.task.id, thing]));
  const done = (changes as readonly Change[]).flatMap((change) => {
    const thing = byId.get(change.taskId);
    // A task named twice is changed once.
    byId.delete(change.taskId);
    if (!thing || closedBecause(thing) || !tasksPolicy.change(actor, thing)) return [];
    if (isOfNoteAlone(thing.task, { due: change.due })) return [];
    const known = new Map([...people].map(([member, tasks]) => [member, tasks.has(thing.task.id)]));
    if (change.holder && wrongHolder({ people: known, teams }, change.holder)) return [];
    return [{ id: thing.task.id, facts: factsOf(thing, change, now) }];
  });
  return accept({ changed: done.map(({ id }) => id) }, ...done.flatMap(({ facts }) => facts));
};

const factsOf = (thing: TaskToSettle, { due, priority, holder, done }: Change, now: Date): NewFact[] => {
  const { task } = thing;
  const repeat = due === null ? null : undefined;
  const settled = done === undefined || done === (task.doneAt !== null);
  return [
    ...editedFacts(task, { due, priority, repeat }),
    ...(holder ? assignedFacts(task, holder) : []),
    ...(settled ? [] : done ? completedFacts(thing, now) : reopenedFacts(thing)),
  ];
};
