import { vcardsOf, type Contact, type VcardVersion } from '@baton/schema/contacts';
import { useLocale, useTranslations } from 'use-intl';

import { allPages } from '#shared/api/all-pages.ts';
import { csvOf, type CsvCell } from '#shared/export/csv.ts';
import { saveFile } from '#shared/export/save-file.ts';
import { useFieldWords } from '#shared/fields/field-value-input.tsx';
import { useFields } from '#shared/fields/use-fields.ts';
import { useSaid } from '#shared/shell/use-said.ts';

import { api, inputOf } from '../contacts-api.ts';
import type { ContactFilter } from './contact-search.ts';

/** Writes the people whom the filters let through into a file: a table, or cards for an address book. */
export const useExportContacts = (filter: ContactFilter) => {
  const t = useTranslations('contacts');
  const shared = useTranslations('records');
  const locale = useLocale();
  const said = useSaid();
  const fields = useFields('contact');
  const words = useFieldWords();
  const columns: [label: string, cell: (contact: Contact) => CsvCell][] = [
    [shared('facts.name'), ({ name }) => name],
    [t('facts.accounts'), ({ accounts }) => accounts.map(({ accountName }) => accountName).join(', ')],
    [t('facts.jobTitle'), ({ title }) => title],
    [shared('facts.status'), ({ status }) => shared(`status.${status}`)],
    [shared('facts.email'), ({ emails }) => emails.map(({ address }) => address).join(', ')],
    [shared('facts.phone'), ({ phones }) => phones.map(({ number }) => number).join(', ')],
    [shared('facts.language'), ({ language }) => language],
    [
      t('consent.title'),
      ({ consents }) =>
        consents
          .map(
            ({ channel, given, on }) =>
              `${shared(`channel.${channel}`)}: ${t(given ? 'consent.given' : 'consent.refused')} ${on}`,
          )
          .join(', '),
    ],
    ...fields.map((field): [string, (contact: Contact) => CsvCell] => [
      field.name,
      ({ custom }) => words(field, custom[field.id]),
    ]),
  ];
  const everybody = () =>
    allPages((page) => api.contacts.list.call({ ...inputOf(filter), ...page }), { pages: Number.POSITIVE_INFINITY });
  const csv = async () => {
    const rows = await everybody();
    const table = rows.map((row) => columns.map(([, cell]) => cell(row)));
    const header = columns.map(([label]) => label);
    saveFile(`${t('title')}.csv`, 'text/csv', csvOf(header, table, locale));
  };
  const vcard = async (version: VcardVersion) =>
    saveFile(`${t('title')}.vcf`, 'text/vcard', vcardsOf(await everybody(), version));
  return {
    csv: () => void csv().catch(said.failed),
    vcard: (version: VcardVersion) => void vcard(version).catch(said.failed),
  };
};
