import type { MemberId, TaskId, TeamId } from '@baton/schema/shared';
import { tasks as contract, type TaskHolder, type TaskSubject } from '@baton/schema/tasks';
import { tasks } from '@baton/schema/tasks/tables';
import { and, eq } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { derivedId } from '#platform/clock/derived-id.ts';
import { command } from '#platform/command/command.ts';
import { idsIn } from '#platform/imports/import-rows.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { colleaguesAsActors, presentTeams } from '../workspaces/reads.ts';
import { decideComplete, decideReopen, type Following } from './done.decide.ts';
import { dayIn, instantOf, movedWith, nextDay } from './due.ts';
import { knownTasks, subjectKey } from './reads.ts';
import { decideBin, decideEditMany, decideRestore } from './several.decide.ts';
import { thingsForUpdate, type TaskThing } from './task-reading.ts';
import { subjectHomes } from './task-subjects.ts';
import {
  decideAssign,
  decideClaim,
  decideCreate,
  decideEdit,
  decideRelease,
  decideUnwatch,
  decideWatch,
} from './tasks.decide.ts';
import { tasksPolicy } from './tasks.policy.ts';
import { asItStands, notesOfTasks, writeInNotes } from './write-in-notes.ts';

const days = { instantOf, dayIn, nextDay, movedWith };

interface OfTask {
  tx: Tx;
  actor: Actor;
  input: { taskId: TaskId };
}

/** The note of a task that is written in one, so that the command can write there. */
const noteOf = ({ tx, actor, input }: OfTask) => notesOfTasks(tx, actor, [input.taskId]);

const thingOf = async ({ tx, actor, input }: OfTask) => (await thingsForUpdate(tx, actor, [input.taskId]))[0] ?? null;

export const createTask = command({
  contract: contract.create,
  load: async ({ tx, actor, input: { taskId, subject, assigneeId, teamId, watcherIds } }) => {
    const home = subject && ((await subjectHomes(tx, actor, [subject])).get(subjectKey(subject)) ?? null);
    if (subject && !home) return null;
    const people = await whoMayKnow(
      tx,
      await colleaguesAsActors(tx, actor, [assigneeId ?? [], watcherIds].flat()),
      subject,
    );
    const teams = await presentTeams(tx, actor, teamId === null ? [] : [teamId]);
    const exists = taskId !== undefined && (await thingsForUpdate(tx, actor, [taskId])).length > 0;
    return { home, level: home ? home.level : undefined, people, teams, instantOf, exists };
  },
  may: tasksPolicy.create,
  decide: decideCreate,
});

export const editTask = command({
  contract: contract.edit,
  documents: noteOf,
  load: async (loading) => {
    const thing = await thingOf(loading);
    return thing && { ...thing, instantOf };
  },
  may: (actor, thing) => tasksPolicy.change(actor, thing),
  decide: decideEdit,
  write: (writing) => asItStands(writing, writing.thing.task, { due: writing.input.due }),
});

export const assignTask = command({
  contract: contract.assign,
  documents: noteOf,
  load: async (loading) => {
    const thing = await thingOf(loading);
    return thing && { ...thing, ...(await namedFor(loading, thing, loading.input)) };
  },
  may: (actor, thing) => tasksPolicy.change(actor, thing),
  decide: decideAssign,
  write: (writing) => asItStands(writing, writing.thing.task, { holder: writing.input }),
});

export const claimTask = command({
  contract: contract.claim,
  documents: noteOf,
  load: thingOf,
  may: tasksPolicy.claim,
  decide: decideClaim,
  write: (writing) => {
    const { task } = writing.thing;
    return asItStands(writing, task, { holder: { assigneeId: writing.actor.member, teamId: task.teamId } });
  },
});

export const releaseTask = command({
  contract: contract.release,
  documents: noteOf,
  load: thingOf,
  may: tasksPolicy.change,
  decide: decideRelease,
  write: (writing) => {
    const { task } = writing.thing;
    return asItStands(writing, task, { holder: { assigneeId: null, teamId: task.teamId } });
  },
});

export const watchTask = command({
  contract: contract.watch,
  load: async (loading) => {
    const { memberId } = loading.input;
    const thing = await thingOf(loading);
    if (!thing) return null;
    return { ...thing, watcher: memberId, ...(await namedFor(loading, thing, { assigneeId: memberId, teamId: null })) };
  },
  may: (actor, thing) => tasksPolicy.watch(actor, thing),
  decide: decideWatch,
});

export const unwatchTask = command({
  contract: contract.unwatch,
  load: async (loading) => {
    const thing = await thingOf(loading);
    return thing && { ...thing, watcher: loading.input.memberId };
  },
  may: (actor, thing) => tasksPolicy.watch(actor, thing),
  decide: decideUnwatch,
});

