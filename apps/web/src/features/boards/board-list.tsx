import type { BoardSummary } from '@baton/schema/deals';
import { Button, EmptyState, matchScore, SearchField } from '@baton/ui';
import { useQuery } from '@tanstack/react-query';
import { Plus, SquareKanban } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { useMay } from '#shared/session/session.tsx';
import { Loaded, Panel } from '#shared/shell/page.tsx';

import { boardsQuery } from './boards-api.ts';

export interface BoardListProps {
  onNew: () => void;
  renderLink: (board: BoardSummary, content: ReactNode) => ReactNode;
}

/** All boards that the person may see. */
export const BoardList = ({ onNew, renderLink }: BoardListProps) => {
  const t = useTranslations('boards');
  const common = useTranslations('common');
  const boards = useQuery(boardsQuery());
  const mayCreate = useMay('create-boards');
  const [filter, setFilter] = useState('');
  return (
    <Loaded query={boards}>
      {({ data }) => {
        if (data.length === 0) {
          return (
            <EmptyState
              action={
                mayCreate && (
                  <Button icon={<Plus aria-hidden size={16} />} onClick={onNew} size="md" variant="ink">
                    {t('new')}
                  </Button>
                )
              }
              icon={<SquareKanban size={20} strokeWidth={1.5} />}
              kind="first"
              text={mayCreate ? t('firstText') : t('guestText')}
              title={t('firstTitle')}
            />
          );
        }
        const shown = data.filter(({ name }) => matchScore(filter, name) > 0);
        return (
          <div className="flex flex-col gap-3">
            {data.length > 8 && (
              <div className="max-w-80">
                <SearchField clearLabel={common('clear')} label={t('filter')} onChange={setFilter} value={filter} />
              </div>
            )}
            {shown.length === 0 ? (
              <EmptyState
                action={<Button onClick={() => setFilter('')}>{common('clear')}</Button>}
                kind="no-result"
                title={t('noMatch')}
              />
            ) : (
              <Panel>
                <ul>
                  {shown.map((board) => (
                    <li className="border-b border-line last:border-0" key={board.id}>
                      {renderLink(board, <BoardRow board={board} />)}
                    </li>
                  ))}
                </ul>
              </Panel>
            )}
          </div>
        );
      }}
    </Loaded>
  );
};

const BoardRow = ({ board }: { board: BoardSummary }) => {
  const t = useTranslations('boards');
  return (
    <span className="flex min-h-12 items-center gap-3 px-4 py-2">
      <SquareKanban aria-hidden className="shrink-0 text-text-3" size={16} strokeWidth={1.75} />
      <span className="min-w-0 flex-1">
        <span className="block truncate font-semibold">{board.name}</span>
        <span className="block truncate text-secondary text-text-3">{t('open', { count: board.openDeals })}</span>
      </span>
      <span className="shrink-0 text-secondary text-text-3 max-phone:hidden">
        {t(`visibility.${board.visibility}`)}
      </span>
      <span className="w-10 shrink-0 text-right text-secondary text-text-2">{board.currency}</span>
    </span>
  );
};
