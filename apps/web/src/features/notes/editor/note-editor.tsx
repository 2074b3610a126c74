import { noteBody } from '@baton/schema/notes';
import { includesLevel } from '@baton/schema/shared';
import { EditorContent } from '@tiptap/react';
import { useMemo, useState, useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';

import type { OpenLiveDocument } from '#shared/live/live-context.tsx';

import { InsertDate } from '../insert/insert-date.tsx';
import { InsertRecord } from '../insert/insert-record.tsx';
import type { RecordRef } from '../insert/record-ref.ts';
import { Bubble } from './bubble.tsx';
import { EditorFoot } from './editor-foot.tsx';
import { mirrorOf } from './mirror.ts';
import { SlashMenu } from './slash-menu.tsx';
import { Toolbar } from './toolbar.tsx';
import { useNoteEditor } from './use-note-editor.ts';

import './note.css';

export interface NoteEditorProps {
  document: OpenLiveDocument;
  /** A link to a record was followed. */
  onRecord: (record: RecordRef) => void;
  focusFirst: boolean;
}

/** The text of a live note: for writers with everything to write, for readers without. */
export const NoteEditor = ({ document, onRecord, focusFirst }: NoteEditorProps) => {
  const { doc, awareness, level, save } = document.view;
  const writes = includesLevel(level, 'write') && save.kind !== 'cannot-save';
  return writes ? (
    <Writer awareness={awareness} doc={doc} focusFirst={focusFirst} key={doc.guid} onRecord={onRecord} />
  ) : (
    <Reader awareness={awareness} doc={doc} key={`${doc.guid} read`} onRecord={onRecord} />
  );
};

type Part = Pick<NoteEditorProps, 'onRecord'> & { doc: Y.Doc; awareness: Awareness };

const Writer = ({ doc, awareness, onRecord, focusFirst }: Part & { focusFirst: boolean }) => {
  const [asked, setAsked] = useState<'record' | 'date' | null>(null);
  const { editor, menu, ask } = useNoteEditor({
    text: noteBody(doc),
    awareness,
    editable: true,
    onRecord,
    onAsk: setAsked,
    focusFirst,
  });
  return (
    <>
      <Toolbar ask={ask} editor={editor} />
      <Paper editor={editor} />
      <Bubble editor={editor} />
      <SlashMenu editor={editor} menu={menu} />
      <InsertRecord editor={editor} onClose={() => setAsked(null)} open={asked === 'record'} />
      <InsertDate editor={editor} onClose={() => setAsked(null)} open={asked === 'date'} />
      <EditorFoot editor={editor} />
    </>
  );
};

/** A reader's editor stands on a copy of its own: whatever it does not understand, nothing is taken from the note. */
const Reader = ({ doc, awareness, onRecord }: Part) => {
  const source = useMemo(() => mirrorOf(doc), [doc]);
  const mirror = useSyncExternalStore(source.subscribe, source.read);
  return mirror === null ? null : <Reading awareness={awareness} doc={mirror} key={mirror.guid} onRecord={onRecord} />;
};

const Reading = ({ doc, awareness, onRecord }: Part) => {
  const { editor } = useNoteEditor({ text: noteBody(doc), awareness, editable: false, onRecord });
  return (
    <>
      <Paper editor={editor} />
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
