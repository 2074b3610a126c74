import type { AccountRow } from '@baton/schema/accounts';
import type { AccountId } from '@baton/schema/shared';
import { Button, EmptyState, IconButton } from '@baton/ui';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Building2, Download, Plus } from 'lucide-react';
import { useCallback, useMemo, useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { ChipFilters } from '#shared/grid/chip-filters.tsx';
import { DataGrid } from '#shared/grid/data-grid.tsx';
import { nothingSelected, type Selection } from '#shared/grid/selection.ts';
import { useMay } from '#shared/session/session.tsx';
import { Loaded } from '#shared/shell/page.tsx';
import { useUndoKey } from '#shared/undo/undo.ts';

import { accountRowsQuery, useAccountTotals } from '../accounts-api.ts';
import { isFiltered, type AccountFilter } from './account-search.ts';
import { useAccountColumns } from './accounts-grid.tsx';
import { BulkBar } from './bulk-bar.tsx';
import { useExportAccounts } from './use-export-accounts.ts';
import { useFilterFields } from './use-filter-fields.ts';

export interface AccountListProps {
  filter: AccountFilter;
  onFilter: (filter: AccountFilter) => void;
  peeked: AccountId | null;
  onPeek: (id: AccountId | null) => void;
  onOpen: (id: AccountId) => void;
  onNew: () => void;
  onMerge: (one: AccountId, other: AccountId) => void;
  /** Which of the three places is shown: the list, the archive or the bin. */
  places: ReactNode;
}

/** The accounts that the person may see, as a grid over everything that the filters let through. */
export const AccountList = (props: AccountListProps) => {
  const { filter, onFilter } = props;
  const t = useTranslations('accounts');
  const fields = useFilterFields();
  const exportAll = useExportAccounts(filter);
  const clear = () => onFilter({ home: filter.home, sort: filter.sort });
  const list = useInfiniteQuery({ ...accountRowsQuery(filter), placeholderData: (old) => old });
  const totals = useAccountTotals(filter);
  const rows = useMemo(() => list.data?.pages.flatMap(({ data }) => data) ?? [], [list.data]);
  useUndoKey();
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  const onNearEnd = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="px-4 py-2 max-phone:px-2">
        <ChipFilters
          end={
            <>
              {props.places}
              <IconButton icon={<Download size={16} />} label={t('export')} onClick={exportAll} />
            </>
          }
          fields={fields}
          findLabel={t('filter.find')}
          onClear={clear}
          onPick={(key, value) => onFilter({ ...filter, [key]: value })}
          values={pickFilters(filter)}
        />
      </div>
      <Loaded query={list} rows={12}>
        {() =>
          rows.length === 0 ? (
            <Nothing filter={filter} onClear={clear} onNew={props.onNew} />
          ) : (
            <Grid {...props} onNearEnd={onNearEnd} rows={rows} totals={totals} />
          )
        }
      </Loaded>
    </div>
  );
};

interface GridProps extends AccountListProps {
  rows: readonly AccountRow[];
  totals: ReturnType<typeof useAccountTotals>;
  onNearEnd: () => void;
}

const Grid = ({ filter, onFilter, peeked, onPeek, onOpen, onMerge, rows, totals, onNearEnd }: GridProps) => {
  const t = useTranslations('accounts');
  const [selection, setSelection] = useState<Selection>(nothingSelected);
  const columns = useAccountColumns(totals);
  const total = totals?.count ?? rows.length;
  return (
    <>
      <DataGrid
        columns={columns}
        label={t('title')}
        nameOf={({ name }) => name}
        onNearEnd={onNearEnd}
        onOpen={(id) => onOpen(id as AccountId)}
        onPeek={(id) => onPeek(id as AccountId | null)}
        onSelect={setSelection}
        onSort={(sort) => onFilter({ ...filter, sort: sort as AccountFilter['sort'] })}
        peeked={peeked}
        rows={rows}
        selection={selection}
        sort={filter.sort ?? 'name'}
        total={total}
      />
      {selection.ids.size > 0 && (
        <BulkBar
          filter={filter}
          onMerge={onMerge}
          onSelect={setSelection}
          rows={rows}
          selection={selection}
          total={total}
        />
      )}
    </>
  );
};

const pickFilters = ({ q, kind, status, owner, sector, country }: AccountFilter) => ({
  q,
  kind,
  status,
  owner,
  sector,
  country,
});

/** Nothing found, an empty bin, or nothing yet: three different texts. */
const Nothing = ({ filter, onClear, onNew }: { filter: AccountFilter; onClear: () => void; onNew: () => void }) => {
  const t = useTranslations('accounts.empty');
  const mayCreate = useMay('create-accounts');
  if (isFiltered(filter)) {
    return (
      <EmptyState
        action={<Button onClick={onClear}>{t('clear')}</Button>}
        kind="no-result"
        text={t('noResultText')}
        title={t('noResult')}
      />
    );
  }
  if (filter.home !== undefined) {
    return <EmptyState kind="first" text={t(`${filter.home}Text`)} title={t(filter.home)} />;
  }
  return (
    <EmptyState
      action={
        mayCreate && (
          <Button icon={<Plus aria-hidden size={16} />} onClick={onNew} size="md" variant="ink">
            {t('add')}
          </Button>
        )
      }
      icon={<Building2 size={20} strokeWidth={1.5} />}
      kind="first"
      text={t(mayCreate ? 'firstText' : 'guestText')}
      title={t('first')}
    />
  );
};
