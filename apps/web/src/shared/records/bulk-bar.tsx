import type { MemberId } from '@baton/schema/shared';
import { Button, Popover, SelectionBar, type SelectionAction } from '@baton/ui';
import { Archive, ArchiveRestore, GitMerge, PencilLine, Trash2, UserRound } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { PersonValue } from '../facts/value-inputs.tsx';
import { nothingSelected } from '../grid/selection.ts';
import { useSaid } from '../shell/use-said.ts';
import type { RecordHome } from './record-kind.ts';
import type { BulkOf } from './record-list.tsx';
import type { RecordMove } from './use-move-records.ts';

export interface BulkBarProps<Row, Change> extends BulkOf<Row> {
  home: Exclude<RecordHome, 'listed'> | undefined;
  /** Ids of everything that the filters let through. */
  readIds: () => Promise<readonly string[]>;
  /** Every row that the filters let through: taking back needs what they were. */
  readRows: () => Promise<readonly Row[]>;
  edit: (rows: readonly Row[], change: Change | { ownerId: MemberId | null }) => Promise<unknown>;
  move: (way: RecordMove, rows: readonly Row[]) => Promise<unknown>;
  onMerge: (one: string, other: string) => void;
  /** The other fields that several records can be given at once. */
  renderEdit: (change: (to: Change) => void) => ReactNode;
}

const icon = { 'aria-hidden': true, size: 14 } as const;

/** What can be done with the chosen records, each in one step that is taken back in one. */
export const BulkBar = <Row extends { id: string }, Change>(props: BulkBarProps<Row, Change>) => {
  const { rows, selection, onSelect, readRows, edit, move, onMerge, renderEdit } = props;
  const t = useTranslations('records');
  const grid = useTranslations('common.grid');
  const said = useSaid();
  const [open, setOpen] = useState<{ what: 'owner' | 'edit'; anchor: Element } | null>(null);
  const chosen = rows.filter(({ id }) => selection.ids.has(id));
  const everyChosen = async (): Promise<readonly Row[]> =>
    chosen.length === selection.ids.size ? chosen : (await readRows()).filter(({ id }) => selection.ids.has(id));
  const onChosen = (what: (all: readonly Row[]) => Promise<unknown>) => {
    void everyChosen().then(what).catch(said.failed);
    setOpen(null);
    onSelect(nothingSelected);
  };
  const change = (to: Change | { ownerId: MemberId | null }) => onChosen((all) => edit(all, to));
  const actions = useActions({
    home: props.home,
    pair: chosen.length === 2 && selection.ids.size === 2 ? chosen.map(({ id }) => id) : [],
    onMerge,
    onOpen: (what, anchor) => setOpen({ what, anchor }),
    onMove: (way) => () => onChosen((all) => move(way, all)),
  });
  return (
    <>
      <SelectionBar
        actions={actions}
        clearLabel={grid('clearShort')}
        countText={grid('selected', { count: selection.ids.size })}
        end={<SelectAll {...props} />}
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
        <div className="flex w-64 flex-col gap-2">
          {open?.what === 'owner' ? (
            <PersonValue focusFirst label={t('facts.owner')} onSave={(ownerId) => change({ ownerId })} value={null} />
          ) : (
            renderEdit(change)
          )}
        </div>
      </Popover>
    </>
  );
};

interface Offers {
  home: BulkBarProps<unknown, unknown>['home'];
  /** The two that may be merged; empty otherwise. */
  pair: readonly string[];
  onMerge: (one: string, other: string) => void;
  onOpen: (what: 'owner' | 'edit', anchor: Element) => void;
  onMove: (way: RecordMove) => () => void;
}

const useActions = ({ home, pair: [one, other], onMerge, onOpen, onMove }: Offers): SelectionAction[] => {
  const t = useTranslations('records.bulk');
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

/** Beyond what is loaded: everything that the filters let through. */
const SelectAll = <Row, Change>({
  selection,
  onSelect,
  total,
  readIds,
}: Pick<BulkBarProps<Row, Change>, 'selection' | 'onSelect' | 'total' | 'readIds'>) => {
  const grid = useTranslations('common.grid');
  const said = useSaid();
  if (selection.ids.size >= total) return null;
  const all = async () => onSelect({ ids: new Set(await readIds()), anchor: null });
  return (
    <Button onClick={() => void all().catch(said.failed)} variant="ghost">
      {grid('selectAll', { count: total })}
    </Button>
  );
};