export const completeTask = command({
  contract: contract.complete,
  documents: noteOf,
  load: async ({ tx, actor, input }) => (await thingsToSettle(tx, actor, [input.taskId]))[0] ?? null,
  may: (actor, thing) => tasksPolicy.change(actor, thing),
  decide: decideComplete,
  write: (writing) => asItStands(writing, writing.thing.task, { done: true }),
});

export const reopenTask = command({
  contract: contract.reopen,
  documents: noteOf,
  load: async ({ tx, actor, input }) => (await thingsToSettle(tx, actor, [input.taskId]))[0] ?? null,
  may: (actor, thing) => tasksPolicy.change(actor, thing),
  decide: decideReopen,
  write: (writing) => asItStands(writing, writing.thing.task, { done: false }),
});

export const editTasks = command({
  contract: contract.editMany,
  documents: ({ tx, actor, input: { changes } }) =>
    notesOfTasks(
      tx,
      actor,
      changes.map(({ taskId }) => taskId),
    ),
  load: async ({ tx, actor, input: { changes } }) => {
    const ids = changes.map(({ taskId }) => taskId);
    const things = await thingsToSettle(tx, actor, ids);
    const named = changes.flatMap(({ holder }) => holder ?? []);
    const people = new Map<MemberId, ReadonlySet<string>>();
    for (const each of await colleaguesAsActors(
      tx,
      actor,
      named.flatMap(({ assigneeId }) => assigneeId ?? []),
    )) {
      people.set(each.member, await mayGoTo(tx, each, things));
    }
    const teams = await presentTeams(
      tx,
      actor,
      named.flatMap(({ teamId }) => teamId ?? []),
    );
    return { things, people, teams };
  },
  may: tasksPolicy.changeSome,
  decide: decideEditMany,
  write: async (writing) => {
    const changed = new Set<string>(writing.accepted.answer.changed);
    const wishes = new Map(writing.input.changes.toReversed().map((change) => [change.taskId as string, change]));
    const tasksThere = writing.thing.things.map(({ task }) => task).filter(({ id }) => changed.has(id));
    await writeInNotes(writing, tasksThere, ({ id }) => wishes.get(id) ?? {});
  },
});

export const binTasks = command({
  contract: contract.bin,
  load: async ({ tx, actor, input }) => ({ things: await thingsToSettle(tx, actor, input.taskIds) }),
  may: tasksPolicy.changeSome,
  decide: decideBin,
});

export const restoreTasks = command({
  contract: contract.restore,
  load: async ({ tx, actor, input }) => ({ things: await thingsToSettle(tx, actor, input.taskIds) }),
  may: tasksPolicy.changeSome,
  decide: decideRestore,
});

/** Rule TK3, for a task that is not there yet. */
const whoMayKnow = async (tx: Tx, colleagues: readonly Actor[], subject: TaskSubject | null) => {
  const people = new Map<MemberId, boolean>();
  for (const each of colleagues) {
    const home = subject && (await subjectHomes(tx, each, [subject])).get(subjectKey(subject));
    people.set(each.member, subject === null || (home?.level ?? null) !== null);
  }
  return people;
};

const namedFor = async ({ tx, actor }: Pick<OfTask, 'tx' | 'actor'>, thing: TaskThing, holder: TaskHolder) => {
  const { assigneeId, teamId } = holder;
  const people = new Map<MemberId, boolean>();
  for (const each of await colleaguesAsActors(tx, actor, assigneeId === null ? [] : [assigneeId])) {
    people.set(each.member, (await mayGoTo(tx, each, [thing])).has(thing.task.id));
  }
  const teams: ReadonlySet<TeamId> = await presentTeams(tx, actor, teamId === null ? [] : [teamId]);
  return { people, teams };
};

/** Rule TK3: tasks about nothing go to anybody, others to those who may know of what they are about. */
const mayGoTo = async (tx: Tx, to: Actor, things: readonly TaskThing[]): Promise<ReadonlySet<string>> => {
  const about = things.flatMap(({ task }) => (task.subject ? [task.id] : []));
  const free = things.flatMap(({ task }) => (task.subject ? [] : [task.id]));
  return new Set([...free, ...(await knownTasks(tx, to, about))]);
};

const thingsToSettle = async (tx: Tx, actor: Actor, ids: readonly TaskId[]) => {
  const things = await thingsForUpdate(tx, actor, ids);
  const next = new Map(things.map(({ task }) => [task.id, derivedId('task', task.id, 'next') as TaskId]));
  const made = await tx
    .select()
    .from(tasks)
    .where(and(eq(tasks.workspace, actor.workspace), idsIn(tasks.id, [...next.values()])));
  return things.map((thing) => {
    const id = next.get(thing.task.id) ?? thing.task.id;
    const row = made.find((each) => each.id === id);
    const following: Following = {
      id,
      made: row
        ? {
            title: row.title,
            home: row.binnedAt === null ? 'listed' : 'bin',
            touched: row.changedAt.getTime() !== row.createdAt.getTime(),
          }
        : null,
    };
    return { ...thing, following, days };
  });
};
