import { SegmentedControl } from '@baton/ui';
import { Archive, List, Trash2 } from 'lucide-react';
import { useTranslations } from 'use-intl';

export type ListPlace = 'listed' | 'archive' | 'bin';

const icon = { 'aria-hidden': true, size: 14 } as const;

/** Which of the three places of a list is shown. */
export const Places = ({ place, onPick }: { place: ListPlace; onPick: (place: ListPlace) => void }) => {
  const t = useTranslations('common.places');
  return (
    <SegmentedControl
      label={t('label')}
      onChange={onPick}
      options={[
        { value: 'listed', label: t('listed'), icon: <List {...icon} /> },
        { value: 'archive', label: t('archive'), icon: <Archive {...icon} /> },
        { value: 'bin', label: t('bin'), icon: <Trash2 {...icon} /> },
      ]}
      value={place}
    />
  );
};
