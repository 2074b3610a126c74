import type { DealId } from '@baton/schema/shared';
import { Button, classes, Dialog } from '@baton/ui';
import { ArrowUpRight, Check } from 'lucide-react';
import { useTranslations } from 'use-intl';

import { useBoard, useStages } from '../board/board-world.tsx';
import { useMoveTo } from './use-move-entries.ts';

/** On a phone: what a tap on a card offers. The stages under the thumb, and the way to the deal itself. */
export const MoveSheet = ({ ids, onClose }: { ids: readonly DealId[]; onClose: () => void }) => {
  const { store, peek, canWrite } = useBoard();
  const stages = useStages();
  const t = useTranslations('deals');
  const common = useTranslations('common');
  const move = useMoveTo(ids);
  const [id] = ids;
  const deal = id === undefined ? null : store.deal(id);
  if (deal === null || id === undefined) return null;
  const show = () => {
    onClose();
    peek(id);
  };
  return (
    <Dialog closeLabel={common('close')} onClose={onClose} open size="sm" title={deal.title}>
      <div className="flex flex-col gap-1">
        <Button
          className="mb-2 min-h-11"
          fullWidth
          icon={<ArrowUpRight aria-hidden size={16} />}
          onClick={show}
          variant="ink"
        >
          {t('action.open')}
        </Button>
        {canWrite && (
          <p className="px-1 pt-1 text-meta font-semibold text-text-3">{t('move.title', { count: ids.length })}</p>
        )}
        {canWrite &&
          stages.map((stage) => (
            <button
              className={classes(
                'flex min-h-11 items-center gap-2 rounded-control px-3 text-left hover:bg-hover',
                stage.id === deal.stageId && 'bg-accent-soft font-semibold',
              )}
              key={stage.id}
              onClick={() => {
                if (stage.id !== deal.stageId) move({ stageId: stage.id, after: null });
                onClose();
              }}
              type="button"
            >
              <span className="flex w-4 text-accent">
                {stage.id === deal.stageId && <Check aria-hidden size={16} />}
              </span>
              <span className="min-w-0 flex-1 truncate">{stage.name}</span>
              <span className="text-secondary text-text-3">{store.column(stage.id).ids.length}</span>
            </button>
          ))}
      </div>
    </Dialog>
  );
};
