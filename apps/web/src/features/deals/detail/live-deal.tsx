import type { DealId } from '@baton/schema/shared';
import { EmptyState } from '@baton/ui';
import { useTranslations } from 'use-intl';

import { useDeal } from '../board/board-world.tsx';
import { CardMenus } from '../move/card-menus.tsx';
import { DealFacts } from './deal-facts.tsx';
import { DealHistory } from './deal-history.tsx';
import { StageStepper } from './stage-stepper.tsx';

/** A deal that is on its board, as the middle of a page: facts, stages and history. */
export const LiveDeal = ({ id }: { id: DealId }) => {
  const deal = useDeal(id);
  const t = useTranslations('deals.peek');
  if (deal === null) return <EmptyState kind="no-result" title={t('gone')} />;
  return (
    <div className="mx-auto grid w-full max-w-280 gap-x-6 p-4 max-phone:p-0 wide:grid-cols-[minmax(0,1fr)_400px]">
      <div className="rounded-card border border-line bg-surface max-phone:rounded-none max-phone:border-0">
        <DealFacts deal={deal} />
        <StageStepper deal={deal} />
      </div>
      <div className="self-start rounded-card border border-line bg-surface max-wide:mt-4 max-phone:mt-0 max-phone:rounded-none max-phone:border-x-0">
        <DealHistory id={id} />
      </div>
      <CardMenus />
    </div>
  );
};
