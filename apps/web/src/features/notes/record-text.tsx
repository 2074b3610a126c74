import { lazy, Suspense, type ReactNode } from 'react';

import type { RecordTextProps } from './editor/record-text.tsx';
import { NoteFilesProvider, type NoteFiles } from './files/note-files.ts';

/** The editor's weight must not lie on pages without a text. */
const Text = lazy(async () => ({ default: (await import('./editor/record-text.tsx')).RecordText }));

/** One text of a record, live; `children` stand in its place until the editor is there. */
export const RecordText = ({
  files,
  children,
  ...text
}: RecordTextProps & {
  /** Who keeps the files that are put into it. */
  files: NoteFiles;
  children: ReactNode;
}) => (
  <NoteFilesProvider value={files}>
    <Suspense fallback={children}>
      <Text {...text} />
    </Suspense>
  </NoteFilesProvider>
);
