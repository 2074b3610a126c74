import type { DealView } from '@baton/schema/deals';
import { classes } from '@baton/ui';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';

import { useBoard, useStages } from '../board/board-world.tsx';
import { dayOf, daysBetween } from '../cards/card-signal.ts';
import { api } from '../deals-api.ts';

/** The open stages in order, how many days the deal spent in each, and where it is now. */
export const StageStepper = ({ deal }: { deal: DealView }) => {
  const { today } = useBoard();
  const stages = useStages();
  const t = useTranslations('deals.stepper');
  const detail = useQuery(
    api.deals.get.queryOptions({
      input: { dealId: deal.id },
      meta: { facts: ['deal.stage-changed', 'deal.won', 'deal.lost', 'deal.reopened'], subject: deal.id },
    }),
  );
  const days = new Map<string, number>();
  for (const { stageId, enteredAt, leftAt } of detail.data?.visits ?? []) {
    const until = leftAt === null ? today : dayOf(leftAt);
    days.set(stageId, (days.get(stageId) ?? 0) + Math.max(0, daysBetween(dayOf(enteredAt), until)));
  }
  const shown = stages.filter((stage) => stage.kind === 'open' || stage.id === deal.stageId);
  const at = shown.findIndex((stage) => stage.id === deal.stageId);
  return (
    <ol aria-label={t('label')} className="flex gap-1 px-4 pb-4">
      {shown.map((stage, index) => (
        <li
          aria-current={index === at ? 'step' : undefined}
          className={classes(
            'min-w-0 flex-1 border-t-3 pt-1 text-meta',
            index < at && 'border-text-3 text-text-3',
            index === at && 'border-accent font-semibold text-text',
            index > at && 'border-line text-text-3',
          )}
          key={stage.id}
        >
          <span className="block truncate">{stage.name}</span>
          <span className="block truncate font-normal text-text-3">
            {days.has(stage.id) ? t('days', { days: days.get(stage.id) ?? 0 }) : '\u00A0'}
          </span>
        </li>
      ))}
    </ol>
  );
};
