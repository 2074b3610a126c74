import { TextSlots, type SelectedPassage } from '@baton/editor';
import { includesLevel } from '@baton/schema/shared';
import { memo, useMemo, useState, useSyncExternalStore, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import type * as Y from 'yjs';

import { useSocketState, type OpenLiveDocument } from '#shared/live/live-context.tsx';

import { SuggestButton, SuggestDialog, type SuggestWords } from '../suggest/suggest-words.tsx';
import type { SuggestionDesk } from '../suggest/suggestion-desk.ts';
import { useDesk, useSuggesting } from '../suggest/use-suggesting.ts';
import { ReaderBubble } from '../talk/reader-bubble.tsx';
import type { TextTalk } from '../talk/text-talk.ts';
import { useDrawnThreads, useThreadMarks } from '../talk/use-thread-marks.ts';
import { sheetInserts } from './blocks.ts';
import { EditorFoot } from './editor-foot.tsx';
import { mirrorOf } from './mirror.ts';
import { Sheet, SideOutline } from './sheet.tsx';
import { Toolbar } from './toolbar.tsx';
import { useNoteEditor } from './use-note-editor.ts';
import { useWriting, WritingFloats, type WritingOptions } from './use-writing.tsx';

export interface SheetTextProps extends Pick<WritingOptions, 'accountId' | 'onRecord' | 'place' | 'own' | 'variables'> {
  document: OpenLiveDocument;
  textOf: (doc: Y.Doc) => Y.XmlFragment;
  /** May it be written, as far as the record itself says? */
  open: boolean;
  /** May its words be talked about? */
  mayComment: boolean;
  label: string;
  placeholder: string;
  /** The language that it is written in, whatever that of the interface. */
  language: string;
  /** What stands where the text has its prices. */
  prices: ReactNode;
  /** What is said about its words. */
  talk: TextTalk;
  /** What is suggested in it. */
  desk: SuggestionDesk;
  /** Which text it is, for those who keep what is said about it. */
  textId: string;
  /** Where the outline is shown; without one it is a press away at the foot. */
  outlineIn: HTMLElement | null;
  /** How somebody who may not write suggests other words; absent where they may not, or write themselves. */
  suggest?: SuggestWords | undefined;
  /** What can be done with selected words besides. */
  onKeep?: ((passage: SelectedPassage) => void) | undefined;
}

/** The text of a document that goes to somebody: a sheet of paper, its tools above it, its prices inside it. */
export const SheetText = ({ document, open, mayComment, ...part }: SheetTextProps) => {
  const { doc, awareness, level, save } = document.view;
  const writes = open && includesLevel(level, 'write') && save.kind !== 'cannot-save';
  return writes ? (
    <Writer {...part} awareness={awareness} doc={doc} key={doc.guid} />
  ) : (
    <Reader
      {...part}
      awareness={awareness}
      doc={doc}
      key={`${doc.guid} read`}
      mayComment={mayComment && save.kind !== 'cannot-save'}
    />
  );
};

type Part = Omit<SheetTextProps, 'document' | 'open' | 'mayComment'> &
  Pick<OpenLiveDocument['view'], 'doc' | 'awareness'>;

const Writer = memo(function Writer({
  doc,
  textOf,
  prices,
  outlineIn,
  language,
  talk,
  textId,
  desk,
  onKeep,
  own,
  suggest: _suggest,
  ...part
}: Part) {
  const [slots] = useState(() => new TextSlots());
  const marks = useThreadMarks(textId, talk, true);
  const suggests = useSuggesting(desk);
  // Nobody is told yet that such a text calls them.
  const writing = useWriting({
    ...part,
    own,
    inserts: sheetInserts,
    reaching: false,
    text: textOf(doc),
    prices: slots,
    language,
    more: useMemo(() => [...marks.extension, suggests], [marks.extension, suggests]),
  });
  const { editor, ask } = writing;
  useDesk(editor, desk);
  useDrawnThreads(editor, textId, talk);
  return (
    <>
      <Toolbar ask={ask} editor={editor} inserts={sheetInserts} onComment={marks.comment} own={own} />
      <Sheet editor={editor} language={language} prices={prices} slots={slots} />
      <WritingFloats onComment={marks.comment} onKeep={onKeep} writing={writing} />
      <EditorFoot editor={editor} />
      {outlineIn && createPortal(<SideOutline editor={editor} />, outlineIn)}
    </>
  );
});

/** A reader's editor stands on a copy of its own: whatever it does not understand, nothing is taken from the text. */
const Reader = ({ doc, ...part }: Part & { mayComment: boolean }) => {
  const source = useMemo(() => mirrorOf(doc), [doc]);
  const mirror = useSyncExternalStore(source.subscribe, source.read);
  return mirror === null ? null : <Reading {...part} doc={mirror} key={mirror.guid} />;
};

const Reading = ({
  doc,
  textOf,
  awareness,
  onRecord,
  label,
  language,
  prices,
  outlineIn,
  talk,
  textId,
  desk,
  variables,
  suggest,
  mayComment,
}: Part & { mayComment: boolean }) => {
  const [slots] = useState(() => new TextSlots());
  const [passage, setPassage] = useState<SelectedPassage | null>(null);
  const away = useSocketState() === 'down';
  const marks = useThreadMarks(textId, talk, mayComment);
  const suggests = useSuggesting(desk);
  const { editor } = useNoteEditor({
    text: textOf(doc),
    awareness,
    editable: false,
    onRecord,
    label,
    placeholder: '—',
    prices: slots,
    language,
    variables,
    more: useMemo(() => [...marks.extension, suggests], [marks.extension, suggests]),
  });
  useDesk(editor, desk);
  useDrawnThreads(editor, textId, talk);
  return (
    <>
      <Sheet editor={editor} language={language} prices={prices} slots={slots} />
      {mayComment && (
        <ReaderBubble editor={editor} onComment={marks.comment}>
          {suggest && <SuggestButton away={away} editor={editor} onSuggest={setPassage} />}
        </ReaderBubble>
      )}
      {passage && suggest && (
        <SuggestDialog away={away} onClose={() => setPassage(null)} passage={passage} suggest={suggest} />
      )}
      <EditorFoot editor={editor} />
      {outlineIn && createPortal(<SideOutline editor={editor} />, outlineIn)}
    </>
  );
};
