import type { DealId } from '@baton/schema/shared';
import { showToast } from '@baton/ui';
import { useTranslations } from 'use-intl';

import { Problem } from '#shared/api/problem.ts';

import { useBoard } from '../board/board-world.tsx';
import { api } from '../deals-api.ts';

/** Takes deals off the board, by command; the toast puts them back. Partial failure names those that stayed. */
export const useArchive = () => {
  const { store, ui, peek } = useBoard();
  const t = useTranslations('deals');
  const problem = useTranslations('deals.problem');
  const archive = async (ids: readonly DealId[]): Promise<void> => {
    const titles = new Map(ids.map((id) => [id, store.deal(id)?.title ?? '']));
    ui.clearSelection();
    peek(null);
    const outcomes = await Promise.allSettled(ids.map((dealId) => api.deals.archive.call({ dealId })));
    const done = ids.filter((_, at) => outcomes[at]?.status === 'fulfilled');
    const failed = ids.filter((id) => !done.includes(id));
    if (failed.length > 0) {
      const reason: unknown = outcomes.find((outcome) => outcome.status === 'rejected')?.reason;
      const offline = reason instanceof Problem && reason.status === 0;
      const names = failed.map((id) => titles.get(id)).join(', ');
      showToast({ tone: 'danger', title: problem(offline ? 'archiveOffline' : 'archive', { names }) });
    }
    if (done[0] === undefined) return;
    const restore = () => void Promise.allSettled(done.map((dealId) => api.deals.restore.call({ dealId })));
    showToast({
      id: 'board-undo',
      title: t('did.archived', { title: titles.get(done[0]) ?? '', count: done.length }),
      action: { label: t('undo.undo'), onSelect: restore },
    });
  };
  return (ids: readonly DealId[]): void => void archive(ids);
};
