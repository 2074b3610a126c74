import type { AccountRow } from '@baton/schema/accounts';
import { Avatar, presenceColor, InlineEdit, Select } from '@baton/ui';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useFormatter, useLocale, useTranslations } from 'use-intl';

import { useMoneyWords } from '#shared/facts/value-inputs.tsx';
import { useFieldWords } from '#shared/fields/field-value-input.tsx';
import { useFields } from '#shared/fields/use-fields.ts';
import type { GridColumn } from '#shared/grid/grid-column.ts';
import { useMembers } from '#shared/people/use-members.ts';
import { PhoneText } from '#shared/reach/phone-text.tsx';

import { LifeStatusPill, useAccountOptions } from '../account-words.tsx';
import type { useAccountTotals } from '../accounts-api.ts';
import { useEditAccounts } from '../edit/use-edit-accounts.ts';

const dash = <span className="px-2 text-text-3">—</span>;

/** Every column of the list of accounts, with what stands below it. */
export const useAccountColumns = (totals: ReturnType<typeof useAccountTotals>): readonly GridColumn<AccountRow>[] => {
  const t = useTranslations('accounts');
  const format = useFormatter();
  const locale = useLocale();
  const money = useMoneyWords();
  const custom = useCustomColumns();
  return useMemo(() => {
    const languages = new Intl.DisplayNames(locale, { type: 'language' });
    return [
      {
        id: 'name',
        label: t('facts.name'),
        width: 220,
        sort: 'name',
        cell: (row) => <NameCell row={row} />,
        sum: totals && t('count', { count: totals.count }),
      },
      { id: 'kind', label: t('facts.kind'), width: 120, cell: (row) => <KindCell row={row} /> },
      { id: 'status', label: t('facts.status'), width: 130, cell: (row) => <StatusCell row={row} /> },
      { id: 'owner', label: t('facts.owner'), width: 170, cell: (row) => <OwnerCell row={row} /> },
      {
        id: 'sector',
        label: t('facts.sector'),
        width: 140,
        sort: 'sector',
        cell: (row) => <TextCell field="sector" row={row} />,
      },
      {
        id: 'country',
        label: t('facts.country'),
        width: 130,
        sort: 'country',
        cell: (row) => <TextCell field="country" row={row} />,
      },
      { id: 'city', label: t('facts.city'), width: 130, cell: ({ city }) => <Words text={city} /> },
      {
        id: 'employees',
        label: t('facts.employees'),
        width: 110,
        align: 'end',
        sort: 'employees',
        cell: ({ employees }) => <Words text={employees === null ? null : format.number(employees)} />,
        sum: totals && format.number(totals.employees),
      },
      {
        id: 'revenue',
        label: t('facts.revenue'),
        width: 160,
        align: 'end',
        sort: 'revenue',
        cell: ({ revenue }) => <Words text={revenue === null ? null : money(revenue)} />,
        sum: totals?.revenue.map(money).join(' · '),
      },
      {
        id: 'phone',
        label: t('facts.phone'),
        width: 160,
        cell: ({ phone }) => (phone === null ? dash : <PhoneText className="px-2" number={phone} />),
      },
      { id: 'email', label: t('facts.email'), width: 200, cell: ({ email }) => <Words text={email} /> },
      {
        id: 'language',
        label: t('facts.language'),
        width: 120,
        cell: ({ language }) => <Words text={language === null ? null : (languages.of(language) ?? language)} />,
      },
      ...custom,
      {
        id: 'changedAt',
        label: t('facts.changedAt'),
        width: 140,
        sort: 'changedAt',
        cell: ({ changedAt }) => <Words text={format.dateTime(new Date(changedAt), { dateStyle: 'medium' })} />,
      },
    ];
  }, [t, format, locale, money, custom, totals]);
};

const useCustomColumns = (): GridColumn<AccountRow>[] => {
  const fields = useFields('account');
  const words = useFieldWords();
  return useMemo(
    () =>
      fields.map((field): GridColumn<AccountRow> => ({
        id: field.id,
        label: field.name,
        width: 150,
        ...((field.kind === 'number' || field.kind === 'money') && { align: 'end' as const }),
        cell: ({ custom }) => <Words text={words(field, custom[field.id]) || null} />,
      })),
    [fields, words],
  );
};

const Words = ({ text }: { text: string | null }) =>
  text === null ? (
    dash
  ) : (
    <span className="min-w-0 truncate px-2 text-text-2" title={text}>
      {text}
    </span>
  );

const NameCell = ({ row }: { row: AccountRow }) => (
  <Link
    className="min-w-0 truncate px-2 font-semibold hover:text-accent hover:underline"
    params={{ accountId: row.id }}
    tabIndex={-1}
    to="/accounts/$accountId"
  >
    {row.name}
  </Link>
);

const mayWrite = ({ level, home }: AccountRow) => home !== 'bin' && (level === 'write' || level === 'manage');

const KindCell = ({ row }: { row: AccountRow }) => {
  const t = useTranslations('accounts');
  const edit = useEditAccounts();
  const { kinds } = useAccountOptions();
  if (!mayWrite(row)) return <Words text={t(`kind.${row.kind}`)} />;
  return (
    <div className="quiet-fields w-full px-0.5">
      <Select
        hideLabel
        label={`${t('facts.kind')}, ${row.name}`}
        onChange={(kind) => kind !== row.kind && void edit([row], { kind })}
        options={kinds}
        quiet
        value={row.kind}
      />
    </div>
  );
};

const StatusCell = ({ row }: { row: AccountRow }) => {
  const t = useTranslations('accounts');
  const edit = useEditAccounts();
  const { statuses } = useAccountOptions();
  if (!mayWrite(row)) {
    return (
      <span className="px-2">
        <LifeStatusPill status={row.status} />
      </span>
    );
  }
  return (
    <div className="quiet-fields w-full px-0.5">
      <Select
        hideLabel
        label={`${t('facts.status')}, ${row.name}`}
        onChange={(status) => status !== row.status && void edit([row], { status })}
        options={statuses}
        quiet
        value={row.status}
      />
    </div>
  );
};

const OwnerCell = ({ row }: { row: AccountRow }) => {
  const t = useTranslations('accounts');
  const { byId } = useMembers();
  const owner = row.ownerId === null ? undefined : byId.get(row.ownerId);
  return (
    <span className="flex min-w-0 items-center gap-1.5 px-2 text-text-2">
      {owner && <Avatar color={presenceColor(owner.id)} decorative name={owner.name} size={20} />}
      <span className="truncate">{owner?.name ?? <span className="text-text-3">{t('noOwner')}</span>}</span>
    </span>
  );
};

const TextCell = ({ row, field }: { row: AccountRow; field: 'sector' | 'country' }) => {
  const t = useTranslations('accounts.facts');
  const edit = useEditAccounts();
  return (
    <div className="w-full min-w-0 px-0.5">
      <InlineEdit
        className="text-text-2"
        label={`${t(field)}, ${row.name}`}
        onSave={(text) => void edit([row], { [field]: text === '' ? null : text })}
        placeholder="—"
        readOnly={!mayWrite(row)}
        value={row[field] ?? ''}
      />
    </div>
  );
};
