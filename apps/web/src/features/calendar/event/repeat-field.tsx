import { readRecurrence } from '@baton/schema/shared';
import { Select } from '@baton/ui';
import { useTranslations } from 'use-intl';

const offered = {
  daily: 'FREQ=DAILY',
  workdays: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
  weekly: 'FREQ=WEEKLY',
  fortnightly: 'FREQ=WEEKLY;INTERVAL=2',
  monthly: 'FREQ=MONTHLY',
  yearly: 'FREQ=YEARLY',
} as const;
const names = Object.keys(offered) as (keyof typeof offered)[];
const never = 'never';

/** A rule in words; one that says more than the interface writes is called a rule of its own. */
export const useRepeatWords = (): ((rule: string) => string) => {
  const t = useTranslations('calendar.repeat');
  return (rule) => {
    const name = names.find((each) => offered[each] === rule);
    if (name) return t(name);
    const read = readRecurrence(rule);
    return read ? t(`every.${read.frequency}`, { count: read.interval }) : t('own');
  };
};

/** How an event comes again; a rule that it has already stands beside those that are offered. */
export const RepeatField = ({ value, onChange }: { value: string | null; onChange: (rule: string | null) => void }) => {
  const t = useTranslations('calendar.repeat');
  const words = useRepeatWords();
  const own = value !== null && !names.some((name) => offered[name] === value);
  return (
    <Select
      label={t('title')}
      onChange={(rule) => onChange(rule === never ? null : rule)}
      options={[
        { value: never, label: t('never') },
        ...names.map((name) => ({ value: offered[name] as string, label: t(name) })),
        ...(own ? [{ value, label: words(value) }] : []),
      ]}
      value={value ?? never}
    />
  );
};
