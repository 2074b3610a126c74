import type { InboxItemId } from '@baton/schema/shared';
import { Button, EmptyState, ErrorState, SkeletonRows } from '@baton/ui';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Coffee } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { Problem } from '#shared/api/problem.ts';
import { useProblemText } from '#shared/i18n/problem-text.ts';

import { inboxRowsQuery } from '../inbox-api.ts';
import { isNarrowed, type ShownRows } from '../inbox-search.ts';
import { InboxRow, type InboxRowProps } from './inbox-row.tsx';

export interface InboxListProps {
  shown: ShownRows;
  active: InboxItemId | null;
  onOpen: (id: InboxItemId) => void;
  /** What can be done next when nothing waits. */
  next: ReactNode;
  onClear: () => void;
  renderMark?: InboxRowProps['renderMark'];
}

/** The rows of a tab, or what stands there instead. */
export const InboxList = ({ shown, active, onOpen, next, onClear, renderMark }: InboxListProps) => {
  const t = useTranslations('inbox');
  const common = useTranslations('common');
  const problemText = useProblemText();
  const { tab } = shown;
  const rows = useInfiniteQuery(inboxRowsQuery(shown));
  const items = rows.data?.pages.flatMap(({ data }) => data) ?? [];
  if (rows.isPending)
    return (
      <div className="px-3">
        <SkeletonRows label={common('loading')} rows={8} />
      </div>
    );
  if (rows.isError && items.length === 0) {
    const { error } = rows;
    return (
      <ErrorState
        onRetry={() => void rows.refetch()}
        request={error instanceof Problem && error.requestId ? common('request', { id: error.requestId }) : undefined}
        retryLabel={common('retry')}
        text={problemText(error)}
        title={common('failed.title')}
      />
    );
  }
  if (items.length === 0) return <Nothing next={next} onClear={onClear} shown={shown} />;
  return (
    <>
      <ul aria-label={t(`tabs.${tab}`)}>
        {items.map((item) => (
          <InboxRow
            active={item.id === active}
            item={item}
            key={item.id}
            onOpen={() => onOpen(item.id)}
            renderMark={renderMark}
          />
        ))}
      </ul>
      {rows.hasNextPage && (
        <div className="flex justify-center p-3">
          <Button busy={rows.isFetchingNextPage} onClick={() => void rows.fetchNextPage()} variant="ghost">
            {t('showMore')}
          </Button>
        </div>
      )}
    </>
  );
};

/** Why there is no row. */
const Nothing = ({ shown, next, onClear }: Pick<InboxListProps, 'shown' | 'next' | 'onClear'>) => {
  const t = useTranslations('inbox');
  const { tab } = shown;
  return isNarrowed(shown) ? (
    <EmptyState
      action={<Button onClick={onClear}>{t('filters.clear')}</Button>}
      kind="no-result"
      text={t('filters.none.text')}
      title={t('filters.none.title')}
    />
  ) : (
    <EmptyState
      action={tab === 'inbox' && next}
      icon={<Coffee size={20} strokeWidth={1.5} />}
      kind="first"
      text={t(`empty.${tab}.text`)}
      title={t(`empty.${tab}.title`)}
    />
  );
};
