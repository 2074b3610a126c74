import type { FilesInText } from '@baton/editor';
import { createContext, useContext } from 'react';

import type { KeptFile } from './file-node.ts';

/** What a note asks of whoever keeps files. */
export interface NoteFiles extends FilesInText {
  /** Sends one to the account; resolves once the server keeps it. */
  send: (
    file: Blob,
    options: { name: string; onShare: (share: number) => void; signal: AbortSignal },
  ) => Promise<KeptFile>;
  /** A size in words. */
  size: (bytes: number) => string;
  /** The largest that is taken; null while that is not known. */
  mostBytes: number | null;
}

const Context = createContext<NoteFiles | null>(null);

export const NoteFilesProvider = Context.Provider;

/** Throws outside of a note. */
export const useNoteFiles = (): NoteFiles => {
  const files = useContext(Context);
  if (files === null) throw new Error('useNoteFiles outside of a note');
  return files;
};
