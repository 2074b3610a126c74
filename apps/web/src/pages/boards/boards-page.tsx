import { Button } from '@baton/ui';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useTranslations } from 'use-intl';

import { BoardList } from '#features/boards/board-list.tsx';
import { NewBoard } from '#features/boards/new-board.tsx';
import { useMay } from '#shared/session/session.tsx';
import { PageBar } from '#shared/shell/page-bar.tsx';
import { PageColumn } from '#shared/shell/page.tsx';

const route = getRouteApi('/app/boards');

/** The list of boards, and the way to a new one. */
export const BoardsPage = () => {
  const t = useTranslations('boards');
  const navigate = useNavigate();
  const { create } = route.useSearch();
  const mayCreate = useMay('create-boards');
  const setCreating = (creating: boolean) =>
    void navigate({ to: '/boards', search: creating ? { create: true } : {}, replace: true });
  return (
    <>
      <PageBar
        actions={
          mayCreate && (
            <Button icon={<Plus aria-hidden size={16} />} onClick={() => setCreating(true)} variant="ink">
              {t('new')}
            </Button>
          )
        }
        name={t('title')}
      />
      <PageColumn>
        <BoardList
          renderLink={(board, content) => (
            <Link
              className="block -outline-offset-2 hover:bg-hover"
              params={{ boardId: board.id }}
              to="/boards/$boardId"
            >
              {content}
            </Link>
          )}
          onNew={() => setCreating(true)}
        />
      </PageColumn>
      <NewBoard
        onClose={() => setCreating(false)}
        onCreated={(boardId) => void navigate({ to: '/boards/$boardId', params: { boardId } })}
        open={Boolean(create) && mayCreate}
      />
    </>
  );
};
