import type { DealChange } from '@baton/schema/deals';
import type { DealId } from '@baton/schema/shared';
import { Button, SkeletonRows } from '@baton/ui';
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';

import type { Author } from '#shared/past/author-legend.tsx';

import { useBoard } from '../board/board-world.tsx';

/** Of so many changes at once people read the sums, not the lines. */
const firstShown = 100;

export interface PastChangesProps {
  changes: readonly DealChange[] | null;
  people: ReadonlyMap<string, Author>;
}

/** What became of the deals between the two moments, line by line; a line leads to its card. */
export const PastChanges = ({ changes, people }: PastChangesProps) => {
  const t = useTranslations('deals.past');
  const [all, setAll] = useState(false);
  const shown = all ? changes : changes?.slice(0, firstShown);
  return (
    <aside
      aria-label={t('changes')}
      className="calm-scroll w-80 shrink-0 border-l border-line px-3 py-2 max-phone:h-2/5 max-phone:w-full max-phone:border-t max-phone:border-l-0"
    >
      <h2 className="pb-1 font-semibold">{t('changes')}</h2>
      {changes === null && <SkeletonRows label={t('reading')} rows={4} />}
      {changes?.length === 0 && <p className="text-text-2">{t('unchanged')}</p>}
      <ul className="flex flex-col">
        {shown?.map((change) => (
          <li key={`${change.dealId} ${change.kind}`}>
            <ChangeLine change={change} people={people} />
          </li>
        ))}
      </ul>
      {changes !== null && !all && changes.length > firstShown && (
        <Button onClick={() => setAll(true)} variant="ghost">
          {t('showAll', { count: changes.length })}
        </Button>
      )}
    </aside>
  );
};

const ChangeLine = ({ change, people }: { change: DealChange; people: ReadonlyMap<string, Author> }) => {
  const { ui } = useBoard();
  const words = useChangeWords();
  const format = useFormatter();
  const t = useTranslations('deals');
  const authors = change.members.map((member) => people.get(member)?.name ?? t('card.somebody'));
  const names = authors.length === 0 ? t('history.origin.system') : format.list(authors);
  const color = people.get(change.members[0] ?? '')?.color ?? 'var(--line-strong)';
  return (
    <button
      className="flex w-full min-w-0 flex-col rounded-control border-l-3 py-1 pr-1 pl-2 text-left hover:bg-hover coarse:min-h-11"
      onClick={() => {
        ui.set({ focused: change.dealId });
        requestAnimationFrame(() => showCard(change.dealId));
      }}
      style={{ borderLeftColor: color }}
      type="button"
    >
      <span className="truncate font-semibold">{change.title}</span>
      <span className="text-secondary text-text-2">
        {names} {words(change)}
      </span>
    </button>
  );
};

/** A focused card is in the page wherever its column has been scrolled to; one that is no longer there is not. */
const showCard = (id: DealId): void => {
  const card = document.querySelector<HTMLElement>(`[data-deal="${id}"]`);
  card?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  card?.focus({ preventScroll: true });
};

/** What was done, in words that follow a name. */
const useChangeWords = () => {
  const t = useTranslations('deals');
  const format = useFormatter();
  return ({ kind, fields, from, to }: DealChange): string => {
    if (kind === 'edited')
      return t('past.edited', { fields: format.list(fields.map((name) => t(`fact.field.${name}`))) });
    if (kind === 'moved') return t('fact.stageChanged', { from: from ?? '—', to: to ?? '—' });
    if (kind === 'added') return t('past.added', { to: to ?? '—' });
    if (kind === 'removed') return t('past.removed', { from: from ?? '—' });
    return t(`fact.${kind}`);
  };
};
