import { moneyText } from '#shared/i18n/money-text.ts';

import { useBoard, useFiguresKnown, type BoardWorld } from '../board/board-world.tsx';
import { dayText } from '../cards/card-words.ts';
import type { Totals } from './totals.ts';

/** A sum in words: `≈` when currencies were brought together, a mark when list prices are in it; the tip says how. */
export const SumWords = ({ totals, part }: { totals: Totals; part: 'sum' | 'weighted' }) => {
  const board = useBoard();
  const known = useFiguresKnown();
  const { locale, words: t } = board;
  // A sum that would jump in a moment is not shown: estimates are still on their way.
  if (!known && totals.unknown > 0) return <span aria-hidden>…</span>;
  const amount = moneyText(
    { amount: part === 'sum' ? totals.sum : totals.weighted, currency: totals.currency },
    locale,
    true,
  );
  const approximate = totals.converted !== null ? '≈ ' : '';
  const words =
    part === 'sum' ? `${approximate}${amount}` : t('totals.weighted', { amount: `${approximate}${amount}` });
  return (
    <span className="clipped min-w-0" data-tip={notesOn(totals, board)}>
      {words}
      {part === 'sum' && totals.estimated > 0 && (
        <span className="ml-1 text-text-3 italic">{t('totals.estimate')}</span>
      )}
    </span>
  );
};

/** How the sum came about, a line each. */
const notesOn = (totals: Totals, { locale, today, words: t }: BoardWorld): string => {
  const { converted, missing, estimated, currency } = totals;
  const notes = [
    converted !== null && converted.day !== '' && t('totals.converted', { day: dayText(converted.day, today, locale) }),
    missing.length > 0 && t('totals.missing', { currencies: missing.join(', ') }),
    estimated > 0 && t('totals.estimated', { amount: moneyText({ amount: estimated, currency }, locale, true) }),
  ].filter((note) => note !== false);
  return notes.join('\n');
};
