import type { Goal } from '@baton/schema/goals';
import { todayHere } from '@baton/ui';
import { useFormatter, useTranslations } from 'use-intl';

/** How far a goal is and until when, in words. */
export const useGoalWords = () => {
  const t = useTranslations('goals');
  const format = useFormatter();
  const day = (targetOn: string) =>
    format.dateTime(new Date(`${targetOn}T00:00:00Z`), { dateStyle: 'medium', timeZone: 'UTC' });
  return {
    day: ({ targetOn, state }: Pick<Goal, 'targetOn' | 'state'>) =>
      t(state === 'open' && targetOn < todayHere() ? 'late' : 'until', { day: day(targetOn) }),
    standing: ({ measure, value }: Pick<Goal, 'measure' | 'value'>): string => {
      if (measure.kind === 'yes-no') return t(value === 1 ? 'yes' : 'no');
      const unit = measure.unit === '' ? '' : `\u00A0${measure.unit}`;
      return t('of', { value: `${format.number(value)}${unit}`, to: `${format.number(measure.to)}${unit}` });
    },
  };
};

export const isLate = ({ targetOn, state }: Pick<Goal, 'targetOn' | 'state'>): boolean =>
  state === 'open' && targetOn < todayHere();
