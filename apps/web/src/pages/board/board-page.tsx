import { boards as boardContracts } from '@baton/schema/deals';
import type { BoardId, DealId, HandoffId, MemberId } from '@baton/schema/shared';
import { Banner, Button, EmptyState, ErrorState } from '@baton/ui';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useCallback, useEffect, useMemo } from 'react';
import { useTranslations } from 'use-intl';

import { BoardScope } from '#features/deals/board/board-scope.tsx';
import { BoardSkeleton } from '#features/deals/board/board-skeleton.tsx';
import { BoardView } from '#features/deals/board/board-view.tsx';
import { useBoard, type BoardNames } from '#features/deals/board/board-world.tsx';
import { UnsavedCopy } from '#features/deals/board/unsaved-copy.tsx';
import { useBoardNames } from '#features/deals/board/use-board-names.ts';
import type { BoardLayout } from '#features/deals/display/display-menu.tsx';
import type { BoardFilter } from '#features/deals/filters/board-filter.ts';
import { PastBoard } from '#features/deals/past/past-board.tsx';
import { DealRows } from '#features/deals/table/deal-rows.tsx';
import type { TableSort } from '#features/deals/table/table-sort.ts';
import { HandoffCards } from '#features/handoffs/at-record/handoff-cards.tsx';
import { RecordTasks } from '#features/tasks/list/record-tasks.tsx';
import { apiOf } from '#shared/api/client.ts';
import { Problem } from '#shared/api/problem.ts';
import { useHere, useLiveDocument, type OpenLiveDocument } from '#shared/live/live-context.tsx';
import { RecordPeople } from '#shared/records/record-people.tsx';
import { useSession } from '#shared/session/session.tsx';
import { PageBar } from '#shared/shell/page-bar.tsx';

import { HandoffSheet } from '../handoff/handoff-sheet.tsx';
import type { BoardSearch } from './board-search.ts';
import { HandOffCard, useHandoffsOnCards } from './handoffs-on-cards.tsx';

const api = apiOf({ boards: boardContracts });
const route = getRouteApi('/app/boards/$boardId');

/** A board: live for those who may, as rows for guests. The document is opened at once; no row is waited for. */
export const BoardPage = () => {
  const boardId = route.useParams().boardId as BoardId;
  const board = useQuery(
    api.boards.get.queryOptions({
      input: { boardId },
      meta: { facts: ['board.', 'stage.'], subject: boardId, kept: true },
    }),
  );
  const looksBack = route.useSearch({ select: ({ past }) => past !== undefined });
  const guest = useSession().role === 'guest';
  useEffect(() => localStorage.setItem('baton.board', boardId), [boardId]);
  useHere(`board:${boardId}`);
  const gone = board.error instanceof Problem && board.error.status === 404;
  if (gone) return <NoAccess />;
  if (board.data?.live === false) return <DealRows board={board.data} />;
  // Guests have no document: for them the row is waited for, and nothing is asked of the socket (M19).
  if (guest && board.data === undefined) return board.isError ? <Unreachable query={board} /> : <Opening name="" />;
  if (looksBack) return <LookBack board={board.data ?? null} boardId={boardId} />;
  return <LiveBoard boardId={boardId} key={boardId} query={board} />;
};

const NoAccess = () => {
  const t = useTranslations('deals.empty');
  return (
    <>
      <PageBar name={t('noAccess')} />
      <EmptyState kind="no-access" text={t('noAccessText')} title={t('noAccess')} />
    </>
  );
};

interface BoardQuery {
  data: Parameters<typeof BoardScope>[0]['board'] | undefined;
  error: unknown;
  refetch: () => Promise<unknown>;
}

const LiveBoard = ({ boardId, query }: { boardId: BoardId; query: BoardQuery }) => {
  const document = useLiveDocument(`board:${boardId}`);
  const names = useBoardNames();
  const view = document?.view;
  const name = query.data?.name ?? '';
  if (view?.gone) return <NoAccess />;
  if (document === null || view === undefined || view.contents === 'none') {
    if (view?.save.kind !== 'offline') return <Opening name={name} />;
    return (
      <>
        <PageBar name={name} />
        <Unreachable query={query} />
      </>
    );
  }
  return <OpenBoard board={query.data ?? null} boardId={boardId} document={document} names={names} />;
};

/** The same board as it was. Its document stays closed: nobody is told that somebody looks back. */
const LookBack = ({ boardId, board }: { boardId: BoardId; board: BoardQuery['data'] | null }) => {
  const session = useSession();
  const navigate = useNavigate({ from: '/boards/$boardId' });
  const search = route.useSearch();
  const { past = 0, since = null } = search;
  const look = useCallback(
    (part: Partial<BoardSearch>) => void navigate({ search: (old) => ({ ...old, ...part }), replace: true }),
    [navigate],
  );
  const onFilter = useCallback((filter: BoardFilter) => look(filter), [look]);
  const leave = useCallback(() => look({ past: undefined, since: undefined }), [look]);
  const open = useCallback((id: DealId) => void navigate({ to: '/deals/$dealId', params: { dealId: id } }), [navigate]);
  return (
    <>
      <PageBar name={board?.name ?? ''} />
      <PastBoard
        board={board ?? null}
        boardId={boardId}
        filter={search}
        me={session.member as MemberId}
        names={useBoardNames()}
        onFilter={onFilter}
        onLeave={leave}
        onLook={look}
        onOpen={open}
        seq={past}
        since={since}
      />
    </>
  );
};

