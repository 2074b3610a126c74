import { EmptyState, ErrorState, Skeleton } from '@baton/ui';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { useLiveDocument, type OpenLiveDocument } from '#shared/live/live-context.tsx';

/** A live document once there is something of it to show; until then its shape, or why there is nothing. */
export const LiveSheet = ({
  name,
  children,
}: {
  name: string;
  children: (document: OpenLiveDocument) => ReactNode;
}) => {
  const t = useTranslations('common');
  const document = useLiveDocument(name);
  const view = document?.view;
  if (view?.gone) return <EmptyState kind="no-access" text={t('noAccess.text')} title={t('noAccess.title')} />;
  if (document && view && view.contents !== 'none') return children(document);
  return view?.save.kind === 'offline' ? (
    <ErrorState
      onRetry={() => globalThis.location.reload()}
      retryLabel={t('retry')}
      text={t('notKept.text')}
      title={t('notKept.title')}
    />
  ) : (
    <SheetSkeleton label={t('loading')} />
  );
};

/** The shape of a text before it is there. */
export const SheetSkeleton = ({ label }: { label: string }) => (
  <output aria-busy aria-label={label} className="mx-auto flex w-full max-w-200 flex-col gap-3 px-4 py-8 phone:px-14">
    {['w-1/2', 'w-full', 'w-11/12', 'w-2/3', 'w-full', 'w-5/6'].map((width) => (
      <Skeleton className={`h-4 ${width}`} key={width} />
    ))}
  </output>
);
