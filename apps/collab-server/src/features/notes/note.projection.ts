import {
  isOfNote,
  noteEdited,
  noteRenamed,
  noteShape,
  noteText,
  noteWords,
  readNote,
  repairNote,
  watchNote,
  type NoteView,
} from '@baton/schema/notes';
import { notes } from '@baton/schema/notes/tables';
import { holdsTick } from '@baton/schema/rich-text';
import { sameValue, type NewFact, type NoteId } from '@baton/schema/shared';
import { taskEdited } from '@baton/schema/tasks';
import { and, eq } from 'drizzle-orm';

import { levelOn } from '#platform/access/levels.ts';
import type {
  DocumentRef,
  LiveDocumentKind,
  Projected,
  ProjectedRow,
  ProjectionStep,
  SettlingChange,
} from '#platform/documents/documents.port.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { contentOf, summaryColumns } from './note-rows.ts';
import { notesPolicy } from './notes.policy.ts';
import type { TextPlace, TextReader, TextStep } from './reads.ts';

/** Writing comes in bursts: one fact tells of what somebody wrote until they paused. */
const editsQuietMs = 60_000;
const editsLongestMs = 600_000;
/** A title is written when its field is left, not letter by letter. */
const renameQuietMs = 1_000;

/** The live document of a note, as the collab room needs to know it; `readers` are told what it says. */
export const noteKind = (readers: readonly TextReader[]): LiveDocumentKind<NoteView> => ({
  kind: 'note',
  shape: noteShape,
  admits: isOfNote,
  // Somebody types into a paragraph that a colleague takes away: everyday work, and the log has it.
  ignoresBuried: true,
  hurries: holdsTick,
  levelOf: async (tx, actor, id) => {
    const row = await rowFor(tx, { workspace: actor.workspace, id });
    if (!row) return null;
    return notesPolicy.levelWith({
      level: await levelOn(tx, actor, 'account', row.account),
      archived: row.archivedAt !== null,
    });
  },
  repairs: repairNote,
  observe: (doc) => {
    const watch = watchNote(doc);
    return { ...watch, drain: () => [watch.drain()].filter((view) => view !== null) };
  },
  project: (tx, ref, steps) => projectNote(tx, ref, steps, readers),
  merge: mergeEdits,
  rebuild: async (tx, ref, doc) => {
    const view = readNote(doc);
    await tx
      .update(notes)
      .set({ title: view.title, text: noteText(view), words: noteWords(view) })
      .where(rowOf(ref));
    const row = await rowFor(tx, ref);
    if (row) for (const reader of readers) await reader.rebuild(tx, placeOf(row, ref), view.blocks);
  },
});

type NoteRow = NonNullable<Awaited<ReturnType<typeof rowFor>>>;

/** Rule NT5. The row as the last of these log rows leaves it; what each of their authors did settles into facts. */
const projectNote = async (
  tx: Tx,
  ref: DocumentRef,
  steps: readonly ProjectionStep<NoteView>[],
  readers: readonly TextReader[],
): Promise<Projected> => {
  const was = await rowFor(tx, ref);
  const projected: Projected = { facts: [], settling: [] };
  if (!was) return projected;
  const said = steps.flatMap(({ row, changes }): TextStep[] =>
    changes.slice(-1).map(({ blocks }) => ({ row, blocks })),
  );
  let [title, words] = [was.title, was.words];
  let last: { view: NoteView; row: ProjectedRow } | null = null;
  for (const { row, changes } of steps) {
    const view = changes.at(-1);
    if (!view) continue;
    const now = { ...was, title: view.title };
    // The first row is the seed: that the note was begun is told by its command.
    if (row.seq > 1 && row.origin !== 'system') {
      if (view.title !== title) projected.settling.push(renamed(now, title, row));
      if (!last || view.blocks !== last.view.blocks) projected.settling.push(edited(now, words, noteWords(view), row));
    }
    [title, words] = [view.title, noteWords(view)];
    last = { view, row };
  }
  if (last) await tx.update(notes).set(contentOf(last.view, last.row)).where(rowOf(ref));
  for (const reader of readers) {
    const { facts, settling } = await reader.project(tx, placeOf(was, ref), said);
    projected.facts.push(...facts);
    projected.settling.push(...settling);
  }
  return projected;
};

const placeOf = ({ id, account }: Pick<NoteRow, 'id' | 'account'>, { workspace }: DocumentRef): TextPlace => ({
  workspace,
  note: id,
  account,
});

const renamed = (note: NoteRow, before: string, row: ProjectedRow): SettlingChange => ({
  pending: 'begin',
  subject: note.id,
  what: `renamed ${row.actor ?? row.origin}`,
  seq: row.seq,
  fact: noteRenamed({ ...about(note), data: { noteId: note.id, title: note.title, before } }),
  quietMs: renameQuietMs,
  longestMs: editsLongestMs,
});

const edited = (note: NoteRow, wordsBefore: number, wordsAfter: number, row: ProjectedRow): SettlingChange => ({
  pending: 'begin',
  subject: note.id,
  what: `edited ${row.actor ?? row.origin}`,
  seq: row.seq,
  fact: noteEdited({ ...about(note), data: { noteId: note.id, title: note.title, wordsBefore, wordsAfter } }),
  quietMs: editsQuietMs,
  longestMs: editsLongestMs,
});

/** Of edits and names: from where the first began to where the latest ended; back to the old name is nothing. */
function mergeEdits(first: NewFact, latest: NewFact): NewFact | null {
  if (latest.type === noteEdited.type)
    return { ...latest, data: { ...latest.data, wordsBefore: first.data['wordsBefore'] } };
  if (latest.type === taskEdited.type) {
    const { from } = first.data;
    return sameValue(from, latest.data['to']) ? null : { ...latest, data: { ...latest.data, from } };
  }
  if (latest.type !== noteRenamed.type) return latest;
  const { before } = first.data;
  return before === latest.data['title'] ? null : { ...latest, data: { ...latest.data, before } };
}

const about = (note: Pick<NoteRow, 'id' | 'account'>) => ({
  subject: { kind: 'note', id: note.id },
  account: note.account,
});

const rowOf = ({ workspace, id }: Pick<DocumentRef, 'workspace' | 'id'>) =>
  and(eq(notes.workspace, workspace), eq(notes.id, id as NoteId));

const rowFor = async (tx: Tx, ref: Pick<DocumentRef, 'workspace' | 'id'>) => {
  const [row] = await tx.select(summaryColumns).from(notes).where(rowOf(ref));
  return row;
};
