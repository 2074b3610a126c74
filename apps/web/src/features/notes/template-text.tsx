import { lazy, Suspense, type ReactNode } from 'react';

import type { TemplateTextProps } from './editor/template-text.tsx';
import { NoteFilesProvider, type NoteFiles } from './files/note-files.ts';

const Text = lazy(async () => ({ default: (await import('./editor/template-text.tsx')).TemplateText }));

/** A text that is of no account has no files; those that somebody pastes with it are not shown. */
const noFiles: NoteFiles = {
  about: () => 'closed',
  subscribe: () => () => {},
  pictureUrl: () => '',
  contentUrl: () => '',
  send: () => Promise.reject(new Error('A template keeps no files')),
  size: String,
  mostBytes: 0,
};

/** The text of a template, live; `children` stand in its place until the editor is there. */
export const TemplateText = ({ children, ...text }: TemplateTextProps & { children: ReactNode }) => (
  <NoteFilesProvider value={noFiles}>
    <Suspense fallback={children}>
      <Text {...text} />
    </Suspense>
  </NoteFilesProvider>
);
