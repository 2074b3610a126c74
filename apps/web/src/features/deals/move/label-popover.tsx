import { fold, type DealId } from '@baton/schema/shared';
import { Checkbox, Popover, TextField } from '@baton/ui';
import { useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';

import { useBoard } from '../board/board-world.tsx';

/** Puts labels on cards or takes them off; a new word becomes a new label by Enter. */
export const LabelPopover = ({
  ids,
  anchor,
  close,
}: {
  ids: readonly DealId[];
  anchor: Element | null;
  close: () => void;
}) => {
  const { store, actions } = useBoard();
  const t = useTranslations('deals');
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState(() => commonLabels(ids.map((id) => store.deal(id)?.labels ?? [])));
  const known = useMemo(() => labelsOn(store), [store]);
  const change = (label: string, on: boolean) => {
    const next = on ? [...new Set([...chosen, label])] : chosen.filter((other) => other !== label);
    setChosen(next);
    const changes = new Map(ids.map((id) => [id, withLabel(store.deal(id)?.labels ?? [], label, on)]));
    actions.label(t('did.labelled', { count: ids.length, label }), changes);
  };
  const add = () => {
    const label = typed.trim();
    if (label !== '') change(label, true);
    setTyped('');
  };
  const shown = [...new Set([...known, ...chosen])].filter((label) => fold(label).includes(fold(typed.trim())));
  return (
    <Popover anchor={anchor} label={t('action.label')} onOpenChange={(open) => !open && close()} open>
      <div className="flex w-60 flex-col gap-2">
        <TextField
          hideLabel
          label={t('labels.find')}
          maxLength={60}
          onChange={setTyped}
          onKeyDown={(event) => event.key === 'Enter' && add()}
          placeholder={t('labels.find')}
          value={typed}
        />
        <div className="calm-scroll flex max-h-60 flex-col">
          {shown.map((label) => (
            <Checkbox checked={chosen.includes(label)} key={label} label={label} onChange={(on) => change(label, on)} />
          ))}
          {shown.length === 0 && typed.trim() !== '' && (
            <p className="text-secondary text-text-3">{t('labels.create', { label: typed.trim() })}</p>
          )}
        </div>
      </div>
    </Popover>
  );
};

const withLabel = (labels: readonly string[], label: string, on: boolean) =>
  on ? [...new Set([...labels, label])] : labels.filter((other) => other !== label);

const commonLabels = (all: readonly (readonly string[])[]): string[] =>
  (all[0] ?? []).filter((label) => all.every((labels) => labels.includes(label)));

/** Every label in use on this board. */
export const labelsOn = (store: ReturnType<typeof useBoard>['store']): string[] => {
  const labels = new Set<string>();
  for (const deal of store.all().values()) for (const label of deal.labels) labels.add(label);
  return [...labels].toSorted((a, b) => a.localeCompare(b));
};
