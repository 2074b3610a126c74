import {
  addLine,
  chooseAlternative,
  groupLines,
  makeAlternative,
  recurrences,
  type PricedLine,
  type PricingRow,
  type RowKind,
} from '@baton/schema/pricing';
import type { LineId } from '@baton/schema/shared';
import type { MenuEntry } from '@baton/ui';
import { useTranslations } from 'use-intl';

import { newId } from '#shared/api/id.ts';

import { addBelow, moveRow, removeRow } from './desk-keys.ts';
import type { PricingDesk } from './pricing-desk.ts';
import { placeBelow, placeBeside } from './row-place.ts';

/** Puts a row of words below another one, and opens it. */
const addWords = (desk: PricingDesk, kind: Exclude<RowKind, 'line'>, text: string, at: LineId | null): void => {
  const id = newId() as LineId;
  const { rows } = desk.pricing.snapshot();
  desk.pricing.step((doc) => addLine(doc, { id, kind, text }, placeBelow(rows, at, kind), Math.random));
  desk.go({ row: id, column: 'text' });
  desk.open(text, false);
};

/** What can be done with a row, as the entries of its menu. */
export const useRowEntries = (desk: PricingDesk, onPick: (after: LineId) => void) => {
  const t = useTranslations('proposals.pricing');
  return (row: PricingRow): readonly MenuEntry[] => {
    const { rows } = desk.pricing.snapshot();
    const move = (way: 1 | -1, id: string): MenuEntry => ({
      id,
      label: t(`menu.${id as 'up'}`),
      shortcut: way === 1 ? 'Alt+↓' : 'Alt+↑',
      disabled: placeBeside(rows, row.id, way) === null,
      onSelect: () => moveRow(desk, row.id, way),
    });
    return [
      { id: 'below', label: t('menu.below'), shortcut: 'Mod+Enter', onSelect: () => addBelow(desk, row.id) },
      { id: 'product', label: t('menu.product'), onSelect: () => onPick(row.id) },
      { id: 'words', kind: 'submenu', label: t('menu.words'), entries: wordsEntries(desk, row.id, t) },
      { id: 'a', kind: 'separator' },
      ...(row.kind === 'line' ? [...lineEntries(desk, row, rows, t), separator] : []),
      move(-1, 'up'),
      move(1, 'down'),
      ...(row.kind === 'group' ? [] : [groupEntry(desk, row, t)]),
      { id: 'remove', label: t('menu.remove'), danger: true, onSelect: () => removeRow(desk, row.id) },
    ];
  };
};

const separator: MenuEntry = { id: 'b', kind: 'separator' };

type T = ReturnType<typeof useTranslations<'proposals.pricing'>>;

/** Rows that are no line: a group, a subtotal, words. */
export const wordsEntries = (desk: PricingDesk, at: LineId | null, t: T): MenuEntry[] =>
  (['group', 'subtotal', 'text'] as const).map((kind) => ({
    id: kind,
    label: t(`add.${kind}`),
    onSelect: () => addWords(desk, kind, kind === 'subtotal' ? t('subtotal') : '', at),
  }));

const groupEntry = (desk: PricingDesk, row: PricingRow, t: T): MenuEntry => ({
  id: 'group-it',
  label: t('menu.group'),
  onSelect: () => {
    const id = newId() as LineId;
    desk.pricing.step((doc) => groupLines(doc, [row.id], { id, text: '' }, Math.random));
    desk.go({ row: id, column: 'text' });
    desk.open('', true);
  },
});

const lineEntries = (desk: PricingDesk, line: PricedLine, rows: readonly PricingRow[], t: T): MenuEntry[] => [
  {
    id: 'optional',
    kind: 'check',
    label: t('menu.optional'),
    checked: line.optional,
    onChange: (optional) => desk.edit(line.id, { optional }),
  },
  {
    id: 'due',
    kind: 'submenu',
    label: t('menu.due'),
    entries: [
      {
        id: 'due',
        kind: 'radio',
        label: t('menu.due'),
        value: line.recurrence,
        options: recurrences.map((id) => ({ id, label: t(`due.${id}`) })),
        onChange: (id) => {
          const recurrence = recurrences.find((each) => each === id);
          if (recurrence) desk.edit(line.id, { recurrence });
        },
      },
    ],
  },
  { id: 'tax', kind: 'submenu', label: t('menu.tax'), entries: taxEntries(desk, line, t) },
  ...alternativeEntries(desk, line, rows, t),
];

const taxEntries = (desk: PricingDesk, line: PricedLine, t: T): MenuEntry[] => {
  const offered = desk.world.rates.filter(({ retired }) => !retired);
  if (offered.length === 0) return [{ id: 'none', label: t('noRates'), disabled: true, onSelect: () => {} }];
  return offered.map(({ id, name, category, rate }) => ({
    id,
    label: name,
    onSelect: () => {
      desk.forget(`${line.id} tax`);
      desk.edit(line.id, { tax: { category, rate } });
    },
  }));
};

/** A line stands in for the line above it, or for what that one stands in for. */
const alternativeEntries = (desk: PricingDesk, line: PricedLine, rows: readonly PricingRow[], t: T): MenuEntry[] => {
  const above = rows
    .slice(
      0,
      rows.findIndex(({ id }) => id === line.id),
    )
    .findLast(({ kind }) => kind === 'line');
  const isAlternative = line.alternativeTo !== null;
  const inSet = isAlternative || rows.some((row) => row.kind === 'line' && row.alternativeTo === line.id);
  const relate = (to: LineId | null) => desk.pricing.step((doc) => makeAlternative(doc, line.id, to));
  return [
    ...(inSet
      ? [
          {
            id: 'choose',
            label: t('menu.choose'),
            onSelect: () => void desk.pricing.step((doc) => chooseAlternative(doc, line.id)),
          },
        ]
      : []),
    isAlternative
      ? { id: 'own', label: t('menu.own'), onSelect: () => void relate(null) }
      : {
          id: 'alternative',
          label: t('menu.alternative', { line: above?.text || t('empty.line') }),
          disabled: above === undefined,
          onSelect: () => above && void relate(above.id),
        },
  ];
};
