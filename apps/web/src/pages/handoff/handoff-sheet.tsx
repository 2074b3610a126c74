import type { HandoffId } from '@baton/schema/shared';
import { Button, PeekPanel } from '@baton/ui';
import { useNavigate } from '@tanstack/react-router';
import { ArrowUpRight } from 'lucide-react';
import { useTranslations } from 'use-intl';

import { HandoffContent } from './handoff-content.tsx';

/** A handoff beside the page that it was begun or opened on. */
export const HandoffSheet = ({ id, onClose }: { id: HandoffId | undefined; onClose: () => void }) => {
  const t = useTranslations('handoffs');
  const common = useTranslations('common');
  const navigate = useNavigate();
  if (id === undefined) return null;
  return (
    <PeekPanel
      actions={
        <Button
          icon={<ArrowUpRight aria-hidden size={14} />}
          onClick={() => void navigate({ to: '/handoffs/$handoffId', params: { handoffId: id } })}
          variant="ghost"
        >
          {t('openPage')}
        </Button>
      }
      closeLabel={common('close')}
      key={id}
      label={t('one')}
      onClose={onClose}
      open
      title={t('one')}
    >
      <HandoffContent id={id} onGone={onClose} />
    </PeekPanel>
  );
};
