import type { DealDetail } from '@baton/schema/deals';
import type { DealId, HandoffId, MemberId } from '@baton/schema/shared';
import { Banner, Button, EmptyState, ErrorState, SkeletonRows } from '@baton/ui';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { useCallback } from 'react';
import { useTranslations } from 'use-intl';

import { RecordComments } from '#features/comments/record-comments.tsx';
import { BoardScope } from '#features/deals/board/board-scope.tsx';
import { UnsavedCopy } from '#features/deals/board/unsaved-copy.tsx';
import { useBoardNames } from '#features/deals/board/use-board-names.ts';
import { api } from '#features/deals/deals-api.ts';
import { ArchivedDeal } from '#features/deals/detail/archived-deal.tsx';
import { LiveDeal } from '#features/deals/detail/live-deal.tsx';
import { HandoffCards } from '#features/handoffs/at-record/handoff-cards.tsx';
import { HandOffButton } from '#features/handoffs/begin/hand-off-button.tsx';
import { useHandOff } from '#features/handoffs/begin/use-hand-off.tsx';
import { ProposalsAt } from '#features/proposals/at-record/proposals-at.tsx';
import { RecordTasks } from '#features/tasks/list/record-tasks.tsx';
import { Problem } from '#shared/api/problem.ts';
import { useHere, useLiveDocument } from '#shared/live/live-context.tsx';
import { useSession } from '#shared/session/session.tsx';
import { PageBar } from '#shared/shell/page-bar.tsx';

import { HandoffSheet } from '../handoff/handoff-sheet.tsx';
import { renderProposal } from '../proposal/proposal-link.tsx';

const route = getRouteApi('/app/deals/$dealId');

/** One deal as a page: live while it is on its board, readable afterwards. */
export const DealPage = () => {
  const dealId = route.useParams().dealId as DealId;
  const t = useTranslations('deals');
  const common = useTranslations('common');
  const detail = useQuery(
    api.deals.get.queryOptions({ input: { dealId }, meta: { facts: ['deal.'], subject: dealId } }),
  );
  const { role } = useSession();
  const navigate = useNavigate({ from: '/deals/$dealId' });
  const { handoff } = route.useSearch();
  const showHandoff = useCallback(
    (id: HandoffId | undefined) => void navigate({ search: { handoff: id }, replace: true }),
    [navigate],
  );
  const handOff = useHandOff(showHandoff);
  useHere(`deal:${dealId}`);
  if (detail.isPending) return <SkeletonRows label={common('loading')} />;
  if (detail.error instanceof Problem && detail.error.status === 404) {
    return (
      <>
        <PageBar name={t('empty.missing')} />
        <EmptyState kind="no-access" title={t('empty.missing')} />
      </>
    );
  }
  if (detail.isError) {
    return (
      <ErrorState
        onRetry={() => void detail.refetch()}
        retryLabel={common('retry')}
        text={common('failed.text')}
        title={common('failed.title')}
      />
    );
  }
  return (
    <div className="relative h-full min-h-0">
      <PageBar
        actions={role !== 'guest' && <HandOffButton handOff={handOff} subject={{ kind: 'deal', id: dealId }} />}
        name={detail.data.title}
        views={<ToBoard deal={detail.data} />}
      />
      <div className="calm-scroll h-full" data-follow="page">
        {detail.data.home === 'board' ? (
          <OnBoard deal={detail.data} key={dealId} />
        ) : (
          <ArchivedDeal deal={detail.data} />
        )}
        <div className="mx-auto w-full max-w-180">
          <HandoffCards of={{ dealId }} onOpen={showHandoff} />
          {detail.data.accountId !== null && (
            <div className="border-b border-line p-4">
              <ProposalsAt
                about={{ subject: { kind: 'deal', id: dealId }, name: detail.data.title }}
                mayWrite={role !== 'guest'}
                onOpen={(proposalId) => void navigate({ to: '/proposals/$proposalId', params: { proposalId } })}
                renderLink={renderProposal}
              />
            </div>
          )}
          <RecordTasks
            filter={{ subjectKind: 'deal', subjectId: dealId }}
            mayAdd={role !== 'guest'}
            onOpen={(task) => void navigate({ to: '/tasks', search: { peek: task } })}
            subject={{ kind: 'deal', id: dealId }}
          />
          <RecordComments mayComment={role !== 'guest'} record={{ kind: 'deal', id: dealId }} />
        </div>
      </div>
      <HandoffSheet id={handoff as HandoffId | undefined} onClose={() => showHandoff(undefined)} />
    </div>
  );
};

const ToBoard = ({ deal }: { deal: DealDetail }) => {
  const t = useTranslations('deals.page');
  const board = useQuery(api.boards.get.queryOptions({ input: { boardId: deal.boardId } }));
  return (
    <Link
      className="max-phone:order-first"
      params={{ boardId: deal.boardId }}
      search={{ peek: deal.id }}
      to="/boards/$boardId"
    >
      <Button icon={<ArrowLeft aria-hidden size={14} />} tabIndex={-1} variant="ghost">
        <span className="max-phone:sr-only">{t('board', { board: board.data?.name ?? '' })}</span>
      </Button>
    </Link>
  );
};

const noFilter = {};
const nothing = () => undefined;

const OnBoard = ({ deal }: { deal: DealDetail }) => {
  const common = useTranslations('common');
  const session = useSession();
  const navigate = useNavigate();
  const document = useLiveDocument(`board:${deal.boardId}`);
  const names = useBoardNames();
  const open = useCallback((id: DealId) => void navigate({ to: '/deals/$dealId', params: { dealId: id } }), [navigate]);
  if (document === null || document.view.contents === 'none') return <SkeletonRows label={common('loading')} />;
  return (
    <BoardScope
      board={null}
      boardId={deal.boardId}
      document={document}
      filter={noFilter}
      me={session.member as MemberId}
      names={names}
      onOpen={open}
      onPeek={nothing}
      peeked={null}
    >
      {() => (
        <div className="calm-scroll min-h-0 flex-1">
          <UnsavedCopy document={document} />
          {deal.lateEdits.length > 0 && <LateEdits deal={deal} />}
          <LiveDeal id={deal.id} />
        </div>
      )}
    </BoardScope>
  );
};

const LateEdits = ({ deal }: { deal: DealDetail }) => {
  const t = useTranslations('deals.page');
  return (
    <Banner tone="warning">
      {deal.lateEdits.map((edit) => (
        <p key={edit.at}>{t('lateEdits', { name: edit.by ?? '—', fields: edit.fields.join(', ') })}</p>
      ))}
    </Banner>
  );
};
