import type { Contact } from '@baton/schema/contacts';
import type { ContactId } from '@baton/schema/shared';
import { IconButton, Menu } from '@baton/ui';
import { useQueryClient } from '@tanstack/react-query';
import { ArrowDownUp, Download, UsersRound } from 'lucide-react';
import type { ReactNode } from 'react';
import { useLocale, useTranslations } from 'use-intl';

import { allPages } from '#shared/api/all-pages.ts';
import { languageOptions } from '#shared/i18n/spoken-languages.ts';
import { BulkBar } from '#shared/records/bulk-bar.tsx';
import { BulkChoice } from '#shared/records/bulk-choice.tsx';
import { useRecordOptions } from '#shared/records/life-words.tsx';
import { ListEmpty } from '#shared/records/list-empty.tsx';
import { RecordList, type BulkOf } from '#shared/records/record-list.tsx';

import { api, contactRowsQuery, inputOf, useContactTotal } from '../contacts-api.ts';
import { useEditContacts, useMoveContacts, type RowChange } from '../edit/use-edit-contacts.ts';
import { useContactColumns } from './contact-columns.tsx';
import { isFiltered, type ContactFilter } from './contact-search.ts';
import { useExportContacts } from './use-export-contacts.ts';
import { useFilterFields } from './use-filter-fields.ts';

export interface ContactListProps {
  filter: ContactFilter;
  onFilter: (filter: ContactFilter) => void;
  peeked: ContactId | null;
  onPeek: (id: ContactId | null) => void;
  onOpen: (id: ContactId) => void;
  onNew: () => void;
  onMerge: (one: ContactId, other: ContactId) => void;
  /** Absent for those who may not import. */
  onImport?: () => void;
  places: ReactNode;
}

/** The people whom this person may know, as a grid over everything that the filters let through. */
export const ContactList = (props: ContactListProps) => {
  const { filter, onFilter, peeked, onPeek, onOpen, onNew, onMerge, places } = props;
  const t = useTranslations('contacts');
  const fields = useFilterFields();
  const total = useContactTotal(filter);
  const columns = useContactColumns(total);
  const clear = () => onFilter({ home: filter.home, sort: filter.sort });
  const { sort = 'name', home, where, ...values } = filter;
  return (
    <RecordList
      renderBulk={(chosen) => (
        <Bulk {...chosen} filter={filter} onMerge={(one, other) => onMerge(one as ContactId, other as ContactId)} />
      )}
      columns={columns}
      empty={
        <ListEmpty
          filtered={isFiltered(filter)}
          home={home}
          icon={<UsersRound size={20} strokeWidth={1.5} />}
          onClear={clear}
          onNew={onNew}
          section="contacts"
        />
      }
      filters={{
        fields,
        own: { subject: 'contact', where, onWhere: (next) => onFilter({ ...filter, where: next }) },
        values,
        findLabel: t('find'),
        onClear: clear,
        onPick: (key, value) => onFilter({ ...filter, [key]: value }),
        end: (
          <>
            {places}
            <Files {...props} />
          </>
        ),
      }}
      label={t('title')}
      onOpen={(id) => onOpen(id as ContactId)}
      onPeek={(id) => onPeek(id as ContactId | null)}
      onSort={(next) => onFilter({ ...filter, sort: next as ContactFilter['sort'] })}
      peeked={peeked}
      query={contactRowsQuery(filter)}
      sort={sort}
      total={total}
    />
  );
};

/** In from a file, and out into one. */
const Files = ({ filter, onImport }: Pick<ContactListProps, 'filter' | 'onImport'>) => {
  const t = useTranslations('contacts.export');
  const file = useExportContacts(filter);
  return (
    <Menu
      align="end"
      entries={[
        ...(onImport
          ? [
              { id: 'import', label: t('import'), onSelect: onImport },
              { kind: 'separator' as const, id: 'between' },
            ]
          : []),
        { id: 'csv', label: t('csv'), onSelect: file.csv },
        { id: 'vcard4', label: t('vcard', { version: '4.0' }), onSelect: () => file.vcard('4.0') },
        { id: 'vcard3', label: t('vcard', { version: '3.0' }), onSelect: () => file.vcard('3.0') },
      ]}
      trigger={
        <IconButton
          icon={onImport ? <ArrowDownUp size={16} /> : <Download size={16} />}
          label={t(onImport ? 'both' : 'title')}
          tooltip={false}
        />
      }
    />
  );
};

interface BulkProps extends BulkOf<Contact> {
  filter: ContactFilter;
  onMerge: (one: string, other: string) => void;
}

const Bulk = ({ filter, ...chosen }: BulkProps) => {
  const queries = useQueryClient();
  const edit = useEditContacts();
  const move = useMoveContacts();
  const { sort: _, ...input } = inputOf(filter);
  return (
    <BulkBar<Contact, RowChange>
      {...chosen}
      edit={edit}
      home={filter.home}
      move={move}
      readIds={async () =>
        (await queries.fetchQuery({ ...api.contacts.ids.queryOptions({ input }), staleTime: 0 })).ids
      }
      readRows={() => allPages((page) => api.contacts.list.call({ ...inputOf(filter), ...page }))}
      renderEdit={(change) => <BulkEdit onChange={change} />}
    />
  );
};

const BulkEdit = ({ onChange }: { onChange: (change: RowChange) => void }) => {
  const t = useTranslations('records.facts');
  const locale = useLocale();
  const { statuses, channels } = useRecordOptions();
  return (
    <>
      <BulkChoice label={t('status')} onPick={(status) => onChange({ status })} options={statuses} />
      <BulkChoice label={t('channel')} onPick={(channel) => onChange({ channel })} options={channels} />
      <BulkChoice
        label={t('language')}
        onPick={(language) => onChange({ language })}
        options={languageOptions(locale, null)}
      />
    </>
  );
};
