import type { Handoff } from '@baton/schema/handoffs';
import type { HandoffId } from '@baton/schema/shared';
import { Button, EmptyState, ErrorState, SkeletonRows } from '@baton/ui';
import { useInfiniteQuery } from '@tanstack/react-query';
import { ArrowLeftRight } from 'lucide-react';
import { useTranslations } from 'use-intl';

import { Problem } from '#shared/api/problem.ts';
import { useProblemText } from '#shared/i18n/problem-text.ts';
import { Panel } from '#shared/shell/page.tsx';

import { handoffRowsQuery, type HandoffFilter } from '../handoffs-api.ts';
import { HandoffRow } from './handoff-row.tsx';
import type { ShownBox } from './handoff-tabs.tsx';
import { useHandoffKeys } from './use-handoff-keys.ts';

export interface HandoffListProps {
  filter: HandoffFilter & { box: ShownBox };
  /** The row that the keys stand on. */
  at: string | undefined;
  onAt: (id: HandoffId) => void;
  onOpen: (id: HandoffId) => void;
}

const none: readonly Handoff[] = [];

/** The handoffs of a box, those due first, or what stands there instead. */
export const HandoffList = ({ filter, at, onAt, onOpen }: HandoffListProps) => {
  const t = useTranslations('handoffs');
  const common = useTranslations('common');
  const problemText = useProblemText();
  const rows = useInfiniteQuery(handoffRowsQuery(filter));
  const found = rows.data?.pages.flatMap(({ data }) => data) ?? none;
  useHandoffKeys({ handoffs: found, at, onAt, onOpen });
  if (rows.isPending) return <SkeletonRows label={common('loading')} rows={6} />;
  if (rows.isError && found.length === 0) {
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
  if (found.length === 0)
    return (
      <EmptyState
        icon={<ArrowLeftRight size={20} strokeWidth={1.5} />}
        kind={filter.routeId === undefined ? 'first' : 'no-result'}
        text={t(`empty.${filter.box}.text`)}
        title={t(`empty.${filter.box}.title`)}
      />
    );
  return (
    <>
      <Panel>
        <ul aria-label={t(`boxes.${filter.box}`)}>
          {found.map((handoff) => (
            <HandoffRow active={handoff.id === at} handoff={handoff} key={handoff.id} />
          ))}
        </ul>
      </Panel>
      {rows.hasNextPage && (
        <div className="flex justify-center">
          <Button busy={rows.isFetchingNextPage} onClick={() => void rows.fetchNextPage()} variant="ghost">
            {t('list.more')}
          </Button>
        </div>
      )}
    </>
  );
};
