import { useCallback } from 'react';
import { useTranslations } from 'use-intl';

import { Problem } from '../api/problem.ts';

/** Says in the person's language why something did not work; a reason without words of its own gets the general ones. */
export const useProblemText = (): ((error: unknown) => string) => {
  const t = useTranslations('common.problems');
  return useCallback(
    (error) => {
      if (!(error instanceof Problem)) return t('server-trouble');
      const reason = error.reason as 'server-trouble';
      return t.has(reason) ? t(reason) : t('server-trouble');
    },
    [t],
  );
};
