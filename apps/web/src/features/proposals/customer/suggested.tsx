import type { CustomerSuggestion, ShownProposal } from '@baton/schema/proposals';
import { changedRuns } from '@baton/schema/rich-text';
import type { ReactNode } from 'react';

import { momentText, useWords } from './customer-words.ts';

/** A line with what goes struck through and what comes underlined, both named to those who listen. */
export const ChangedWords = ({ before, after }: Pick<CustomerSuggestion, 'before' | 'after'>) => {
  const { suggest } = useWords().words;
  return changedRuns(before, after).map(({ text, change }, at) => {
    const Tag = change === 'removed' ? 'del' : 'ins';
    return change === null ? (
      text
    ) : (
      // oxlint-disable-next-line react/no-array-index-key -- drawn anew as a whole
      <Tag key={at}>
        <span className="heard">{suggest[change]} </span>
        {text}
      </Tag>
    );
  });
};

/** What was suggested about a line, and what became of it; as it is still open it can be changed and withdrawn. */
export const Suggested = ({ suggestion, children }: { suggestion: CustomerSuggestion; children?: ReactNode }) => {
  const { words, language } = useWords();
  const { state, before, after, why, answeredBy, answer } = suggestion;
  return (
    <div className={`suggested ${state}`} lang={language}>
      <p className="small">
        <strong>
          {state === 'taken' || state === 'declined' ? words.suggest[state](answeredBy) : words.suggest.open}
        </strong>{' '}
        <time dateTime={suggestion.answeredAt ?? suggestion.at}>
          {momentText(suggestion.answeredAt ?? suggestion.at, language)}
        </time>
      </p>
      <p className="said">
        <ChangedWords after={after} before={before} />
      </p>
      {why !== '' && <p className="small said">{why}</p>}
      {answer !== '' && <p className="said answer">{answer}</p>}
      {children}
    </div>
  );
};

/** What was suggested of versions that came before this one. */
export const EarlierSuggestions = ({ shown: { suggestions, content } }: { shown: ShownProposal }) => {
  const { words } = useWords();
  const earlier = suggestions.filter(({ version }) => version !== content.version);
  if (earlier.length === 0) return null;
  return (
    <section aria-labelledby="earlier" className="card">
      <h2 id="earlier">{words.suggest.earlier}</h2>
      {earlier.map((suggestion) => (
        <Suggested key={suggestion.id} suggestion={suggestion} />
      ))}
    </section>
  );
};
