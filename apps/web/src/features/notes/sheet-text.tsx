import { lazy, Suspense, type ReactNode } from 'react';

import type { SheetTextProps } from './editor/sheet-text.tsx';
import { NoteFilesProvider, type NoteFiles } from './files/note-files.ts';

const Text = lazy(async () => ({ default: (await import('./editor/sheet-text.tsx')).SheetText }));

/** The text of a sheet, live; `children` stand in its place until the editor is there. */
export const SheetText = ({
  files,
  children,
  ...text
}: SheetTextProps & {
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
