import { showToast } from '@baton/ui';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';

import { useProblemText } from '../i18n/problem-text.ts';

/** Says by a toast how a change went: the failure in words, the success with Undo where there is a way back. */
export const useSaid = () => {
  const t = useTranslations('common');
  const problemText = useProblemText();
  return useMemo(
    () => ({
      failed: (error: unknown) => void showToast({ title: problemText(error), tone: 'danger' }),
      /** Part of it did not work; the text names what. */
      missed: (title: string) => void showToast({ title, tone: 'warning' }),
      done: (title: string, undo?: () => void) =>
        void showToast({ title, ...(undo ? { action: { label: t('undo'), onSelect: undo } } : {}) }),
    }),
    [t, problemText],
  );
};
