import type { FilesInText, ShownFiles } from '@baton/editor';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslations } from 'use-intl';

import { useNoteFiles } from './note-files.ts';

/** How the files of a note are shown, the same object for as long as the language stays: an editor is made with it. */
export const useShownFiles = (): ShownFiles => {
  const t = useTranslations('notes.files');
  const files = useNoteFiles();
  const latest = useRef(files);
  useEffect(() => {
    latest.current = files;
  }, [files]);
  return useMemo(() => {
    const following: FilesInText = {
      about: (file) => latest.current.about(file),
      pictureUrl: (file) => latest.current.pictureUrl(file),
      contentUrl: (file) => latest.current.contentUrl(file),
      subscribe: (listener) => latest.current.subscribe(listener),
    };
    return {
      files: following,
      words: { closed: t('closed'), broken: t('broken'), download: (name) => t('download', { name }) },
    };
  }, [t]);
};
