import { Banner, Button, showToast } from '@baton/ui';
import type * as Y from 'yjs';

import type { OpenLiveDocument } from './live-context.tsx';

/** The words for it, by the kind of document. */
type UnsavedWords = (
  key: 'copied' | 'copy' | 'dismiss' | 'export' | 'recovered' | 'reload' | 'restart' | 'text' | 'title' | 'upgrade',
  values?: { count: number },
) => string;

/** How a copy is taken along. */
export interface TakingAlong {
  text: (doc: Y.Doc) => string;
  file: (doc: Y.Doc) => { name: string; type: string; content: string };
}

interface UnsavedProps {
  document: OpenLiveDocument;
  words: UnsavedWords;
  taking: TakingAlong;
}

/** What a refusal leaves: the person's own copy, readable, to take along before going on with what is saved. */
export const UnsavedBanner = ({ document, words, taking }: UnsavedProps) => {
  const { live, view } = document;
  const { save, recovered } = view;
  if (save.kind === 'cannot-save' && save.reason === 'upgrade-required') {
    return (
      <Banner actions={<Button onClick={() => globalThis.location.reload()}>{words('reload')}</Button>} tone="warning">
        {words('upgrade')}
      </Banner>
    );
  }
  if (save.kind === 'cannot-save' && !view.gone) {
    return (
      <Banner
        actions={
          <>
            <TakeAlong doc={view.doc} taking={taking} words={words} />
            <Button onClick={() => live.restart()} variant="ink">
              {words('restart')}
            </Button>
          </>
        }
        tone="danger"
      >
        <strong className="font-semibold">{words('title')}</strong> {words('text', { count: save.changes })}
      </Banner>
    );
  }
  if (recovered === null) return null;
  return (
    <Banner
      actions={
        <>
          <TakeAlong doc={recovered.doc} taking={taking} words={words} />
          <Button onClick={() => live.dismissRecovered()}>{words('dismiss')}</Button>
        </>
      }
      tone="warning"
    >
      {words('recovered', { count: recovered.changes })}
    </Banner>
  );
};

const TakeAlong = ({ doc, taking, words }: { doc: Y.Doc; taking: TakingAlong; words: UnsavedWords }) => {
  const copy = async () => {
    await navigator.clipboard.writeText(taking.text(doc));
    showToast({ title: words('copied') });
  };
  const download = () => {
    const { name, type, content } = taking.file(doc);
    const url = URL.createObjectURL(new Blob([content], { type }));
    const link = Object.assign(globalThis.document.createElement('a'), { href: url, download: name });
    link.click();
    URL.revokeObjectURL(url);
  };
  return (
    <>
      <Button onClick={() => void copy()}>{words('copy')}</Button>
      <Button onClick={download}>{words('export')}</Button>
    </>
  );
};
