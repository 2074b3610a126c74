import type { KnownItem } from '@baton/schema/handoffs';
import { channels } from '@baton/schema/shared';
import { useFormatter, useLocale, useTranslations } from 'use-intl';

import { moneyText } from '#shared/i18n/money-text.ts';
import { languageName } from '#shared/i18n/spoken-languages.ts';

type Line = Pick<KnownItem['lines'][number], 'text' | 'detail'>;

/** A line that is known, in words: days, money, channels and languages come as plain data. */
export const useLineWords = (): ((kind: KnownItem['kind'], line: Line) => Line) => {
  const t = useTranslations('records.channel');
  const format = useFormatter();
  const locale = useLocale();
  const byKind: Partial<Record<KnownItem['kind'], (line: Line) => Line>> = {
    amount: ({ text, detail }) => ({ text, detail: moneyOf(detail, locale) ?? detail }),
    channel: ({ text, detail }) => {
      const channel = channels.find((each) => each === text);
      return {
        text: channel === undefined ? text : t(channel),
        detail: /^[a-z]{2}$/.test(detail) ? languageName(locale, detail) : detail,
      };
    },
  };
  const withDay = ({ text, detail }: Line): Line => ({
    text,
    detail: /^\d{4}-\d{2}-\d{2}$/.test(detail)
      ? format.dateTime(new Date(`${detail}T00:00:00Z`), { timeZone: 'UTC', day: 'numeric', month: 'short' })
      : detail,
  });
  return (kind, line) => (byKind[kind] ?? withDay)(line);
};

/** `1250000 EUR`, as people write it; null when it is something else. */
const moneyOf = (detail: string, locale: string): string | null => {
  const { amount, currency } = /^(?<amount>-?\d+) (?<currency>[A-Z]{3})$/.exec(detail)?.groups ?? {};
  return amount === undefined || currency === undefined
    ? null
    : moneyText({ amount: Number(amount), currency }, locale);
};
