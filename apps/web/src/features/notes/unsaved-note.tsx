import { noteText, readNote } from '@baton/schema/notes';
import { Banner, Button, showToast } from '@baton/ui';
import { useTranslations } from 'use-intl';
import type * as Y from 'yjs';

import type { OpenLiveDocument } from '#shared/live/live-context.tsx';

/** What a refusal leaves: the person's own copy, readable, to take along before going on with the saved note. */
export const UnsavedNote = ({ document }: { document: OpenLiveDocument }) => {
  const { live, view } = document;
  const t = useTranslations('notes.refused');
  const { save, recovered } = view;
  if (save.kind === 'cannot-save' && save.reason === 'upgrade-required')
    return (
      <Banner actions={<Button onClick={() => globalThis.location.reload()}>{t('reload')}</Button>} tone="warning">
        {t('upgrade')}
      </Banner>
    );
  if (save.kind === 'cannot-save' && !view.gone)
    return (
      <Banner
        actions={
          <>
            <TakeAlong doc={view.doc} />
            <Button onClick={() => live.restart()} variant="ink">
              {t('restart')}
            </Button>
          </>
        }
        tone="danger"
      >
        <strong className="font-semibold">{t('title')}</strong> {t('text', { count: save.changes })}
      </Banner>
    );
  if (recovered === null) return null;
  return (
    <Banner
      actions={
        <>
          <TakeAlong doc={recovered.doc} />
          <Button onClick={() => live.dismissRecovered()}>{t('dismiss')}</Button>
        </>
      }
      tone="warning"
    >
      {t('recovered', { count: recovered.changes })}
    </Banner>
  );
};

const TakeAlong = ({ doc }: { doc: Y.Doc }) => {
  const t = useTranslations('notes.refused');
  const copy = async () => {
    await navigator.clipboard.writeText(noteText(readNote(doc)));
    showToast({ title: t('copied') });
  };
  const download = () => {
    const url = URL.createObjectURL(new Blob([noteText(readNote(doc))], { type: 'text/plain;charset=utf-8' }));
    const link = Object.assign(globalThis.document.createElement('a'), { href: url, download: 'note.txt' });
    link.click();
    URL.revokeObjectURL(url);
  };
  return (
    <>
      <Button onClick={() => void copy()}>{t('copy')}</Button>
      <Button onClick={download}>{t('export')}</Button>
    </>
  );
};
