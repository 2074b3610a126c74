import { Calendar, DatePicker, type CalendarProps, type DatePickerProps } from '@baton/ui';
import { useLocale, useTranslations } from 'use-intl';

const useMonthWords = () => {
  const t = useTranslations('common.calendar');
  return { previousMonth: t('previousMonth'), nextMonth: t('nextMonth'), today: t('today') };
};

/** A day, typed or picked, in the person's language. */
export const DayField = (props: Omit<DatePickerProps, 'locale' | 'words'>) => {
  const t = useTranslations('common.calendar');
  const words = { ...useMonthWords(), open: t('open'), invalid: t('invalid'), clear: t('clear') };
  return <DatePicker {...props} locale={useLocale()} words={words} />;
};

/** A month to pick a day from, in the person's language. */
export const MonthPicker = (props: Omit<CalendarProps, 'locale' | 'words'>) => (
  <Calendar {...props} locale={useLocale()} words={useMonthWords()} />
);
