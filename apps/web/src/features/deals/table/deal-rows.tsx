import type { BoardDetail } from '@baton/schema/deals';
import { Button, EmptyState, ErrorState, SkeletonRows, StatusPill } from '@baton/ui';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'use-intl';

import { moneyText } from '#shared/i18n/money-text.ts';
import { PageBar } from '#shared/shell/page-bar.tsx';

import { api } from '../deals-api.ts';

/** A board for people from outside: its deals as rows under their rights, never its document (M19). */
export const DealRows = ({ board }: { board: BoardDetail }) => {
  const t = useTranslations('deals');
  const common = useTranslations('common');
  const locale = useLocale();
  const rows = useInfiniteQuery(
    api.deals.list.infiniteOptions({
      input: (cursor: string | undefined) => ({
        boardId: board.id,
        home: 'board' as const,
        sort: '-lastActivity' as const,
        limit: 100,
        ...(cursor !== undefined && { cursor }),
      }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: ({ page }) => page.next_cursor ?? undefined,
      meta: { facts: ['deal.'] },
    }),
  );
  const deals = rows.data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <>
      <PageBar name={board.name} views={<StatusPill>{t('table.external')}</StatusPill>} />
      <div className="calm-scroll min-h-0 flex-1 p-4">
        {rows.isPending && <SkeletonRows label={t('board.loading')} rows={8} />}
        {rows.isError && (
          <ErrorState
            onRetry={() => void rows.refetch()}
            retryLabel={common('retry')}
            text={common('failed.text')}
            title={common('failed.title')}
          />
        )}
        {rows.isSuccess && deals.length === 0 && <EmptyState kind="first" title={t('empty.first')} />}
        {deals.length > 0 && (
          <table className="w-full border-collapse text-left">
            <thead className="text-secondary text-text-3">
              <tr>
                {(['title', 'stage', 'account', 'amount', 'owner', 'closeOn'] as const).map((column) => (
                  <th className="border-b border-line px-2 py-1.5 font-medium" key={column} scope="col">
                    {t(`table.column.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {deals.map((deal) => (
                <tr className="h-row border-b border-line" key={deal.id}>
                  <td className="px-2 font-semibold">{deal.title}</td>
                  <td className="px-2 text-text-2">{deal.stageName ?? '—'}</td>
                  <td className="px-2 text-text-2">{deal.accountName ?? '—'}</td>
                  <td className="px-2">
                    {deal.amount === null ? '—' : moneyText({ amount: deal.amount, currency: deal.currency }, locale)}
                  </td>
                  <td className="px-2 text-text-2">{deal.ownerName ?? '—'}</td>
                  <td className="px-2 text-text-2">{deal.closeOn ?? '—'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {rows.hasNextPage && (
          <Button busy={rows.isFetchingNextPage} onClick={() => void rows.fetchNextPage()}>
            {common('more')}
          </Button>
        )}
      </div>
    </>
  );
};
