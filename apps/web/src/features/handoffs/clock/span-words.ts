import { useTranslations } from 'use-intl';

/** Working minutes in words: minutes below two hours, then hours. A working day has no length that all teams share. */
export const useSpanWords = (): ((minutes: number) => string) => {
  const t = useTranslations('handoffs.clock.span');
  return (minutes) =>
    minutes < 120
      ? t('minutes', { count: Math.max(1, minutes) })
      : t('hours', { count: Math.round((minutes / 60) * 10) / 10 });
};
