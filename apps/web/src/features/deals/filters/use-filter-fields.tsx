import type { MenuEntry } from '@baton/ui';
import { useTranslations } from 'use-intl';

import { useBoard } from '../board/board-world.tsx';
import { labelsOn } from '../move/label-popover.tsx';
import { closings, type BoardFilter } from './board-filter.ts';

export interface FilterField {
  key: 'owner' | 'account' | 'label' | 'closes' | 'idle';
  label: string;
  /** The chosen value in words; null while the field is not filtered. */
  text: string | null;
  entries: MenuEntry[];
}

type Values = readonly { value: string; label: string }[];

/** Longest list in a menu; beyond it the text search is the way. */
const longestList = 60;

/** The fields that a board can be filtered by, with their values from this board. */
export const useFilterFields = (filter: BoardFilter, onChange: (filter: BoardFilter) => void): FilterField[] => {
  const { names, store, isPast } = useBoard();
  const t = useTranslations('deals.filter');
  const owners: Values = [
    { value: 'me', label: t('me') },
    { value: 'none', label: t('nobody') },
    ...ownersOn(store, names),
  ];
  const field = (key: 'owner' | 'account' | 'label' | 'closes', label: string, values: Values): FilterField => ({
    key,
    label,
    text: filter[key] === undefined ? null : (values.find(({ value }) => value === filter[key])?.label ?? '…'),
    entries: [
      {
        kind: 'radio',
        id: key,
        label,
        value: filter[key] ?? '',
        options: values.slice(0, longestList).map(({ value, label: words }) => ({ id: value, label: words })),
        onChange: (value) => onChange({ ...filter, [key]: value }),
      },
    ],
  });
  const fields = [
    field('owner', t('owner'), owners),
    field(
      'closes',
      t('closes'),
      closings.map((value) => ({ value, label: t(`closing.${value}`) })),
    ),
    field(
      'label',
      t('labelField'),
      labelsOn(store).map((value) => ({ value, label: value })),
    ),
    field(
      'account',
      t('account'),
      names.accounts.map(({ id, name }) => ({ value: id, label: name })),
    ),
  ].filter(
    ({ entries, text }) => text !== null || entries.some((entry) => entry.kind === 'radio' && entry.options.length > 0),
  );
  const idle: FilterField = {
    key: 'idle',
    label: t('idle'),
    text: filter.idle === undefined ? null : t('yes'),
    entries:
      filter.idle === undefined
        ? [{ id: 'idle', label: t('onlyIdle'), onSelect: () => onChange({ ...filter, idle: true }) }]
        : [],
  };
  // How long a deal had been idle at a moment of the past is not known.
  return isPast ? fields : [...fields, idle];
};

const ownersOn = (store: ReturnType<typeof useBoard>['store'], names: ReturnType<typeof useBoard>['names']): Values => {
  const owners = new Set<string>();
  for (const { ownerId } of store.all().values()) if (ownerId !== null) owners.add(ownerId);
  return names.people.filter(({ id }) => owners.has(id)).map(({ id, name }) => ({ value: id, label: name }));
};