const Opening = ({ name }: { name: string }) => {
  const t = useTranslations('deals');
  return (
    <>
      <PageBar name={name} />
      <BoardSkeleton label={t('board.loading')} />
    </>
  );
};

/** No network and no copy on this device: what failed, why nothing is shown, and a way to try again. */
const Unreachable = ({ query }: { query: BoardQuery }) => {
  const t = useTranslations('common');
  return (
    <ErrorState
      onRetry={() => void query.refetch()}
      request={query.error instanceof Problem && query.error.requestId !== null ? query.error.requestId : undefined}
      retryLabel={t('retry')}
      text={t('notKept.text')}
      title={t('notKept.title')}
    />
  );
};

const OpenBoard = ({
  boardId,
  board,
  document,
  names,
}: {
  boardId: BoardId;
  board: Parameters<typeof BoardScope>[0]['board'];
  document: OpenLiveDocument;
  names: BoardNames;
}) => {
  const t = useTranslations('deals');
  const session = useSession();
  const navigate = useNavigate({ from: '/boards/$boardId' });
  const search = route.useSearch();
  const set = useCallback(
    (part: Partial<BoardSearch>) => void navigate({ search: (old) => ({ ...old, ...part }), replace: true }),
    [navigate],
  );
  const peek = useCallback((id: DealId | null) => set({ peek: id ?? undefined }), [set]);
  const showHandoff = useCallback(
    (handoff: HandoffId | undefined) => set(handoff === undefined ? { handoff } : { handoff, peek: undefined }),
    [set],
  );
  const { extras, handOff } = useHandoffsOnCards(showHandoff);
  const open = useCallback((id: DealId) => void navigate({ to: '/deals/$dealId', params: { dealId: id } }), [navigate]);
  const onFilter = useCallback((filter: BoardFilter) => set(filter), [set]);
  const onLayout = useCallback((view: BoardLayout) => set({ view: view === 'board' ? undefined : view }), [set]);
  const onPast = useCallback(
    () => void navigate({ search: (old) => ({ ...old, peek: undefined, past: 0 }) }),
    [navigate],
  );
  const onSort = useCallback(({ column, direction }: TableSort) => set({ sort: column, turn: direction }), [set]);
  const { sort: column = 'stage', turn: direction = 'up' } = search;
  const sort = useMemo(() => ({ column, direction }), [column, direction]);
  const tasksOf = useCallback(
    (id: DealId, writing: boolean) => (
      <>
        <HandoffCards of={{ dealId: id }} onOpen={showHandoff} />
        <RecordTasks
          filter={{ subjectKind: 'deal', subjectId: id }}
          mayAdd
          onOpen={(task) => void navigate({ to: '/tasks', search: { peek: task } })}
          subject={{ kind: 'deal', id }}
          writing={writing}
        />
      </>
    ),
    [navigate, showHandoff],
  );
  const { contents, level } = document.view;
  return (
    <BoardScope
      board={board}
      boardId={boardId}
      document={document}
      extras={extras}
      filter={search}
      me={session.member as MemberId}
      names={names}
      onOpen={open}
      onPeek={peek}
      peeked={(search.peek as DealId | undefined) ?? null}
    >
      {(undo) => (
        <div className="relative flex h-full min-h-0 flex-col">
          <HandOffCard handOff={handOff} />
          <PageBar
            actions={<NewDeal />}
            name={board?.name ?? ''}
            presence={<RecordPeople where={`board:${boardId}`} />}
          />
          <UnsavedCopy document={document} />
          {contents === 'copy' && document.view.save.kind === 'offline' && (
            <Banner tone="warning">{t('offline.copy')}</Banner>
          )}
          {contents === 'live' && level === 'read' && <Banner>{t('refused.readOnly')}</Banner>}
          <BoardView
            filter={search}
            layout={search.view ?? 'board'}
            onFilter={onFilter}
            onLayout={onLayout}
            onPast={onPast}
            onSort={onSort}
            renderTasks={tasksOf}
            sort={sort}
            undo={undo}
          />
          <HandoffSheet id={search.handoff as HandoffId | undefined} onClose={() => showHandoff(undefined)} />
        </div>
      )}
    </BoardScope>
  );
};

const NewDeal = () => {
  const { ui, store, canWrite } = useBoard();
  const t = useTranslations('deals.board');
  const first = store.stages.find((stage) => stage.kind === 'open');
  if (!canWrite || first === undefined) return null;
  return (
    <Button icon={<Plus aria-hidden size={14} />} onClick={() => ui.set({ adding: first.id })} variant="ink">
      <span className="max-phone:sr-only">{t('newDeal')}</span>
    </Button>
  );
};
