import { SegmentedControl } from '@baton/ui';
import { Eye, MessageSquareDiff, Pencil } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';

import type { SuggestionDesk } from './suggestion-desk.ts';

/** Whether what is written is written, or suggested; or nothing is, and the text stands as it will be read. Who may only comment suggests. */
export const ModeSwitch = ({ desk, writes }: { desk: SuggestionDesk; writes: boolean }) => {
  const t = useTranslations('notes.suggest');
  const { mode } = useSyncExternalStore(desk.subscribe, desk.snapshot);
  return (
    <SegmentedControl
      label={t('mode')}
      onChange={(next) => desk.setMode(next)}
      options={[
        ...(writes ? [{ value: 'editing' as const, label: t('editing'), icon: <Pencil aria-hidden size={14} /> }] : []),
        { value: 'suggesting', label: t('suggesting'), icon: <MessageSquareDiff aria-hidden size={14} /> },
        { value: 'viewing', label: t('viewing'), icon: <Eye aria-hidden size={14} /> },
      ]}
      value={writes || mode === 'viewing' ? mode : 'suggesting'}
    />
  );
};
