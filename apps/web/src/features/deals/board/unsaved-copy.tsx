import { readBoard } from '@baton/schema/deals';
import { Banner, Button, showToast } from '@baton/ui';
import { useTranslations } from 'use-intl';
import type * as Y from 'yjs';

import type { OpenLiveDocument } from '#shared/live/live-context.tsx';

/** What a refusal leaves: the person's own copy, readable, to take along before going on with the saved board. */
export const UnsavedCopy = ({ document }: { document: OpenLiveDocument }) => {
  const { live, view } = document;
  const t = useTranslations('deals.refused');
  const { save, recovered } = view;
  if (save.kind === 'cannot-save' && save.reason === 'upgrade-required') {
    return (
      <Banner actions={<Button onClick={() => globalThis.location.reload()}>{t('reload')}</Button>} tone="warning">
        {t('upgrade')}
      </Banner>
    );
  }
  if (save.kind === 'cannot-save' && !view.gone) {
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
  }
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
  const t = useTranslations('deals.refused');
  const copy = async () => {
    await navigator.clipboard.writeText(asText(doc));
    showToast({ title: t('copied') });
  };
  const download = () => {
    const { stages, deals } = readBoard(doc);
    const content = JSON.stringify({ stages, deals: [...deals.values()] }, null, 2);
    const url = URL.createObjectURL(new Blob([content], { type: 'application/json' }));
    const link = Object.assign(globalThis.document.createElement('a'), { href: url, download: 'board.json' });
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

/** One line per deal: stage, title, amount in minor units, close date; tabs between, so that a sheet takes it. */
const asText = (doc: Y.Doc): string => {
  const { stages, deals, byStage } = readBoard(doc);
  return stages
    .flatMap((stage) =>
      (byStage.get(stage.id) ?? []).map((id) => {
        const deal = deals.get(id);
        return [stage.name, deal?.title, deal?.amount, deal?.currency, deal?.closeOn]
          .map((cell) => cell ?? '')
          .join('\t');
      }),
    )
    .join('\n');
};
