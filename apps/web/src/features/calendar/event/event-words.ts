import type { Occurrence } from '@baton/schema/calendar';
import { useFormatter, useTranslations } from 'use-intl';

/** When something is and what it is called, in words. */
export const useEventWords = () => {
  const t = useTranslations('calendar');
  const format = useFormatter();
  return {
    title: ({ title }: Pick<Occurrence, 'title'>): string => {
      if (title === null) return t('busy');
      return title === '' ? t('untitled') : title;
    },
    hours: ({ startsAt, endsAt }: Pick<Occurrence, 'startsAt' | 'endsAt'>): string =>
      format.dateTimeRange(new Date(startsAt), new Date(endsAt), { hour: 'numeric', minute: 'numeric' }),
    hour: ({ startsAt }: Pick<Occurrence, 'startsAt'>): string =>
      format.dateTime(new Date(startsAt), { hour: 'numeric', minute: 'numeric' }),
    when: ({ time, startsAt, endsAt }: Pick<Occurrence, 'time' | 'startsAt' | 'endsAt'>): string => {
      if (time.kind === 'hours')
        return format.dateTimeRange(new Date(startsAt), new Date(endsAt), {
          weekday: 'long',
          day: 'numeric',
          month: 'long',
          hour: 'numeric',
          minute: 'numeric',
        });
      const days = [time.from, time.to].map((day) => new Date(`${day}T00:00:00Z`));
      const [from = new Date(0), to = from] = days;
      return format.dateTimeRange(from, to, { timeZone: 'UTC', weekday: 'long', day: 'numeric', month: 'long' });
    },
  };
};
