import { noteBody } from '@baton/schema/notes';
import { nameDay, nameHolder, tickTask, type HolderToName } from '@baton/schema/rich-text';
import type { MemberId, NoteId, TaskId, TeamId } from '@baton/schema/shared';
import type { Task, TaskDue, TaskHolder } from '@baton/schema/tasks';
import { tasks } from '@baton/schema/tasks/tables';
import { and, eq, isNotNull } from 'drizzle-orm';
import type * as Y from 'yjs';

import type { Actor } from '#platform/access/actor.ts';
import { derivedId } from '#platform/clock/derived-id.ts';
import type { DocumentRef, OpenDocument } from '#platform/documents/documents.port.ts';
import { idsIn } from '#platform/imports/import-rows.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { memberNames, teamNames } from '../workspaces/reads.ts';
import { thingsForUpdate } from './task-reading.ts';

/** The notes that these tasks are written in, as documents that a command opens; null when none is. */
export const notesOfTasks = async (tx: Tx, actor: Actor, ids: readonly TaskId[]): Promise<DocumentRef[] | null> => {
  const rows = await tx
    .selectDistinct({ note: tasks.note })
    .from(tasks)
    .where(and(eq(tasks.workspace, actor.workspace), idsIn(tasks.id, [...new Set(ids)]), isNotNull(tasks.note)))
    .orderBy(tasks.note);
  if (rows.length === 0) return null;
  return rows.flatMap(({ note }) => (note ? [{ workspace: actor.workspace, kind: 'note' as const, id: note }] : []));
};

/** What shall be true of a task that is written in a note; absent stays as it is. */
export interface TaskWish {
  done?: boolean | undefined;
  holder?: TaskHolder | undefined;
  due?: TaskDue | null | undefined;
}

interface Writing {
  tx: Tx;
  actor: Actor;
  open: readonly OpenDocument[];
  by: { cause: string };
}

/** Rule TK12. Writes into the notes what was decided about their tasks; each note is one row of its log. */
export const writeInNotes = async (
  { tx, actor, open, by }: Writing,
  tasksThere: readonly Task[],
  wishOf: (task: Task) => TaskWish,
): Promise<void> => {
  const inNotes = tasksThere.filter(({ noteId }) => noteId !== null);
  const labels = await labelsFor(
    tx,
    actor,
    inNotes.flatMap((task) => wishOf(task).holder ?? []),
  );
  const byNote = Map.groupBy(inNotes, ({ noteId }) => noteId);
  for (const document of open) {
    const here = byNote.get(document.ref.id as NoteId) ?? [];
    if (here.length > 0)
      await document.edit((doc) => {
        for (const task of here) writeOne(doc, task, wishOf(task), labels, by.cause);
      });
  }
};

const writeOne = (doc: Y.Doc, task: Task, { done, holder, due }: TaskWish, labels: Labels, cause: string): void => {
  const [body, item] = [noteBody(doc), task.itemId];
  if (item === null) return;
  if (done !== undefined) tickTask(body, item, done);
  if (due !== undefined) nameDay(body, item, due?.on ?? null);
  if (holder === undefined) return;
  const named = (id: MemberId | TeamId | null): HolderToName | null =>
    id && { target: id, label: labels.get(id) ?? '', mention: derivedId('holder', cause, task.id, id) };
  nameHolder(body, item, { member: named(holder.assigneeId), team: named(holder.teamId) });
};

type Labels = ReadonlyMap<string, string>;

/** What stands in the text until a reader's own names are there. */
const labelsFor = async (tx: Tx, actor: Actor, holders: readonly TaskHolder[]): Promise<Labels> =>
  new Map<string, string>([
    ...(await memberNames(
      tx,
      actor,
      holders.flatMap(({ assigneeId }) => assigneeId ?? []),
    )),
    ...(await teamNames(
      tx,
      actor,
      holders.flatMap(({ teamId }) => teamId ?? []),
    )),
  ]);

/** The answer of a command about one task: as its note says it now, when it is written in one. */
export const asItStands = async (
  writing: Writing,
  task: Task,
  wish: TaskWish,
): Promise<{ answer: Task } | undefined> => {
  if (task.noteId === null) return undefined;
  await writeInNotes(writing, [task], () => wish);
  const [thing] = await thingsForUpdate(writing.tx, writing.actor, [task.id]);
  return thing && { answer: thing.task };
};
