import type { NameWords } from '@baton/editor';
import { nameEnds } from '@baton/schema/mentions';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';

/** What is said in a text of records that ended, and of those that are gone or not this reader's to see. */
export const useNameWords = (): NameWords => {
  const t = useTranslations('notes.mentions');
  return useMemo(
    () => ({
      closed: t('closed'),
      ended: (end) => {
        const known = nameEnds.find((each) => each === end);
        return known === undefined ? '' : t(`ends.${known}`);
      },
    }),
    [t],
  );
};
