import type { Contact } from '@baton/schema/contacts';
import { lifeStatuses, type ContactId } from '@baton/schema/shared';
import { Button, EmptyState, IconButton, Menu, SelectionBar, StatusPill, type MenuEntry } from '@baton/ui';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Archive, ArchiveRestore, ArrowDownUp, Download, Trash2, UsersRound } from 'lucide-react';
import { useCallback, useMemo, useState, type ReactNode } from 'react';
import { useFormatter, useLocale, useTranslations } from 'use-intl';

import { useFieldWords } from '#shared/fields/field-value-input.tsx';
import { useFields } from '#shared/fields/use-fields.ts';
import { ChipFilters } from '#shared/grid/chip-filters.tsx';
import { DataGrid } from '#shared/grid/data-grid.tsx';
import type { GridColumn } from '#shared/grid/grid-column.ts';
import { nothingSelected, type Selection } from '#shared/grid/selection.ts';
import { useMembers } from '#shared/people/use-members.ts';
import { PhoneText } from '#shared/reach/phone-text.tsx';
import { useMay } from '#shared/session/session.tsx';
import { Loaded } from '#shared/shell/page.tsx';
import { useUndoKey } from '#shared/undo/undo.ts';

import { isFiltered, type ContactFilter } from './contact-search.ts';
import { api, contactRowsQuery, inputOf } from './contacts-api.ts';
import { useContactFilters } from './use-contact-filters.ts';
import { useEditContacts, useMoveContacts } from './use-edit-contacts.ts';
import { useExportContacts } from './use-export-contacts.ts';

export interface ContactListProps {
  filter: ContactFilter;
  onFilter: (filter: ContactFilter) => void;
  peeked: ContactId | null;
  onPeek: (id: ContactId | null) => void;
  onNew: () => void;
  /** Absent for those who may not import. */
  onImport?: () => void;
  places: ReactNode;
}

/** The people whom this person may know, as a grid over everything that the filters let through. */
export const ContactList = ({ filter, onFilter, peeked, onPeek, onNew, onImport, places }: ContactListProps) => {
  const t = useTranslations('contacts');
  const fields = useContactFilters();
  const file = useExportContacts(filter);
  const list = useInfiniteQuery({ ...contactRowsQuery(filter), placeholderData: (old) => old });
  const { sort: _, ...input } = inputOf(filter);
  const total = useQuery(
    api.contacts.totals.queryOptions({ input, meta: { facts: ['contact.'] }, placeholderData: (old) => old }),
  ).data?.count;
  const rows = useMemo(() => list.data?.pages.flatMap(({ data }) => data) ?? [], [list.data]);
  const [selection, setSelection] = useState<Selection>(nothingSelected);
  const columns = useContactColumns(total);
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
              {places}
              <Menu
                align="end"
                entries={[
                  ...(onImport
                    ? [
                        { id: 'import', label: t('export.import'), onSelect: onImport },
                        { kind: 'separator' as const, id: 'between' },
                      ]
                    : []),
                  { id: 'csv', label: t('export.csv'), onSelect: file.csv },
                  { id: 'vcard4', label: t('export.vcard', { version: '4.0' }), onSelect: () => file.vcard('4.0') },
                  { id: 'vcard3', label: t('export.vcard', { version: '3.0' }), onSelect: () => file.vcard('3.0') },
                ]}
                trigger={
                  <IconButton
                    icon={onImport ? <ArrowDownUp size={16} /> : <Download size={16} />}
                    label={t(onImport ? 'export.both' : 'export.title')}
                    tooltip={false}
                  />
                }
              />
            </>
          }
          fields={fields}
          findLabel={t('find')}
          onClear={() => onFilter({ home: filter.home, sort: filter.sort })}
          onPick={(key, value) => onFilter({ ...filter, [key]: value })}
          values={{ q: filter.q, status: filter.status, owner: filter.owner, language: filter.language }}
        />
      </div>
      <Loaded query={list} rows={12}>
        {() =>
          rows.length === 0 ? (
            <Nothing filter={filter} onClear={() => onFilter({ home: filter.home })} onNew={onNew} />
          ) : (
            <DataGrid
              columns={columns}
              label={t('title')}
              nameOf={({ name }) => name}
              onNearEnd={onNearEnd}
              onOpen={(id) => onPeek(id as ContactId)}
              onPeek={(id) => onPeek(id as ContactId | null)}
              onSelect={setSelection}
              onSort={(sort) => onFilter({ ...filter, sort: sort as ContactFilter['sort'] })}
              peeked={peeked}
              rows={rows}
              selection={selection}
              sort={filter.sort ?? 'name'}
              total={total ?? rows.length}
            />
          )
        }
      </Loaded>
      {selection.ids.size > 0 && (
        <Bulk filter={filter} onDone={() => setSelection(nothingSelected)} rows={rows} selection={selection} />
      )}
    </div>
  );
};

