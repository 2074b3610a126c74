import type { AccountRow } from '@baton/schema/accounts';
import type { AccountId } from '@baton/schema/shared';
import { IconButton, TextField } from '@baton/ui';
import { useQueryClient } from '@tanstack/react-query';
import { Building2, Download } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { allPages } from '#shared/api/all-pages.ts';
import { BulkBar } from '#shared/records/bulk-bar.tsx';
import { BulkChoice } from '#shared/records/bulk-choice.tsx';
import { useRecordOptions } from '#shared/records/life-words.tsx';
import { ListEmpty } from '#shared/records/list-empty.tsx';
import { RecordList, type BulkOf } from '#shared/records/record-list.tsx';

import { useAccountKinds } from '../account-words.tsx';
import { accountRowsQuery, api, inputOf, useAccountTotals } from '../accounts-api.ts';
import { useEditAccounts, useMoveAccounts, type RowChange } from '../edit/use-edit-accounts.ts';
import { isFiltered, type AccountFilter } from './account-search.ts';
import { useAccountColumns } from './accounts-grid.tsx';
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
export const AccountList = ({ filter, onFilter, peeked, onPeek, onOpen, onNew, onMerge, places }: AccountListProps) => {
  const t = useTranslations('accounts');
  const fields = useFilterFields();
  const exportAll = useExportAccounts(filter);
  const totals = useAccountTotals(filter);
  const columns = useAccountColumns(totals);
  const clear = () => onFilter({ home: filter.home, sort: filter.sort });
  const { sort = 'name', home, where, ...values } = filter;
  return (
    <RecordList
      renderBulk={(chosen) => (
        <Bulk {...chosen} filter={filter} onMerge={(one, other) => onMerge(one as AccountId, other as AccountId)} />
      )}
      columns={columns}
      empty={
        <ListEmpty
          filtered={isFiltered(filter)}
          home={home}
          icon={<Building2 size={20} strokeWidth={1.5} />}
          onClear={clear}
          onNew={onNew}
          section="accounts"
        />
      }
      filters={{
        fields,
        own: { subject: 'account', where, onWhere: (next) => onFilter({ ...filter, where: next }) },
        values,
        findLabel: t('filter.find'),
        onClear: clear,
        onPick: (key, value) => onFilter({ ...filter, [key]: value }),
        end: (
          <>
            {places}
            <IconButton icon={<Download size={16} />} label={t('export')} onClick={exportAll} />
          </>
        ),
      }}
      label={t('title')}
      onOpen={(id) => onOpen(id as AccountId)}
      onPeek={(id) => onPeek(id as AccountId | null)}
      onSort={(next) => onFilter({ ...filter, sort: next as AccountFilter['sort'] })}
      peeked={peeked}
      query={accountRowsQuery(filter)}
      sort={sort}
      total={totals?.count}
    />
  );
};

interface BulkProps extends BulkOf<AccountRow> {
  filter: AccountFilter;
  onMerge: (one: string, other: string) => void;
}

const Bulk = ({ filter, ...chosen }: BulkProps) => {
  const queries = useQueryClient();
  const edit = useEditAccounts();
  const move = useMoveAccounts();
  const { sort: _, ...input } = inputOf(filter);
  return (
    <BulkBar<AccountRow, RowChange>
      {...chosen}
      edit={edit}
      home={filter.home}
      move={move}
      readIds={async () =>
        (await queries.fetchQuery({ ...api.accounts.ids.queryOptions({ input }), staleTime: 0 })).ids
      }
      readRows={() => allPages((page) => api.accounts.list.call({ ...inputOf(filter), ...page }))}
      renderEdit={(change) => <BulkEdit onChange={change} />}
    />
  );
};

const BulkEdit = ({ onChange }: { onChange: (change: RowChange) => void }) => {
  const t = useTranslations('accounts.facts');
  const words = useTranslations('records.facts');
  const { statuses } = useRecordOptions();
  const kinds = useAccountKinds();
  const [sector, setSector] = useState('');
  return (
    <>
      <BulkChoice label={words('status')} onPick={(status) => onChange({ status })} options={statuses} />
      <BulkChoice label={t('kind')} onPick={(kind) => onChange({ kind })} options={kinds} />
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onChange({ sector: sector.trim() || null });
        }}
      >
        <TextField label={t('sector')} maxLength={100} onChange={setSector} value={sector} />
      </form>
    </>
  );
};
