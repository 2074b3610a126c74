import type { CustomerSuggestion, ProposalDetail } from '@baton/schema/proposals';
import { changedRuns } from '@baton/schema/rich-text';
import { classes } from '@baton/ui';
import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'use-intl';

import { AnswerSuggestion } from './answer-suggestion.tsx';
import { suggestionsQuery } from './suggestions-api.ts';

/** What the customer suggests, above what colleagues do: each to be taken over into the text, or declined. */
export const CustomerSuggestions = ({ detail, onAnswered }: Omit<CardProps, 'suggestion'>) => {
  const t = useTranslations('proposals.customerSuggestions');
  const { data } = useQuery({ ...suggestionsQuery(detail.id), enabled: detail.versions.length > 0 });
  const suggestions = data?.data ?? [];
  if (suggestions.length === 0) return null;
  const waiting = suggestions.filter(({ state }) => state === 'open');
  const answered = suggestions.filter(({ state }) => state !== 'open').toReversed();
  return (
    <section aria-label={t('title')} className="flex flex-col gap-3 p-4 pb-0" data-place="customer-suggestions">
      <h2 className="text-secondary font-semibold text-text-2">{t('title')}</h2>
      <ol className="flex flex-col gap-3">
        {[...waiting, ...answered].map((suggestion) => (
          <Card detail={detail} key={suggestion.id} onAnswered={onAnswered} suggestion={suggestion} />
        ))}
      </ol>
    </section>
  );
};

interface CardProps {
  detail: ProposalDetail;
  suggestion: CustomerSuggestion;
  /** Somebody has answered one; where it is shown, it stays to be seen. */
  onAnswered: () => void;
}

const Card = ({ detail, suggestion, onAnswered }: CardProps) => {
  const t = useTranslations('proposals.customerSuggestions');
  const format = useFormatter();
  const { state, name, version, at, why, answer, answeredBy } = suggestion;
  const open = state === 'open';
  return (
    <li
      className={classes(
        'flex flex-col gap-2 rounded-card border-l-4 p-3',
        open ? 'border-warning bg-warning-soft' : 'border-line-strong bg-sunken',
      )}
      data-customer-suggestion={state}
    >
      <header className="flex flex-wrap items-baseline justify-between gap-x-2 text-secondary">
        <strong>{t('by', { name })}</strong>
        <span className="text-text-2">
          {t('version', { version })} ·{' '}
          <time dateTime={at}>{format.dateTime(new Date(at), { dateStyle: 'short', timeStyle: 'short' })}</time>
        </span>
      </header>
      <p className="break-words whitespace-pre-wrap">
        <ChangedWords suggestion={suggestion} />
      </p>
      {why !== '' && <p className="text-secondary whitespace-pre-wrap text-text-2">{why}</p>}
      {!open && (
        <p className="text-secondary text-text-2">
          {t('answered', { state: t(`states.${state}`), name: answeredBy || '—' })}
        </p>
      )}
      {answer !== '' && (
        <p className="border-l-2 border-line-strong pl-2 text-secondary whitespace-pre-wrap">{answer}</p>
      )}
      {open && detail.may.write && <AnswerSuggestion detail={detail} onAnswered={onAnswered} suggestion={suggestion} />}
    </li>
  );
};

/** Not by colour alone: what goes is struck through, what comes underlined, and both are named to those who listen. */
const ChangedWords = ({ suggestion: { before, after } }: { suggestion: CustomerSuggestion }) => {
  const t = useTranslations('proposals.customerSuggestions');
  return changedRuns(before, after).map(({ text, change }, at) => {
    const Tag = change === 'removed' ? 'del' : 'ins';
    if (change === null) return text;
    return (
      // oxlint-disable-next-line react/no-array-index-key -- drawn anew as a whole
      <Tag className={change === 'removed' ? 'text-danger' : 'text-success'} key={at}>
        <span className="sr-only">{t(change)} </span>
        {text}
      </Tag>
    );
  });
};
