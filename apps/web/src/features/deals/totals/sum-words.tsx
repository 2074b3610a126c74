import { Tooltip } from '@baton/ui';
import { useTranslations } from 'use-intl';

import { useBoard } from '../board/board-world.tsx';
import { useDayWords } from '../cards/card-words.ts';
import { moneyText } from './money.ts';
import type { Totals } from './totals.ts';

/** A sum in words: `≈` when currencies were brought together, a mark when list prices are in it; the tooltip says how. */
export const SumWords = ({ totals, part }: { totals: Totals; part: 'sum' | 'weighted' }) => {
  const { locale, names } = useBoard();
  const t = useTranslations('deals.totals');
  const notes = useNotes(totals);
  // A sum that would jump in a moment is not shown: estimates are still on their way.
  if (!names.cardsKnown && totals.unknown > 0) return <span aria-hidden>…</span>;
  const amount = moneyText(
    { amount: part === 'sum' ? totals.sum : totals.weighted, currency: totals.currency },
    locale,
    true,
  );
  const approximate = totals.converted !== null ? '≈ ' : '';
  const words = part === 'sum' ? `${approximate}${amount}` : t('weighted', { amount: `${approximate}${amount}` });
  const text = (
    <span className="min-w-0 truncate">
      {words}
      {part === 'sum' && totals.estimated > 0 && <span className="ml-1 text-text-3 italic">{t('estimate')}</span>}
    </span>
  );
  return notes === null ? text : <Tooltip label={notes}>{text}</Tooltip>;
};

const useNotes = (totals: Totals) => {
  const { locale, today } = useBoard();
  const t = useTranslations('deals.totals');
  const day = useDayWords();
  const notes = [
    totals.converted !== null &&
      totals.converted.day !== '' &&
      t('converted', { day: day(totals.converted.day, today) }),
    totals.missing.length > 0 && t('missing', { currencies: totals.missing.join(', ') }),
    totals.estimated > 0 &&
      t('estimated', { amount: moneyText({ amount: totals.estimated, currency: totals.currency }, locale, true) }),
  ].filter((note) => note !== false);
  if (notes.length === 0) return null;
  return (
    <span className="flex flex-col">
      {notes.map((note) => (
        <span key={note}>{note}</span>
      ))}
    </span>
  );
};
