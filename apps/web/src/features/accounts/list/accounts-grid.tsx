import type { AccountRow } from '@baton/schema/accounts';
import { InlineEdit, Select } from '@baton/ui';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useFormatter, useLocale, useTranslations } from 'use-intl';

import { useMoneyWords } from '#shared/facts/value-inputs.tsx';
import type { GridColumn } from '#shared/grid/grid-column.ts';
import { HolderName } from '#shared/people/holder-name.tsx';
import { PhoneText } from '#shared/reach/phone-text.tsx';
import { OwnerCell, Words } from '#shared/records/cells.tsx';
import { LifeStatusPill, useRecordOptions } from '#shared/records/life-words.tsx';
import { useOwnColumns } from '#shared/records/own-columns.tsx';

import { useAccountKinds } from '../account-words.tsx';
import type { useAccountTotals } from '../accounts-api.ts';
import { useEditAccounts } from '../edit/use-edit-accounts.ts';

/** Every column of the list of accounts, with what stands below it. */
export const useAccountColumns = (totals: ReturnType<typeof useAccountTotals>): readonly GridColumn<AccountRow>[] => {
  const t = useTranslations('accounts');
  const shared = useTranslations('records.facts');
  const format = useFormatter();
  const locale = useLocale();
  const money = useMoneyWords();
  const custom = useOwnColumns<AccountRow>('account');
  return useMemo(() => {
    const languages = new Intl.DisplayNames(locale, { type: 'language' });
    return [
      {
        id: 'name',
        label: shared('name'),
        width: 220,
        sort: 'name',
        cell: (row) => <NameCell row={row} />,
        sum: totals && t('count', { count: totals.count }),
      },
      { id: 'kind', label: t('facts.kind'), width: 120, cell: (row) => <KindCell row={row} /> },
      { id: 'status', label: shared('status'), width: 130, cell: (row) => <StatusCell row={row} /> },
      { id: 'owner', label: shared('owner'), width: 170, cell: ({ ownerId }) => <OwnerCell ownerId={ownerId} /> },
      { id: 'answers', label: t('facts.answers'), width: 190, cell: (row) => <AnswersCell row={row} /> },
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
        label: shared('phone'),
        width: 160,
        cell: ({ phone }) => (phone === null ? <Words text={null} /> : <PhoneText className="px-2" number={phone} />),
      },
      { id: 'email', label: shared('email'), width: 200, cell: ({ email }) => <Words text={email} /> },
      {
        id: 'language',
        label: shared('language'),
        width: 120,
        cell: ({ language }) => <Words text={language === null ? null : (languages.of(language) ?? language)} />,
      },
      ...custom,
      {
        id: 'changedAt',
        label: shared('changedAt'),
        width: 140,
        sort: 'changedAt',
        cell: ({ changedAt }) => <Words text={format.dateTime(new Date(changedAt), { dateStyle: 'medium' })} />,
      },
    ];
  }, [t, shared, format, locale, money, custom, totals]);
};

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

/** Who answers for the account in the stage that it is in; a gap is said in words. */
const AnswersCell = ({ row: { stage, accountable } }: { row: AccountRow }) => {
  const stages = useTranslations('responsibilities');
  if (stage === null) return <Words text={null} />;
  return (
    <span className="pointer-events-none flex min-w-0 items-center px-2 text-text-2" title={stages(`stage.${stage}`)}>
      {accountable ? <HolderName {...accountable} /> : <span className="text-danger">{stages('nobody')}</span>}
    </span>
  );
};

const KindCell = ({ row }: { row: AccountRow }) => {
  const t = useTranslations('accounts');
  const edit = useEditAccounts();
  const kinds = useAccountKinds();
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
  const t = useTranslations('records.facts');
  const edit = useEditAccounts();
  const { statuses } = useRecordOptions();
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
        label={`${t('status')}, ${row.name}`}
        onChange={(status) => status !== row.status && void edit([row], { status })}
        options={statuses}
        quiet
        value={row.status}
      />
    </div>
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
