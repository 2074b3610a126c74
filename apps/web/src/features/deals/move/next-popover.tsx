import type { DealId } from '@baton/schema/shared';
import { Popover } from '@baton/ui';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { NextLink } from './next-link.tsx';

/** What is to do about a deal; `writing` when somebody came to plan something. */
export type RenderTasks = (id: DealId, writing: boolean) => ReactNode;

export interface NextPopoverProps {
  id: DealId | undefined;
  anchor: Element | null;
  close: () => void;
  renderTasks: RenderTasks | undefined;
}

/** Plans what comes next about a deal: what is next, a line to write in, and what is open already. */
export const NextPopover = ({ id, anchor, close, renderTasks }: NextPopoverProps) => {
  const t = useTranslations('deals.command');
  if (id === undefined || renderTasks === undefined) return null;
  return (
    <Popover anchor={anchor} label={t('next')} onOpenChange={(open) => !open && close()} open padded={false}>
      <div className="calm-scroll max-h-96 w-88 max-w-full">
        <NextLink id={id} />
        {renderTasks(id, true)}
      </div>
    </Popover>
  );
};
