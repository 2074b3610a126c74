import { Dialog } from '@baton/ui';
import { useTranslations } from 'use-intl';

import { HereList, type HereListProps } from './here-list.tsx';

/** Who is in the workspace now, where there is no sidebar to tell it. */
export const HereDialog = ({
  open,
  onClose,
  ...shown
}: Omit<HereListProps, 'onDone'> & { open: boolean; onClose: () => void }) => {
  const t = useTranslations('presence');
  const common = useTranslations('common');
  return (
    <Dialog closeLabel={common('close')} onClose={onClose} open={open} size="sm" title={t('title')}>
      {shown.present.length === 0 ? (
        <p className="text-text-2">{t('alone')}</p>
      ) : (
        <HereList {...shown} onDone={onClose} />
      )}
    </Dialog>
  );
};
