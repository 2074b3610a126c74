import type { Found } from '@baton/schema/search';
import type { PaletteItem } from '@baton/ui';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';

import { foundIcons } from './found-icons.tsx';
import { titleOf } from './found-title.ts';
import { foundQuery } from './search-api.ts';
import { useSettled } from './use-settled.ts';

const shownInPalette = 8;

/** Long enough that a word typed in one go asks once or twice, short enough not to be felt. */
const settleMs = 70;

/** Records for what is typed into the palette, and what to say when there are none to be had. */
export const useFoundItems = (
  typed: string,
  open: (found: Found) => void,
): { items: PaletteItem[]; more: boolean; state: 'idle' | 'searching' | 'found' | 'unreachable' } => {
  const t = useTranslations('search');
  const q = useSettled(typed.trim(), settleMs);
  const found = useQuery(foundQuery(q, { limit: shownInPalette }));
  if (q === '') return { items: [], more: false, state: 'idle' };
  if (found.data === undefined) return { items: [], more: false, state: found.isError ? 'unreachable' : 'searching' };
  return {
    items: found.data.data.map((record) => ({
      id: `record.${record.kind}.${record.id}`,
      label: titleOf(record),
      hint: [t(`kinds.${record.kind}`), record.excerpt ?? record.place?.name].filter(Boolean).join(' · '),
      icon: foundIcons[record.kind],
      onSelect: () => open(record),
    })),
    more: found.data.has_more,
    state: 'found',
  };
};
