import type { Editor } from '@tiptap/core';
import { useImperativeHandle, useRef, type Ref } from 'react';

import type { SendingFiles } from './sending-files.ts';

export interface FilePickerHandle {
  open: () => void;
}

/** Chooses files for the place where the caret is. */
export const FilePicker = ({
  editor,
  sending,
  ref,
}: {
  editor: Editor;
  sending: SendingFiles;
  ref: Ref<FilePickerHandle>;
}) => {
  const input = useRef<HTMLInputElement>(null);
  useImperativeHandle(ref, () => ({ open: () => input.current?.click() }), []);
  return (
    <input
      aria-hidden
      className="sr-only"
      multiple
      onChange={({ currentTarget }) => {
        sending.add([...(currentTarget.files ?? [])], editor.state.selection.to);
        // The same file can be chosen again.
        currentTarget.value = '';
        editor.commands.focus();
      }}
      ref={input}
      tabIndex={-1}
      type="file"
    />
  );
};