const useContactColumns = (total: number | undefined): readonly GridColumn<Contact>[] => {
  const t = useTranslations('contacts');
  const format = useFormatter();
  const locale = useLocale();
  const fields = useFields('contact');
  const words = useFieldWords();
  const { byId } = useMembers();
  return useMemo(() => {
    const languages = new Intl.DisplayNames(locale, { type: 'language' });
    return [
      {
        id: 'name',
        label: t('facts.name'),
        width: 220,
        sort: 'name',
        cell: ({ name }) => <span className="pointer-events-none min-w-0 truncate px-2 font-semibold">{name}</span>,
        ...(total !== undefined && { sum: t('count', { count: total }) }),
      },
      {
        id: 'accounts',
        label: t('facts.accounts'),
        width: 220,
        cell: ({ accounts }) => <Words text={accounts.map(({ accountName }) => accountName).join(', ')} />,
      },
      {
        id: 'title',
        label: t('facts.jobTitle'),
        width: 160,
        sort: 'title',
        cell: ({ title }) => <Words text={title} />,
      },
      {
        id: 'status',
        label: t('facts.status'),
        width: 130,
        cell: ({ status }) => (
          <span className="pointer-events-none px-2">
            <StatusPill tone={tones[status]}>{t(`status.${status}`)}</StatusPill>
          </span>
        ),
      },
      { id: 'email', label: t('facts.email'), width: 220, cell: ({ emails }) => <Words text={emails[0]?.address} /> },
      {
        id: 'phone',
        label: t('facts.phone'),
        width: 170,
        cell: ({ phones }) =>
          phones[0] ? <PhoneText className="px-2" number={phones[0].number} /> : <Words text={null} />,
      },
      {
        id: 'language',
        label: t('facts.language'),
        width: 120,
        cell: ({ language }) => <Words text={language && languages.of(language)} />,
      },
      {
        id: 'owner',
        label: t('facts.owner'),
        width: 160,
        cell: ({ ownerId }) => <Words text={ownerId && byId.get(ownerId)?.name} />,
      },
      ...fields.map((field): GridColumn<Contact> => ({
        id: field.id,
        label: field.name,
        width: 150,
        cell: ({ custom }) => <Words text={words(field, custom[field.id])} />,
      })),
      {
        id: 'changedAt',
        label: t('facts.changedAt'),
        width: 140,
        sort: 'changedAt',
        cell: ({ changedAt }) => <Words text={format.dateTime(new Date(changedAt), { dateStyle: 'medium' })} />,
      },
    ];
  }, [t, format, locale, fields, words, byId, total]);
};

const tones = { lead: 'warning', qualified: 'accent', active: 'success', former: 'neutral' } as const;

/** Words that a click goes through, so that the whole row opens. */
const Words = ({ text }: { text: string | null | undefined }) =>
  text ? (
    <span className="pointer-events-none min-w-0 truncate px-2 text-text-2" title={text}>
      {text}
    </span>
  ) : (
    <span className="pointer-events-none px-2 text-text-3">—</span>
  );

const icon = { 'aria-hidden': true, size: 14 } as const;

const Bulk = ({
  rows,
  selection,
  filter,
  onDone,
}: {
  rows: readonly Contact[];
  selection: Selection;
  filter: ContactFilter;
  onDone: () => void;
}) => {
  const t = useTranslations('contacts');
  const grid = useTranslations('common.grid');
  const edit = useEditContacts();
  const move = useMoveContacts();
  const chosen = rows.filter(({ id }) => selection.ids.has(id));
  const to = (home: Contact['home']) => () => {
    void move(home, chosen);
    onDone();
  };
  const statuses = lifeStatuses.map((status): MenuEntry => ({
    id: status,
    label: t(`status.${status}`),
    onSelect: () => {
      void edit(chosen, { status });
      onDone();
    },
  }));
  return (
    <SelectionBar
      actions={[
        filter.home === undefined
          ? { id: 'archive', label: t('bulk.archive'), icon: <Archive {...icon} />, onSelect: to('archive') }
          : { id: 'restore', label: t('bulk.restore'), icon: <ArchiveRestore {...icon} />, onSelect: to('listed') },
        ...(filter.home === 'bin'
          ? []
          : [{ id: 'bin', label: t('bulk.bin'), icon: <Trash2 {...icon} />, danger: true, onSelect: to('bin') }]),
      ]}
      clearLabel={grid('clearShort')}
      countText={grid('selected', { count: selection.ids.size })}
      end={
        filter.home === 'bin' ? undefined : (
          <Menu entries={statuses} side="top" trigger={<Button>{t('bulk.status')}</Button>} />
        )
      }
      label={t('bulk.label')}
      onClear={onDone}
    />
  );
};

const Nothing = ({ filter, onClear, onNew }: { filter: ContactFilter; onClear: () => void; onNew: () => void }) => {
  const t = useTranslations('contacts.empty');
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
  if (filter.home !== undefined)
    return <EmptyState kind="first" text={t(`${filter.home}Text`)} title={t(filter.home)} />;
  return (
    <EmptyState
      action={
        mayCreate && (
          <Button onClick={onNew} size="md" variant="ink">
            {t('add')}
          </Button>
        )
      }
      icon={<UsersRound size={20} strokeWidth={1.5} />}
      kind="first"
      text={t(mayCreate ? 'firstText' : 'guestText')}
      title={t('first')}
    />
  );
};
