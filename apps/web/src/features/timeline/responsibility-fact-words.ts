import { responsibilityChanged } from '@baton/schema/responsibilities';
import { useFormatter, useTranslations } from 'use-intl';

import { useNameOf } from '#shared/people/use-names.ts';

import type { OwnFactWords } from './own-fact-words.ts';

/** Who has a part in a stage of an account, in words. */
export const useResponsibilityFactWords = (): OwnFactWords => {
  const t = useTranslations('timeline.fact');
  const words = useTranslations('responsibilities');
  const format = useFormatter();
  const nameOf = useNameOf();
  return {
    [responsibilityChanged.type]: ({ data }) => {
      const read = responsibilityChanged.data.safeParse(data).data;
      if (!read) return null;
      const names = read.to.map(({ kind, id }) => nameOf(kind, id) ?? '—');
      return t('account_responsibility_changed', {
        part: words(`part.${read.part}`).toLocaleLowerCase(),
        stage: words(`stage.${read.stage}`),
        names: names.length === 0 ? words('nobody').toLocaleLowerCase() : format.list(names),
      });
    },
  };
};
