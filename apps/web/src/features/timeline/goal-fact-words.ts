import { goalClosed, goalProgressed } from '@baton/schema/goals';
import { useFormatter, useTranslations } from 'use-intl';

import type { OwnFactWords } from './own-fact-words.ts';

/** How far a goal came and how it ended, in words. */
export const useGoalFactWords = (): OwnFactWords => {
  const t = useTranslations('timeline.fact');
  const format = useFormatter();
  return {
    [goalProgressed.type]: ({ data }) => {
      const read = goalProgressed.data.safeParse(data).data;
      if (!read) return null;
      const told = (value: number) => `${format.number(value)} ${read.unit ?? ''}`.trim();
      return t('goal_progressed', { title: read.title, from: told(read.from), to: told(read.to) });
    },
    [goalClosed.type]: ({ data }) => {
      const read = goalClosed.data.safeParse(data).data;
      return read ? t(`goal_${read.outcome}`, { title: read.title }) : null;
    },
  };
};
