import { pointedPlace } from '@baton/editor';
import { includesLevel } from '@baton/schema/shared';
import { EditorContent } from '@tiptap/react';
import { memo, useMemo, useSyncExternalStore } from 'react';
import type * as Y from 'yjs';

import type { OpenLiveDocument } from '#shared/live/live-context.tsx';

import { mirrorOf } from './mirror.ts';
import { Toolbar } from './toolbar.tsx';
import { useNoteEditor } from './use-note-editor.ts';
import { usePointed } from './use-pointed.ts';
import { useWriting, WritingFloats, type WritingOptions } from './use-writing.tsx';

import './note.css';
import './files.css';
import './carets.css';
import './record-text.css';

export interface RecordTextProps extends Pick<WritingOptions, 'accountId' | 'onRecord' | 'place' | 'alsoReads'> {
  /** Are people told that such a text calls them? */
  reaching?: boolean;
  /** The mention that somebody was sent to, and the record whose text it stands in. */
  pointed?: Pointed | undefined;
  document: OpenLiveDocument;
  /** Which text of the document. */
  textOf: (doc: Y.Doc) => Y.XmlFragment;
  /** May it be written, as far as the record itself says? */
  open: boolean;
  label: string;
  placeholder: string;
}

interface Pointed {
  record: string;
  mention: string | null;
}

const place = [pointedPlace()];

/** One text of a live document that has several: written like a note, with its tools at hand only where one writes. */
export const RecordText = ({ document, open, ...part }: RecordTextProps) => {
  const { doc, awareness, level, save } = document.view;
  const writes = open && includesLevel(level, 'write') && save.kind !== 'cannot-save';
  return writes ? (
    <Writer {...part} awareness={awareness} doc={doc} key={doc.guid} />
  ) : (
    <Reader {...part} awareness={awareness} doc={doc} key={`${doc.guid} read`} />
  );
};

type Part = Omit<RecordTextProps, 'document' | 'open'> & Pick<OpenLiveDocument['view'], 'doc' | 'awareness'>;

const Writer = memo(function Writer({ doc, textOf, reaching = false, pointed, ...part }: Part) {
  const writing = useWriting({ ...part, more: place, reaching, text: textOf(doc) });
  const { editor, ask } = writing;
  usePointed(editor, pointed?.record ?? '', pointed?.mention ?? null);
  return (
    <div className="record-text group/text relative rounded-control border border-line bg-surface focus-within:border-accent focus-within:ring-1 focus-within:ring-accent hover:border-line-strong">
      <div className="px-2.5">
        <EditorContent editor={editor} />
      </div>
      {/* Over what follows: pushing it away would take from under the pointer what is being pressed. */}
      <div className="popup absolute inset-x-0 top-full z-20 mt-1 hidden group-focus-within/text:block">
        <Toolbar ask={ask} below editor={editor} />
      </div>
      <WritingFloats writing={writing} />
    </div>
  );
});

/** A reader's editor stands on a copy of its own: whatever it does not understand, nothing is taken from the text. */
const Reader = ({ doc, ...part }: Part) => {
  const source = useMemo(() => mirrorOf(doc), [doc]);
  const mirror = useSyncExternalStore(source.subscribe, source.read);
  return mirror === null ? null : <Reading {...part} doc={mirror} key={mirror.guid} />;
};

const Reading = ({ doc, textOf, awareness, onRecord, label, pointed }: Part) => {
  const { editor } = useNoteEditor({
    text: textOf(doc),
    awareness,
    editable: false,
    onRecord,
    label,
    placeholder: '—',
    more: place,
  });
  usePointed(editor, pointed?.record ?? '', pointed?.mention ?? null);
  return (
    <div className="record-text">
      <EditorContent editor={editor} />
    </div>
  );
};
