import type { Proposal, ProposalState } from '@baton/schema/proposals';
import type { ProposalId } from '@baton/schema/shared';
import { Button, classes, EmptyState, ErrorState, SkeletonRows } from '@baton/ui';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { FileText } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { Problem } from '#shared/api/problem.ts';
import { useProblemText } from '#shared/i18n/problem-text.ts';
import { Panel } from '#shared/shell/page.tsx';

import { proposalRowsQuery, type ProposalFilter } from '../proposals-api.ts';
import { ProposalRow } from './proposal-row.tsx';
import { useProposalKeys } from './use-proposal-keys.ts';

export interface ProposalListProps {
  filter: ProposalFilter & { state?: ProposalState; sort?: 'validUntil' };
  /** The row that the keys stand on. */
  at: string | undefined;
  onAt: (id: ProposalId) => void;
  onOpen: (id: ProposalId) => void;
  onClear: () => void;
  /** How the first one is begun; nothing for who may not. */
  begin: ReactNode;
}

const none: readonly Proposal[] = [];

/** The proposals that the filters let through, or what stands there instead. */
export const ProposalList = ({ filter, at, onAt, onOpen, onClear, begin }: ProposalListProps) => {
  const t = useTranslations('proposals');
  const common = useTranslations('common');
  const problemText = useProblemText();
  const rows = useInfiniteQuery(proposalRowsQuery(filter));
  const found = rows.data?.pages.flatMap(({ data }) => data) ?? none;
  useProposalKeys({ proposals: found, at, onAt, onOpen });
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
  const narrowed = Object.values(filter).some((value) => value !== undefined && value !== 'live');
  if (found.length === 0)
    return narrowed ? (
      <EmptyState
        action={<Button onClick={onClear}>{t('list.clear')}</Button>}
        kind="no-result"
        title={t('list.noneFound')}
      />
    ) : (
      <EmptyState
        action={begin}
        icon={<FileText size={20} strokeWidth={1.5} />}
        kind="first"
        text={t('list.firstText')}
        title={t('list.firstTitle')}
      />
    );
  return (
    <>
      <Panel>
        <ul aria-label={t('title')}>
          {found.map((proposal) => (
            <li className="border-b border-line last:border-0" key={proposal.id}>
              <Link
                aria-current={proposal.id === at ? 'true' : undefined}
                className={classes(
                  'block w-full border-l-[3px] text-left -outline-offset-2 hover:bg-hover',
                  proposal.id === at ? 'border-accent bg-active' : 'border-transparent',
                )}
                data-row={proposal.id}
                params={{ proposalId: proposal.id }}
                to="/proposals/$proposalId"
              >
                <ProposalRow proposal={proposal} />
              </Link>
            </li>
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
