import type { DealId } from '@baton/schema/shared';
import { Button, IconButton, Menu, PeekPanel } from '@baton/ui';
import { ArrowUpRight, MoreHorizontal } from 'lucide-react';
import { useTranslations } from 'use-intl';

import { useBoardUi } from '../board/board-ui.ts';
import { useBoard, useDeal } from '../board/board-world.tsx';
import { NextLink } from '../move/next-link.tsx';
import type { RenderTasks } from '../move/next-popover.tsx';
import { useCardEntries } from '../move/use-card-entries.ts';
import { DealFacts } from './deal-facts.tsx';
import { DealHistory } from './deal-history.tsx';
import { StageStepper } from './stage-stepper.tsx';

/** The deal beside the board. Arrows on the board change what is shown; Esc goes back to the card. */
export const DealPeek = ({ renderTasks }: { renderTasks: RenderTasks }) => {
  const { ui } = useBoard();
  const peeked = useBoardUi(ui, (state) => state.peeked);
  return peeked === null ? null : <OpenPeek id={peeked} key={peeked} renderTasks={renderTasks} />;
};

const OpenPeek = ({ id, renderTasks }: { id: DealId; renderTasks: RenderTasks }) => {
  const { peek, open, ui } = useBoard();
  const deal = useDeal(id);
  const t = useTranslations('deals');
  const common = useTranslations('common');
  const entries = useCardEntries([id]);
  const close = () => {
    peek(null);
    ui.set({ focused: id });
  };
  return (
    <PeekPanel
      actions={
        <>
          <Button icon={<ArrowUpRight aria-hidden size={14} />} onClick={() => open(id)} variant="ghost">
            {t('action.openPage')}
          </Button>
          <Menu
            align="end"
            entries={entries}
            trigger={<IconButton icon={<MoreHorizontal size={16} />} label={t('card.actions')} />}
          />
        </>
      }
      closeLabel={common('close')}
      label={t('peek.label', { title: deal?.title ?? '' })}
      onClose={close}
      open
      title={t('peek.title')}
    >
      {deal === null ? (
        <p className="p-4 text-text-2">{t('peek.gone')}</p>
      ) : (
        <>
          <DealFacts deal={deal} />
          <StageStepper deal={deal} />
          <div className="border-t border-line">
            <NextLink id={id} />
            {renderTasks(id, false)}
            <DealHistory id={id} />
          </div>
        </>
      )}
    </PeekPanel>
  );
};
