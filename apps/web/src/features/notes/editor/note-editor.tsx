import { pointedPlace } from '@baton/editor';
import { noteBody } from '@baton/schema/notes';
import { includesLevel, type AccountId, type NoteId } from '@baton/schema/shared';
import { EditorContent } from '@tiptap/react';
import { memo, useMemo, useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';

import type { OpenLiveDocument } from '#shared/live/live-context.tsx';

import type { RecordRef } from '../insert/record-ref.ts';
import { ReaderBubble } from '../talk/reader-bubble.tsx';
import type { TextTalk } from '../talk/text-talk.ts';
import { useDrawnThreads, useThreadMarks } from '../talk/use-thread-marks.ts';
import { useShownTask, type ShownTask } from '../tasks/use-shown-task.ts';
import { EditorFoot } from './editor-foot.tsx';
import { mirrorOf } from './mirror.ts';
import { Toolbar } from './toolbar.tsx';
import { useNoteEditor } from './use-note-editor.ts';
import { usePointed } from './use-pointed.ts';
import { useWriting, WritingFloats } from './use-writing.tsx';

import './note.css';
import './files.css';
import './carets.css';

export interface NoteEditorProps {
  accountId: AccountId;
  noteId: NoteId;
  talk: TextTalk;
  /** The mention that somebody was sent to. */
  pointed: string | null;
  document: OpenLiveDocument;
  /** A link to a record was followed. */
  onRecord: (record: RecordRef) => void;
  focusFirst: boolean;
  shown: ShownTask | undefined;
}

/** The text of a live note: for writers with everything to write, for readers without. */
export const NoteEditor = ({ document, focusFirst, ...part }: NoteEditorProps) => {
  const { doc, awareness, level, save } = document.view;
  const writes = includesLevel(level, 'write') && save.kind !== 'cannot-save';
  return writes ? (
    <Writer {...part} awareness={awareness} doc={doc} focusFirst={focusFirst} key={doc.guid} />
  ) : (
    <Reader
      {...part}
      awareness={awareness}
      doc={doc}
      key={`${doc.guid} read`}
      mayComment={includesLevel(level, 'comment') && save.kind !== 'cannot-save'}
    />
  );
};

type Part = Pick<NoteEditorProps, 'accountId' | 'noteId' | 'onRecord' | 'talk' | 'pointed' | 'shown'> & {
  doc: Y.Doc;
  awareness: Awareness;
};

/** Drawn again when what it stands on is another, not with each word of how saving goes. */
const Writer = memo(function Writer({
  accountId,
  noteId,
  talk,
  pointed,
  doc,
  awareness,
  onRecord,
  shown,
  focusFirst,
}: Part & Pick<NoteEditorProps, 'focusFirst'>) {
  const marks = useThreadMarks(noteId, talk, true);
  const text = noteBody(doc);
  const more = useMemo(() => [...marks.extension, pointedPlace()], [marks.extension]);
  const writing = useWriting({
    accountId,
    place: `note:${noteId}`,
    reaching: true,
    text,
    awareness,
    onRecord,
    more,
    focusFirst,
  });
  const { editor, ask } = writing;
  useDrawnThreads(editor, noteId, talk);
  usePointed(editor, noteId, pointed);
  useShownTask(editor, shown);
  return (
    <>
      <Toolbar ask={ask} editor={editor} onComment={marks.comment} />
      <Paper editor={editor} />
      <WritingFloats onComment={marks.comment} writing={writing} />
      <EditorFoot editor={editor} />
    </>
  );
});

/** A reader's editor stands on a copy of its own: whatever it does not understand, nothing is taken from the note. */
const Reader = ({ doc, ...part }: Part & { mayComment: boolean }) => {
  const source = useMemo(() => mirrorOf(doc), [doc]);
  const mirror = useSyncExternalStore(source.subscribe, source.read);
  return mirror === null ? null : <Reading {...part} doc={mirror} key={mirror.guid} />;
};

const Reading = ({
  noteId,
  talk,
  pointed,
  doc,
  awareness,
  onRecord,
  mayComment,
  shown,
}: Part & { mayComment: boolean }) => {
  const marks = useThreadMarks(noteId, talk, mayComment);
  const { editor } = useNoteEditor({
    text: noteBody(doc),
    awareness,
    editable: false,
    onRecord,
    more: useMemo(() => [...marks.extension, pointedPlace()], [marks.extension]),
  });
  useDrawnThreads(editor, noteId, talk);
  usePointed(editor, noteId, pointed);
  useShownTask(editor, shown);
  return (
    <>
      <Paper editor={editor} />
      {mayComment && <ReaderBubble editor={editor} onComment={marks.comment} />}
      <EditorFoot editor={editor} />
    </>
  );
};

type EditorOf = ReturnType<typeof useNoteEditor>['editor'];

/** The sheet itself; below its last line a press goes on writing. */
const Paper = ({ editor }: { editor: EditorOf }) => {
  const t = useTranslations('notes');
  return (
    <div className="note-paper flex min-h-60 flex-1 flex-col px-4 phone:px-6">
      <EditorContent editor={editor} />
      {editor.isEditable && (
        <button
          aria-label={t('below')}
          className="min-h-24 flex-1 cursor-text outline-offset-[-2px]"
          onClick={() => continueBelow(editor)}
          tabIndex={-1}
          type="button"
        />
      )}
    </div>
  );
};

/** At the end, in an empty line: the one that is there, or a new one. */
const continueBelow = (editor: EditorOf): void => {
  const last = editor.state.doc.lastChild;
  const isOpen = last?.type.name === 'paragraph' && last.content.size === 0;
  if (isOpen) editor.commands.focus('end');
  else editor.chain().insertContentAt(editor.state.doc.content.size, { type: 'paragraph' }).focus('end').run();
};
