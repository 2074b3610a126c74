import { knownBriefItems, writtenBriefItems, type BriefItem } from '@baton/schema/handoffs';
import { Button, Checkbox, IconButton, Menu, TextField, type MenuEntry } from '@baton/ui';
import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react';
import { useTranslations } from 'use-intl';

import { newId } from '#shared/api/id.ts';

import { useItemName } from '../brief/item-words.ts';

export interface RouteItemsProps {
  items: readonly BriefItem[];
  onChange: (items: BriefItem[]) => void;
}

/** What a brief on this route carries, in its order, and which of it must be there. */
export const RouteItems = ({ items, onChange }: RouteItemsProps) => {
  const t = useTranslations('handoffs.routes');
  const put = (item: BriefItem) => onChange(items.map((each) => (each.id === item.id ? item : each)));
  const moveBy = (at: number, step: number) => {
    const rest = items.filter((_, index) => index !== at);
    const item = items[at];
    if (item) onChange([...rest.slice(0, at + step), item, ...rest.slice(at + step)]);
  };
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 text-note font-semibold">{t('items')}</legend>
      <p className="text-secondary text-text-3">{t('itemsText')}</p>
      {items.length > 0 && (
        <ul className="overflow-hidden rounded-card border border-line">
          {items.map((item, at) => (
            <Row
              item={item}
              key={item.id}
              onChange={put}
              onDown={at < items.length - 1 ? () => moveBy(at, 1) : undefined}
              onRemove={() => onChange(items.filter(({ id }) => id !== item.id))}
              onUp={at > 0 ? () => moveBy(at, -1) : undefined}
            />
          ))}
        </ul>
      )}
      <AddItem items={items} onAdd={(item) => onChange([...items, item])} />
    </fieldset>
  );
};

interface RowProps {
  item: BriefItem;
  onChange: (item: BriefItem) => void;
  onUp: (() => void) | undefined;
  onDown: (() => void) | undefined;
  onRemove: () => void;
}

const Row = ({ item, onChange, onUp, onDown, onRemove }: RowProps) => {
  const t = useTranslations('handoffs.routes');
  const name = useItemName()(item);
  return (
    <li className="flex min-h-11 flex-wrap items-center gap-x-2 border-b border-line py-1 pr-1.5 pl-3 last:border-0">
      <div className="min-w-32 flex-1">
        {item.kind === 'custom' ? (
          <TextField
            hideLabel
            label={t('itemName')}
            maxLength={80}
            onChange={(label) => onChange({ ...item, label })}
            required
            value={item.label ?? ''}
          />
        ) : (
          name
        )}
      </div>
      <Checkbox
        checked={item.required}
        label={t('required')}
        onChange={(required) => onChange({ ...item, required })}
      />
      <span className="flex">
        <IconButton
          disabled={onUp === undefined}
          icon={<ArrowUp size={14} />}
          label={t('up', { name })}
          onClick={onUp}
          tooltip={false}
        />
        <IconButton
          disabled={onDown === undefined}
          icon={<ArrowDown size={14} />}
          label={t('down', { name })}
          onClick={onDown}
          tooltip={false}
        />
        <IconButton icon={<X size={14} />} label={t('remove', { name })} onClick={onRemove} tooltip={false} />
      </span>
    </li>
  );
};

const AddItem = ({ items, onAdd }: { items: readonly BriefItem[]; onAdd: (item: BriefItem) => void }) => {
  const t = useTranslations('handoffs.routes');
  const nameOf = useItemName();
  const taken = new Set<string>(items.map(({ kind }) => kind));
  const entriesOf = (kinds: readonly Exclude<BriefItem['kind'], 'custom'>[]): MenuEntry[] =>
    kinds
      .filter((kind) => !taken.has(kind))
      .map((kind) => ({
        id: kind,
        label: nameOf({ kind, label: null }),
        onSelect: () => onAdd({ id: newId(), kind, label: null, required: true }),
      }));
  const groups = [
    { id: 'known', label: t('known'), entries: entriesOf(knownBriefItems) },
    { id: 'written', label: t('written'), entries: entriesOf(writtenBriefItems) },
  ];
  const entries: MenuEntry[] = [
    ...groups.flatMap((group) => (group.entries.length === 0 ? [] : [{ kind: 'group' as const, ...group }])),
    {
      id: 'custom',
      label: t('custom'),
      onSelect: () => onAdd({ id: newId(), kind: 'custom', label: t('customName'), required: true }),
    },
  ];
  return (
    <div>
      <Menu entries={entries} trigger={<Button icon={<Plus aria-hidden size={14} />}>{t('addItem')}</Button>} />
    </div>
  );
};
