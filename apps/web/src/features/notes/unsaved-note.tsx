import { noteText, readNote } from '@baton/schema/notes';
import { useTranslations } from 'use-intl';

import type { OpenLiveDocument } from '#shared/live/live-context.tsx';
import { UnsavedBanner, type TakingAlong } from '#shared/live/unsaved-banner.tsx';

/** What a refusal leaves of a note. */
export const UnsavedNote = ({ document }: { document: OpenLiveDocument }) => {
  const t = useTranslations('notes.refused');
  return <UnsavedBanner document={document} taking={taking} words={t} />;
};

const taking: TakingAlong = {
  text: (doc) => noteText(readNote(doc)),
  file: (doc) => ({ name: 'note.txt', type: 'text/plain;charset=utf-8', content: noteText(readNote(doc)) }),
};
