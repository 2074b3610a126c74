import { Button, Menu } from '@baton/ui';
import { History, SlidersHorizontal } from 'lucide-react';
import { useTranslations } from 'use-intl';

import { setPreferences, usePreferences } from '#shared/preferences/preferences.ts';

import { useStages } from '../board/board-world.tsx';
import { cardFields, setDisplay, useDisplay, type ShownField } from './board-display.ts';

export type BoardLayout = 'board' | 'table';

export interface DisplayMenuProps {
  layout: BoardLayout;
  onLayout: (layout: BoardLayout) => void;
  /** Opens the board's past. */
  onPast: () => void;
}

/** How this person looks at the board: as columns or rows, how dense, which fields, which stages folded. */
export const DisplayMenu = ({ layout, onLayout, onPast }: DisplayMenuProps) => {
  const t = useTranslations('deals.display');
  const { density } = usePreferences();
  const { fields, folded, order } = useDisplay();
  const stages = useStages();
  const toggle = (field: ShownField, on: boolean) =>
    setDisplay({ fields: cardFields.filter((other) => (other === field ? on : fields.includes(other))) });
  return (
    <Menu
      align="end"
      entries={[
        {
          kind: 'radio',
          id: 'layout',
          label: t('layout'),
          value: layout,
          options: [
            { id: 'board', label: t('board') },
            { id: 'table', label: t('table') },
          ],
          onChange: (id) => onLayout(id === 'table' ? 'table' : 'board'),
        },
        {
          kind: 'radio',
          id: 'density',
          label: t('density'),
          value: density,
          options: [
            { id: 'comfortable', label: t('comfortable') },
            { id: 'compact', label: t('compact') },
          ],
          onChange: (id) => setPreferences({ density: id === 'compact' ? 'compact' : 'comfortable' }),
        },
        {
          kind: 'radio',
          id: 'order',
          label: t('order'),
          value: order,
          options: [
            { id: 'own', label: t('ownOrder') },
            { id: 'next', label: t('nextOrder') },
          ],
          onChange: (id) => setDisplay({ order: id === 'next' ? 'next' : 'own' }),
        },
        {
          kind: 'group',
          id: 'fields',
          label: t('fields'),
          entries: cardFields.map((field) => ({
            kind: 'check',
            id: field,
            label: t(`field.${field}`),
            checked: fields.includes(field),
            onChange: (on) => toggle(field, on),
          })),
        },
        {
          kind: 'submenu',
          id: 'folded',
          label: t('foldedStages'),
          entries: stages.map((stage) => ({
            kind: 'check',
            id: stage.id,
            label: stage.name,
            checked: folded[stage.id] ?? stage.folded,
            onChange: (on) => setDisplay({ folded: { ...folded, [stage.id]: on } }),
          })),
        },
        { kind: 'separator', id: 'past' },
        { id: 'history', label: t('past'), icon: <History aria-hidden size={14} />, onSelect: onPast },
      ]}
      trigger={
        <Button icon={<SlidersHorizontal aria-hidden size={14} />} variant="ghost">
          {t('title')}
        </Button>
      }
    />
  );
};
