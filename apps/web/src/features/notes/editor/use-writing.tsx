import type { SelectedPassage } from '@baton/editor';
import type { AccountId, TeamId } from '@baton/schema/shared';
import type { Editor, Extensions } from '@tiptap/core';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';

import { FilePicker, type FilePickerHandle } from '../files/file-picker.tsx';
import { PictureBubble } from '../files/picture-bubble.tsx';
import type { SendingFiles } from '../files/sending-files.ts';
import { SendingList } from '../files/sending-list.tsx';
import { useSending } from '../files/use-sending.ts';
import { InsertDate } from '../insert/insert-date.tsx';
import { InsertRecord } from '../insert/insert-record.tsx';
import { AskForm, type AskedMention } from '../mentions/ask-form.tsx';
import { CallMenu } from '../mentions/call-menu.tsx';
import { useCall } from '../mentions/use-call.ts';
import type { Asked } from './blocks.ts';
import { Bubble } from './bubble.tsx';
import { SlashMenu } from './slash-menu.tsx';
import { useNoteEditor, type NoteEditorOptions } from './use-note-editor.ts';

export interface WritingOptions extends Pick<
  NoteEditorOptions,
  | 'text'
  | 'awareness'
  | 'onRecord'
  | 'focusFirst'
  | 'label'
  | 'placeholder'
  | 'prices'
  | 'language'
  | 'inserts'
  | 'own'
  | 'variables'
> {
  /** Whose people are called by `@`, and where files go. */
  accountId: AccountId;
  /** Which text it is on this device, such as `note:<id>`: files that could not be sent wait under it. */
  place: string;
  /** Does it reach people that they are called here? */
  reaching: boolean;
  /** Teams whose people read it besides those who read the account; the same array for the same text. */
  alsoReads?: readonly TeamId[] | undefined;
  more?: Extensions;
}

const none: Extensions = [];

/** An editor with everything to write. Draw its `WritingFloats` beside its text. */
export const useWriting = ({ accountId, place, reaching, alsoReads, more = none, ...options }: WritingOptions) => {
  const [asked, setAsked] = useState<'record' | 'date' | null>(null);
  const [mention, setMention] = useState<AskedMention | null>(null);
  const call = useCall(accountId, reaching, alsoReads);
  const picker = useRef<FilePickerHandle>(null);
  const onAsk = useCallback((what: Asked) => (what === 'file' ? picker.current?.open() : setAsked(what)), []);
  const taker = useRef<SendingFiles | null>(null);
  const onFiles = useCallback((files: readonly File[], at: number) => taker.current?.add(files, at), []);
  const extensions = useMemo(() => [call.extension, ...more], [call.extension, more]);
  const { editor, menu, ask } = useNoteEditor({
    ...options,
    editable: true,
    onAsk,
    onMention: setMention,
    onFiles,
    more: extensions,
  });
  const sending = useSending(editor, place);
  useEffect(() => {
    taker.current = sending;
  }, [sending]);
  return { editor, menu, ask, call, picker, sending, asked, setAsked, mention, setMention };
};

export interface WritingFloatsProps {
  writing: ReturnType<typeof useWriting>;
  /** Absent where words carry no threads. */
  onComment?: (editor: Editor) => void;
  onKeep?: ((passage: SelectedPassage) => void) | undefined;
}

/** What comes up over the text while somebody writes: bubbles, menus and questions, and the files on their way. */
export const WritingFloats = ({ writing, onComment, onKeep }: WritingFloatsProps) => {
  const { editor, menu, call, picker, sending, asked, setAsked, mention, setMention } = writing;
  return (
    <>
      <Bubble editor={editor} onComment={onComment} onKeep={onKeep} promising />
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
    </>
  );
};
