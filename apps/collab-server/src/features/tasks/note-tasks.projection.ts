import { tasksIn, type TaskInText } from '@baton/schema/rich-text';
import type { ContainerId, MentionId, TaskId } from '@baton/schema/shared';
import { tasks } from '@baton/schema/tasks/tables';
import { and, eq, inArray } from 'drizzle-orm';

import { derivedId } from '#platform/clock/derived-id.ts';
import type { Tx } from '#platform/scope/scope.ts';

import type { TextPlace, TextReader } from '../notes/reads.ts';
import { dueOf, followNoteTasks, holderOf, sameThing, type NoteTask } from './follow-note-tasks.ts';
import type { TaskRow } from './task-reading.ts';
import { nothing } from './tasks.decide.ts';

/** Rules TK10 to TK12. The ☐ of a note, as rows. What people have said beside the text, such as a priority, stays. */
export const tasksInText: TextReader = {
  project: async (tx, place, steps) => {
    const rows = await rowsIn(tx, place);
    if (rows.length === 0 && steps.every(({ blocks }) => blocks.every((block) => block.tasks.length === 0)))
      return { facts: [], settling: [] };
    const named = steps.map(({ row, blocks }) => ({ row, things: thingsIn(place, blocks) }));
    const { standing, facts, settling } = followNoteTasks(new Map(rows.map(standingOf)), named, place);
    await write(tx, place, rows, standing);
    return { facts, settling };
  },
  rebuild: async (tx, place, blocks) => {
    const rows = await rowsIn(tx, place);
    const now = new Date();
    const things = thingsIn(place, blocks);
    const standing = new Map(
      rows
        .map(standingOf)
        .map(([id, held]): [string, NoteTask] => [
          id,
          { ...held, goneAt: things.has(id) ? null : (held.goneAt ?? now) },
        ]),
    );
    for (const [id, thing] of things) {
      const held = standing.get(id) ?? { by: null, since: now, goneAt: null, done: null, changedAt: now };
      standing.set(id, { ...held, thing, done: thing.checked ? (held.done ?? { at: now, by: null }) : null });
    }
    await write(tx, place, rows, standing);
  },
};

/** So many rows fit into one statement. */
const perStatement = 1_000;

/** An id that somebody made up in one note is no task of another (M8). */
const thingsIn = (place: TextPlace, blocks: Parameters<typeof tasksIn>[0]): Map<string, TaskInText> =>
  new Map([...tasksIn(blocks)].map(([id, thing]) => [derivedId('task', place.note, id), thing]));

const rowsIn = (tx: Tx, { workspace, note }: TextPlace): Promise<TaskRow[]> =>
  tx
    .select()
    .from(tasks)
    .where(and(eq(tasks.workspace, workspace), eq(tasks.note, note)));

const standingOf = (row: TaskRow): [string, NoteTask] => [
  row.id,
  {
    thing: {
      id: row.item ?? '',
      title: row.title,
      checked: row.doneAt !== null,
      member: row.assignee && { target: row.assignee, mention: '' },
      team: row.team && { target: row.team, mention: '' },
      day: row.dueOn,
    },
    by: row.createdBy,
    since: row.createdAt,
    goneAt: row.binnedAt,
    done: row.doneAt && { at: row.doneAt, by: row.doneBy },
    changedAt: row.changedAt,
  },
];

const write = async (
  tx: Tx,
  place: TextPlace,
  rows: readonly TaskRow[],
  standing: ReadonlyMap<string, NoteTask>,
): Promise<void> => {
  const { workspace } = place;
  const forgotten = rows.filter(({ id }) => !standing.has(id)).map(({ id }) => id);
  if (forgotten.length > 0)
    await tx.delete(tasks).where(and(eq(tasks.workspace, workspace), inArray(tasks.id, forgotten)));
  const before = new Map<string, TaskRow>(rows.map((row) => [row.id, row]));
  const fresh: (typeof tasks.$inferInsert)[] = [];
  for (const [key, task] of standing) {
    const row = before.get(key);
    const id = key as TaskId;
    if (!row) fresh.push({ workspace, id, ...madeIn(place, task), ...written(place, task) });
    else if (!isWritten(place, row, task))
      await tx
        .update(tasks)
        .set(written(place, task))
        .where(and(eq(tasks.workspace, workspace), eq(tasks.id, id)));
  }
  for (let from = 0; from < fresh.length; from += perStatement)
    await tx.insert(tasks).values(fresh.slice(from, from + perStatement));
};

const madeIn = ({ account, note }: TextPlace, { by, since }: NoteTask) => ({
  details: nothing.details,
  priority: nothing.priority,
  checklist: [],
  subjectKind: 'account' as const,
  subject: account,
  container: account as string as ContainerId,
  account,
  note,
  createdBy: by,
  createdAt: since,
});

const written = (place: TextPlace, { thing, goneAt, done, changedAt }: NoteTask) => {
  const { assigneeId: assignee, teamId: team } = holderOf(thing);
  const due = dueOf(thing);
  return {
    title: thing.title,
    assignee,
    team,
    dueOn: due?.on ?? null,
    dueZone: due?.zone ?? null,
    called: calledIn(place, thing),
    item: thing.id,
    doneAt: done?.at ?? null,
    doneBy: done?.by ?? null,
    binnedAt: goneAt,
    changedAt,
  };
};

const isWritten = (place: TextPlace, row: TaskRow, task: NoteTask): boolean => {
  const [, held] = standingOf(row);
  return (
    sameThing(held.thing, task.thing) &&
    held.goneAt?.getTime() === task.goneAt?.getTime() &&
    calledIn(place, task.thing).join(' ') === (row.called ?? []).join(' ')
  );
};

/** Under the ids that the mentions have as rows. */
const calledIn = ({ note }: TextPlace, { member, team }: TaskInText): MentionId[] =>
  [member, team].flatMap((holder) => (holder ? [derivedId('mention', note, holder.mention) as MentionId] : []));
