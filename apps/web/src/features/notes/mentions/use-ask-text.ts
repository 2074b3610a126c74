import { mentionActions } from '@baton/schema/rich-text';
import { useMemo } from 'react';
import { useLocale, useTranslations } from 'use-intl';

/** What a mention asks and until when, in the words of the reader's language and clock; empty for nothing. */
export const useAskText = () => {
  const t = useTranslations('notes.mentions.asks');
  const locale = useLocale();
  return useMemo(() => {
    const format = new Intl.DateTimeFormat(locale, {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      hour: 'numeric',
      minute: '2-digit',
    });
    return (action: string | null, due: string | null): string => {
      const known = mentionActions.find((each) => each === action);
      const at = due === null ? null : new Date(due);
      const until = at === null || Number.isNaN(at.getTime()) ? '' : t('until', { when: format.format(at) });
      return [known === undefined ? '' : t(known), until].filter((part) => part !== '').join(' ');
    };
  }, [locale, t]);
};
