import { noteBody } from '@baton/schema/notes';
import { includesLevel, type AccountId, type NoteId } from '@baton/schema/shared';
import { EditorContent } from '@tiptap/react';
import { memo, useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';

import type { OpenLiveDocument } from '#shared/live/live-context.tsx';

import { FilePicker, type FilePickerHandle } from '../files/file-picker.tsx';
import { PictureBubble } from '../files/picture-bubble.tsx';
import type { SendingFiles } from '../files/sending-files.ts';
import { SendingList } from '../files/sending-list.tsx';
import { useSending } from '../files/use-sending.ts';
import { InsertDate } from '../insert/insert-date.tsx';
import { InsertRecord } from '../insert/insert-record.tsx';
import type { RecordRef } from '../insert/record-ref.ts';
import { AskForm, type AskedMention } from '../mentions/ask-form.tsx';
import { CallMenu } from '../mentions/call-menu.tsx';
import { useCall } from '../mentions/use-call.ts';
import type { NoteTalk } from '../talk/note-talk.ts';
import { ReaderBubble } from '../talk/reader-bubble.tsx';
import { useDrawnThreads, useThreadMarks } from '../talk/use-thread-marks.ts';
import type { Asked } from './blocks.ts';
import { Bubble } from './bubble.tsx';
import { EditorFoot } from './editor-foot.tsx';
import { mirrorOf } from './mirror.ts';
import { SlashMenu } from './slash-menu.tsx';
import { Toolbar } from './toolbar.tsx';
import { useNoteEditor } from './use-note-editor.ts';

import './note.css';
import './files.css';
import './carets.css';

export interface NoteEditorProps {
  accountId: AccountId;
  noteId: NoteId;
  talk: NoteTalk;
  document: OpenLiveDocument;
  /** A link to a record was followed. */
  onRecord: (record: RecordRef) => void;
  focusFirst: boolean;
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

type Part = Pick<NoteEditorProps, 'accountId' | 'noteId' | 'onRecord' | 'talk'> & { doc: Y.Doc; awareness: Awareness };

/** Drawn again when what it stands on is another, not with each word of how saving goes. */
const Writer = memo(function Writer({
  accountId,
  noteId,
  talk,
  doc,
  awareness,
  onRecord,
  focusFirst,
}: Part & Pick<NoteEditorProps, 'focusFirst'>) {
  const [asked, setAsked] = useState<'record' | 'date' | null>(null);
  const [mention, setMention] = useState<AskedMention | null>(null);
  const call = useCall(accountId, true);
  const marks = useThreadMarks(noteId, talk, true);
  const picker = useRef<FilePickerHandle>(null);
  const onAsk = useCallback((what: Asked) => (what === 'file' ? picker.current?.open() : setAsked(what)), []);
  const taker = useRef<SendingFiles | null>(null);
  const onFiles = useCallback((files: readonly File[], at: number) => taker.current?.add(files, at), []);
  const more = useMemo(() => [call.extension, ...marks.extension], [call.extension, marks.extension]);
  const { editor, menu, ask } = useNoteEditor({
    text: noteBody(doc),
    awareness,
    editable: true,
    onRecord,
    onAsk,
    onMention: setMention,
    onFiles,
    more,
    focusFirst,
  });
  useDrawnThreads(editor, noteId, talk);
  const sending = useSending(editor);
  useEffect(() => {
    taker.current = sending;
  }, [sending]);
  return (
    <>
      <Toolbar ask={ask} editor={editor} onComment={marks.comment} />
      <Paper editor={editor} />
      <Bubble editor={editor} onComment={marks.comment} />
      <PictureBubble editor={editor} />
      <SendingList sending={sending} />
      <FilePicker editor={editor} ref={picker} sending={sending} />
      <SlashMenu editor={editor} menu={menu} />
      <CallMenu confirming={call.confirming} editor={editor} menu={call.menu} onAnswered={call.answer} />
      {mention !== null && (
        <AskForm asked={mention} editor={editor} key={mention.at} onClose={() => setMention(null)} />
      )}
      <InsertRecord editor={editor} onClose={() => setAsked(null)} open={asked === 'record'} />
      <InsertDate editor={editor} onClose={() => setAsked(null)} open={asked === 'date'} />
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

const Reading = ({ noteId, talk, doc, awareness, onRecord, mayComment }: Part & { mayComment: boolean }) => {
  const marks = useThreadMarks(noteId, talk, mayComment);
  const { editor } = useNoteEditor({
    text: noteBody(doc),
    awareness,
    editable: false,
    onRecord,
    more: marks.extension,
  });
  useDrawnThreads(editor, noteId, talk);
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
