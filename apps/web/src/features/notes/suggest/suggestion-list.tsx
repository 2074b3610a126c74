import type { Suggestion } from '@baton/editor';
import type { MemberId } from '@baton/schema/shared';
import { Avatar, Button, classes, IconButton, Menu, presenceColor } from '@baton/ui';
import { Check, ChevronDown, ChevronUp, Ellipsis, Undo2, X } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';

import { TimeAgo } from '#shared/i18n/time-ago.tsx';
import { useMembers } from '#shared/people/use-members.ts';
import { useSession } from '#shared/session/session.tsx';

import type { SuggestionDesk } from './suggestion-desk.ts';
import { timeOfSuggestion } from './suggestion-time.ts';

interface SuggestionListProps {
  desk: SuggestionDesk;
  /** How somebody who may not judge takes back their own. */
  withdraw?: ((id: string) => void) | undefined;
}

/** What is suggested in a text, in its order: each to be accepted or rejected, or all, or all of one person. */
export const SuggestionList = ({ desk, withdraw }: SuggestionListProps) => {
  const t = useTranslations('notes.suggest');
  const { suggestions, here, judges } = useSyncExternalStore(desk.subscribe, desk.snapshot);
  if (suggestions.length === 0) return <p className="p-4 text-secondary text-text-3">{t('none')}</p>;
  return (
    <div className="flex flex-col gap-3 p-4">
      <div className="flex flex-wrap items-center gap-1">
        <IconButton
          icon={<ChevronUp size={16} />}
          label={t('previous')}
          onClick={() => desk.step(-1)}
          shortcut="Mod+Alt+P"
        />
        <IconButton
          icon={<ChevronDown size={16} />}
          label={t('next')}
          onClick={() => desk.step(1)}
          shortcut="Mod+Alt+N"
        />
        <span className="flex-1" />
        {judges && <JudgeAll desk={desk} suggestions={suggestions} />}
      </div>
      <ol className="flex flex-col gap-3">
        {suggestions.map((suggestion) => (
          <SuggestionCard
            active={suggestion.id === here}
            desk={desk}
            judges={judges}
            key={suggestion.id}
            suggestion={suggestion}
            withdraw={withdraw}
          />
        ))}
      </ol>
    </div>
  );
};

const useNameOfAuthor = (desk: SuggestionDesk) => {
  const { byId } = useMembers();
  const { guests } = useSyncExternalStore(desk.subscribe, desk.snapshot);
  return (author: string): string => byId.get(author as MemberId)?.name ?? guests[author] ?? '—';
};

const JudgeAll = ({ desk, suggestions }: { desk: SuggestionDesk; suggestions: readonly Suggestion[] }) => {
  const t = useTranslations('notes.suggest');
  const nameOf = useNameOfAuthor(desk);
  const authors = [...new Set(suggestions.map(({ author }) => author))];
  const entries = [
    { id: 'accept', label: t('acceptAll'), onSelect: () => desk.judge('accept', () => true) },
    { id: 'reject', label: t('rejectAll'), onSelect: () => desk.judge('reject', () => true) },
    ...(authors.length < 2 ? [] : authors).flatMap((author) => [
      {
        id: `accept ${author}`,
        label: t('acceptOf', { name: nameOf(author) }),
        onSelect: () => desk.judge('accept', (each) => each.author === author),
      },
      {
        id: `reject ${author}`,
        label: t('rejectOf', { name: nameOf(author) }),
        onSelect: () => desk.judge('reject', (each) => each.author === author),
      },
    ]),
  ];
  return (
    <Menu align="end" entries={entries} trigger={<IconButton icon={<Ellipsis size={16} />} label={t('more')} />} />
  );
};

interface SuggestionCardProps extends SuggestionListProps {
  suggestion: Suggestion;
  active: boolean;
  judges: boolean;
}

const SuggestionCard = ({ suggestion, desk, active, judges, withdraw }: SuggestionCardProps) => {
  const t = useTranslations('notes.suggest');
  const { member } = useSession();
  const name = useNameOfAuthor(desk)(suggestion.author);
  const isThis = ({ id }: { id: string }) => id === suggestion.id;
  return (
    <li
      aria-current={active}
      className={classes(
        'flex flex-col gap-2 rounded-card border bg-surface p-3',
        active ? 'border-accent ring-1 ring-accent' : 'border-line',
      )}
      data-suggestion
    >
      <header className="flex items-center gap-1.5 text-secondary">
        <Avatar color={presenceColor(suggestion.author)} decorative name={name} size={20} />
        <span className="min-w-0 truncate font-medium">{name}</span>
        <When id={suggestion.id} />
      </header>
      <button
        className="line-clamp-4 text-left break-words whitespace-pre-wrap hover:bg-hover"
        onClick={() => desk.show(suggestion)}
        type="button"
      >
        <Words suggestion={suggestion} />
      </button>
      {!judges && withdraw && suggestion.author === member && (
        <div>
          <Button icon={<Undo2 aria-hidden size={14} />} onClick={() => withdraw(suggestion.id)}>
            {t('withdraw')}
          </Button>
        </div>
      )}
      {judges && (
        <div className="flex gap-2">
          <Button icon={<Check aria-hidden size={14} />} onClick={() => desk.judge('accept', isThis)}>
            {t('accept')}
          </Button>
          <Button icon={<X aria-hidden size={14} />} onClick={() => desk.judge('reject', isThis)}>
            {t('reject')}
          </Button>
        </div>
      )}
    </li>
  );
};

/** Words that only look otherwise are told once. */
const Words = ({ suggestion: { deleted, inserted } }: { suggestion: Suggestion }) => {
  const t = useTranslations('notes.suggest');
  if (deleted === inserted)
    return (
      <>
        {t('format')} <ins className="no-underline">{inserted}</ins>
      </>
    );
  return (
    <>
      {deleted !== '' && (
        <>
          <span className="sr-only">{t('deletes')} </span>
          <del className="text-danger">{deleted}</del>{' '}
        </>
      )}
      {inserted !== '' && (
        <>
          <span className="sr-only">{t('inserts')} </span>
          <ins className="text-success">{inserted}</ins>
        </>
      )}
    </>
  );
};

const When = ({ id }: { id: string }) => {
  const at = timeOfSuggestion(id);
  return at && <TimeAgo at={at.toISOString()} />;
};
