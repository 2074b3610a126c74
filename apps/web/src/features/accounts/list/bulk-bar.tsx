import { accountKinds, type AccountRow } from '@baton/schema/accounts';
import { lifeStatuses, type AccountId } from '@baton/schema/shared';
import { Button, Menu, Popover, SelectionBar, TextField, type MenuEntry, type SelectionAction } from '@baton/ui';
import { useQueryClient } from '@tanstack/react-query';
import { Archive, ArchiveRestore, GitMerge, PencilLine, Trash2, UserRound } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';

import { allPages } from '#shared/api/all-pages.ts';
import { PersonValue } from '#shared/facts/value-inputs.tsx';
import { nothingSelected, type Selection } from '#shared/grid/selection.ts';
import { useSaid } from '#shared/shell/use-said.ts';

import { api, inputOf } from '../accounts-api.ts';
import { useEditAccounts, type RowChange } from '../edit/use-edit-accounts.ts';
import { useMoveAccounts } from '../edit/use-move-accounts.ts';
import type { AccountFilter } from './account-search.ts';

export interface BulkBarProps {
  rows: readonly AccountRow[];
  total: number;
  filter: AccountFilter;
  selection: Selection;
  onSelect: (selection: Selection) => void;
  onMerge: (one: AccountId, other: AccountId) => void;
}

const icon = { 'aria-hidden': true, size: 14 } as const;

/** What can be done with the chosen accounts, each in one step that is taken back in one. */
export const BulkBar = ({ rows, total, filter, selection, onSelect, onMerge }: BulkBarProps) => {
  const t = useTranslations('accounts');
  const grid = useTranslations('common.grid');
  const edit = useEditAccounts();
  const move = useMoveAccounts();
  const said = useSaid();
  const [open, setOpen] = useState<{ what: 'owner' | 'edit'; anchor: Element } | null>(null);
  const chosen = useChosen(rows, selection);
  const done = () => {
    setOpen(null);
    onSelect(nothingSelected);
  };
  // Of what was chosen beyond the loaded pages, the rows are read first: taking back needs what they were.
  const everyChosen = async () => {
    if (chosen.length === selection.ids.size) return chosen;
    const all = await allPages((page) => api.accounts.list.call({ ...inputOf(filter), ...page }));
    return all.filter(({ id }) => selection.ids.has(id));
  };
  const onChosen = (what: (all: AccountRow[]) => Promise<unknown>) => {
    void everyChosen().then(what).catch(said.failed);
    done();
  };
  const change = (to: RowChange) => onChosen((all) => edit(all, to));
  const moveAll = (way: 'archive' | 'bin' | 'restore') => () => onChosen((all) => move(way, all));
  const actions = useActions({
    home: filter.home,
    pair: chosen.length === 2 && selection.ids.size === 2 ? [chosen[0]?.id, chosen[1]?.id] : [],
    onMerge,
    onOpen: (what, anchor) => setOpen({ what, anchor }),
    onMove: moveAll,
  });
  return (
    <>
      <SelectionBar
        actions={actions}
        clearLabel={grid('clearShort')}
        countText={grid('selected', { count: selection.ids.size })}
        end={<SelectAll filter={filter} onSelect={onSelect} selection={selection} total={total} />}
        label={t('bulk.label')}
        onClear={() => onSelect(nothingSelected)}
      />
      <Popover
        anchor={open?.anchor ?? null}
        label={t(open?.what === 'owner' ? 'bulk.owner' : 'bulk.edit')}
        onOpenChange={(next) => !next && setOpen(null)}
        open={open !== null}
        side="top"
      >
        {open?.what === 'owner' ? (
          <div className="w-64">
            <PersonValue focusFirst label={t('facts.owner')} onSave={(ownerId) => change({ ownerId })} value={null} />
          </div>
        ) : (
          <BulkEdit onChange={change} />
        )}
      </Popover>
    </>
  );
};

interface Offers extends Pick<BulkBarProps, 'onMerge'> {
  home: AccountFilter['home'];
  /** The two that may be merged; empty otherwise. */
  pair: (AccountId | undefined)[];
  onOpen: (what: 'owner' | 'edit', anchor: Element) => void;
  onMove: (way: 'archive' | 'bin' | 'restore') => () => void;
}

const useActions = ({ home, pair: [one, other], onMerge, onOpen, onMove }: Offers): SelectionAction[] => {
  const t = useTranslations('accounts.bulk');
  const restore = {
    id: 'restore',
    label: t('restore'),
    icon: <ArchiveRestore {...icon} />,
    onSelect: onMove('restore'),
  };
  if (home === 'bin') return [restore];
  return [
    { id: 'owner', label: t('owner'), icon: <UserRound {...icon} />, onSelect: (button) => onOpen('owner', button) },
    { id: 'edit', label: t('edit'), icon: <PencilLine {...icon} />, onSelect: (button) => onOpen('edit', button) },
    ...(one && other && home === undefined
      ? [{ id: 'merge', label: t('merge'), icon: <GitMerge {...icon} />, onSelect: () => onMerge(one, other) }]
      : []),
    home === undefined
      ? { id: 'archive', label: t('archive'), icon: <Archive {...icon} />, onSelect: onMove('archive') }
      : restore,
    { id: 'bin', label: t('bin'), icon: <Trash2 {...icon} />, danger: true, onSelect: onMove('bin') },
  ];
};

/** The chosen rows that are loaded. */
const useChosen = (rows: readonly AccountRow[], { ids }: Selection): AccountRow[] =>
  rows.filter(({ id }) => ids.has(id));

const BulkEdit = ({ onChange }: { onChange: (change: RowChange) => void }) => {
  const t = useTranslations('accounts');
  const [sector, setSector] = useState('');
  return (
    <div className="flex w-64 flex-col gap-2">
      <Choice
        entries={lifeStatuses.map((status) => ({
          id: status,
          label: t(`status.${status}`),
          onSelect: () => onChange({ status }),
        }))}
        label={t('facts.status')}
      />
      <Choice
        entries={accountKinds.map((kind) => ({
          id: kind,
          label: t(`kind.${kind}`),
          onSelect: () => onChange({ kind }),
        }))}
        label={t('facts.kind')}
      />
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onChange({ sector: sector.trim() || null });
        }}
      >
        <TextField label={t('facts.sector')} maxLength={100} onChange={setSector} value={sector} />
      </form>
    </div>
  );
};

const Choice = ({ entries, label }: { entries: MenuEntry[]; label: string }) => (
  <Menu entries={entries} trigger={<Button fullWidth>{label}</Button>} />
);

/** Beyond what is loaded: everything that the filters let through. */
const SelectAll = ({
  filter,
  selection,
  onSelect,
  total,
}: Pick<BulkBarProps, 'filter' | 'selection' | 'onSelect' | 'total'>) => {
  const grid = useTranslations('common.grid');
  const queries = useQueryClient();
  const said = useSaid();
  if (selection.ids.size >= total) return null;
  const all = async () => {
    const { sort: _, ...input } = inputOf(filter);
    const { ids } = await queries.fetchQuery({ ...api.accounts.ids.queryOptions({ input }), staleTime: 0 });
    onSelect({ ids: new Set(ids), anchor: null });
  };
  return (
    <Button onClick={() => void all().catch(said.failed)} variant="ghost">
      {grid('selectAll', { count: total })}
    </Button>
  );
};
