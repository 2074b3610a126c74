import { SegmentedControl } from '@baton/ui';
import { MessageSquareDiff, Pencil } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';

import type { SuggestionDesk } from './suggestion-desk.ts';

/** Whether what is written is written, or suggested. */
export const ModeSwitch = ({ desk }: { desk: SuggestionDesk }) => {
  const t = useTranslations('notes.suggest');
  const { on } = useSyncExternalStore(desk.subscribe, desk.snapshot);
  return (
    <SegmentedControl
      label={t('mode')}
      onChange={(mode) => desk.setOn(mode === 'suggesting')}
      options={[
        { value: 'editing', label: t('editing'), icon: <Pencil aria-hidden size={14} /> },
        { value: 'suggesting', label: t('suggesting'), icon: <MessageSquareDiff aria-hidden size={14} /> },
      ]}
      value={on ? 'suggesting' : 'editing'}
    />
  );
};
