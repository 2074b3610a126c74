import type { TaskInText } from '@baton/schema/rich-text';
import { containerId, teamId, type MemberId, type NewFact } from '@baton/schema/shared';
import {
  taskAssigned,
  taskBinned,
  taskClaimed,
  taskCompleted,
  taskCreated,
  taskEdited,
  taskReleased,
  taskReopened,
  taskRestored,
  type TaskDue,
  type TaskHolder,
} from '@baton/schema/tasks';

import type { Projected, ProjectedRow } from '#platform/documents/documents.port.ts';
import {
  followNamed,
  isYoung,
  type NamingFacts,
  type NamingStep,
  type Standing,
} from '#platform/documents/named-things.ts';

import type { TextPlace } from '../notes/reads.ts';
import { nothing } from './tasks.decide.ts';

/** A ☐ as its row holds it: what it says, and who ticked it when. */
export interface NoteTask extends Standing<TaskInText> {
  done: { at: Date; by: MemberId | null } | null;
  changedAt: Date;
}

/** A day in a text has no zone: it is that day wherever somebody reads it. */
export const dueOf = ({ day }: Pick<TaskInText, 'day'>): TaskDue | null =>
  day === null ? null : { on: day, time: null, zone: 'UTC' };

export const holderOf = ({ member, team }: Pick<TaskInText, 'member' | 'team'>): TaskHolder => ({
  assigneeId: (member?.target ?? null) as MemberId | null,
  teamId: team === null ? null : teamId.parse(team.target),
});

/**
 * Rules TK10 to TK12. Follows the ☐ of a note through its log. Ticks, days and people are told at once, since others wait
 * for them; words only once they are left alone.
 */
export const followNoteTasks = (
  known: ReadonlyMap<string, NoteTask>,
  steps: readonly NamingStep<TaskInText>[],
  place: TextPlace,
): Projected & { standing: Map<string, NoteTask> } => {
  const told: Projected & { standing: Map<string, NoteTask> } = { facts: [], settling: [], standing: new Map(known) };
  for (const step of steps) {
    const before = told.standing;
    const { standing, settling } = followNamed(before, [step], factsOf(place));
    // What a note begins with is told by its beginning.
    if (step.row.seq > 1) told.settling.push(...settling);
    told.standing = new Map(
      [...standing].map(([id, now]) => {
        const was = before.get(id);
        told.facts.push(...factsBetween(place, id, was, now, step.row));
        return [id, ticked(was, now, step)];
      }),
    );
  }
  return told;
};

const ticked = (was: NoteTask | undefined, now: Standing<TaskInText>, { row }: NamingStep<TaskInText>): NoteTask => {
  const wasDone = was?.done ?? null;
  const done = now.thing.checked ? (wasDone ?? { at: row.at, by: row.actor }) : null;
  const same = was && now.goneAt === was.goneAt && (now.goneAt !== null || sameThing(was.thing, now.thing));
  return { ...now, done, changedAt: same || row.origin === 'system' ? (was?.changedAt ?? row.at) : row.at };
};

/** Is the same told of both? */
export const sameThing = (one: TaskInText, other: TaskInText): boolean =>
  one.title === other.title && one.checked === other.checked && sameAsked(one, other);

const sameAsked = (one: TaskInText, other: TaskInText): boolean =>
  one.day === other.day && one.member?.target === other.member?.target && one.team?.target === other.team?.target;

const about = (place: TextPlace, id: string) => ({ subject: { kind: 'task', id }, account: place.account });

const factsOf = (place: TextPlace): NamingFacts<TaskInText> => ({
  made: (id, thing) =>
    taskCreated({
      ...about(place, id),
      data: {
        title: thing.title,
        values: { ...nothing, title: thing.title, due: dueOf(thing) },
        holder: holderOf(thing),
        watcherIds: [],
        about: { kind: 'account', id: place.account },
        containerId: containerId.parse(place.account),
        authorId: null,
        afterId: null,
        noteId: place.note,
      },
    }),
  gone: (id, { title }) => taskBinned({ ...about(place, id), data: { title } }),
  back: (id, { title }) => taskRestored({ ...about(place, id), data: { title } }),
  changed: (id, { title }, before) =>
    title === before.title ? null : edited(place, id, { title, field: 'title', from: before.title, to: title }),
  same: (one, other) => one.title === other.title && sameAsked(one, other),
});

const edited = (
  place: TextPlace,
  id: string,
  data: { title: string; field: 'title' | 'due'; from: string | TaskDue | null; to: string | TaskDue | null },
): NewFact => taskEdited({ ...about(place, id), data });

interface Told {
  seq: number;
  what: string;
  fact: NewFact;
}

/** What others wait for; of a task that is not a fact yet, its beginning will tell the day and the person. */
const factsBetween = (
  place: TextPlace,
  id: string,
  was: NoteTask | undefined,
  { thing, goneAt }: Standing<TaskInText>,
  row: ProjectedRow,
): Told[] => {
  if (!was || was.goneAt !== null || goneAt !== null) return [];
  const { title } = thing;
  const facts: NewFact[] = [];
  if (!isYoung(was, row) && !sameAsked(was.thing, thing)) {
    if (was.thing.day !== thing.day)
      facts.push(edited(place, id, { title, field: 'due', from: dueOf(was.thing), to: dueOf(thing) }));
    facts.push(...passedOn(place, id, was.thing, thing, row));
  }
  if (was.thing.checked !== thing.checked) {
    const told = { ...about(place, id), data: { title } };
    facts.push(thing.checked ? taskCompleted(told) : taskReopened(told));
  }
  // A name of its own: what the words say may settle from the same row.
  return facts.map((fact) => ({ seq: row.seq, what: `${fact.type} at once`, fact }));
};

/** Who takes something out of the queue of their team claims it (TK4), wherever they do it. */
const passedOn = (
  place: TextPlace,
  id: string,
  was: TaskInText,
  { title, ...now }: TaskInText,
  row: ProjectedRow,
): NewFact[] => {
  const [from, to] = [holderOf(was), holderOf(now)];
  if (from.assigneeId === to.assigneeId && from.teamId === to.teamId) return [];
  const told = about(place, id);
  const { teamId: team } = to;
  if (team !== null && team === from.teamId) {
    if (from.assigneeId === null && to.assigneeId === row.actor)
      return [taskClaimed({ ...told, data: { title, teamId: team } })];
    if (to.assigneeId === null) return [taskReleased({ ...told, data: { title, teamId: team } })];
  }
  return [taskAssigned({ ...told, data: { title, from, to } })];
};
