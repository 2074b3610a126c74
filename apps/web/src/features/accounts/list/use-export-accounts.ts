import type { AccountRow } from '@baton/schema/accounts';
import { minorDigits } from '@baton/ui';
import { useLocale, useTranslations } from 'use-intl';

import { allPages } from '#shared/api/all-pages.ts';
import { csvOf, type CsvCell } from '#shared/export/csv.ts';
import { saveFile } from '#shared/export/save-file.ts';
import { useFieldWords } from '#shared/fields/field-value-input.tsx';
import { useFields } from '#shared/fields/use-fields.ts';
import { useMembers } from '#shared/people/use-members.ts';
import { useSaid } from '#shared/shell/use-said.ts';

import { api, inputOf } from '../accounts-api.ts';
import type { AccountFilter } from './account-search.ts';

/** Writes what the filters let through, in its order and with the workspace's own fields, into a file. */
export const useExportAccounts = (filter: AccountFilter): (() => void) => {
  const t = useTranslations('accounts');
  const shared = useTranslations('records');
  const locale = useLocale();
  const said = useSaid();
  const fields = useFields('account');
  const words = useFieldWords();
  const { byId } = useMembers();
  const columns: [label: string, cell: (row: AccountRow) => CsvCell][] = [
    [shared('facts.name'), ({ name }) => name],
    [t('facts.kind'), ({ kind }) => t(`kind.${kind}`)],
    [shared('facts.status'), ({ status }) => shared(`status.${status}`)],
    [shared('facts.owner'), ({ ownerId }) => (ownerId === null ? '' : byId.get(ownerId)?.name)],
    [t('facts.sector'), ({ sector }) => sector],
    [t('facts.country'), ({ country }) => country],
    [t('facts.city'), ({ city }) => city],
    [t('facts.website'), ({ website }) => website],
    [shared('facts.email'), ({ email }) => email],
    [shared('facts.phone'), ({ phone }) => phone],
    [t('facts.employees'), ({ employees }) => employees],
    [t('facts.revenue'), ({ revenue }) => revenue && revenue.amount / 10 ** minorDigits(revenue.currency)],
    [t('currency'), ({ revenue }) => revenue?.currency],
    [shared('facts.language'), ({ language }) => language],
    ...fields.map((field): [string, (row: AccountRow) => CsvCell] => [
      field.name,
      ({ custom }) => {
        const value = custom[field.id];
        return typeof value === 'number' ? value : words(field, value);
      },
    ]),
  ];
  const write = async () => {
    const rows = await allPages((page) => api.accounts.list.call({ ...inputOf(filter), ...page }), {
      pages: Number.POSITIVE_INFINITY,
    });
    const table = rows.map((row) => columns.map(([, cell]) => cell(row)));
    const header = columns.map(([label]) => label);
    saveFile(`${t('title')}.csv`, 'text/csv', csvOf(header, table, locale));
  };
  return () => void write().catch(said.failed);
};
