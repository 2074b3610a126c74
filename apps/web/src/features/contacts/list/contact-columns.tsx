import type { Contact } from '@baton/schema/contacts';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useFormatter, useLocale, useTranslations } from 'use-intl';

import type { GridColumn } from '#shared/grid/grid-column.ts';
import { PhoneText } from '#shared/reach/phone-text.tsx';
import { OwnerCell, Words } from '#shared/records/cells.tsx';
import { LifeStatusPill } from '#shared/records/life-words.tsx';
import { useOwnColumns } from '#shared/records/own-columns.tsx';

/** Every column of the list of contacts. */
export const useContactColumns = (total: number | undefined): readonly GridColumn<Contact>[] => {
  const t = useTranslations('contacts');
  const shared = useTranslations('records.facts');
  const format = useFormatter();
  const locale = useLocale();
  const own = useOwnColumns<Contact>('contact');
  return useMemo(() => {
    const languages = new Intl.DisplayNames(locale, { type: 'language' });
    return [
      {
        id: 'name',
        label: shared('name'),
        width: 220,
        sort: 'name',
        cell: (contact) => <NameCell contact={contact} />,
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
        label: shared('status'),
        width: 130,
        cell: ({ status }) => (
          <span className="pointer-events-none px-2">
            <LifeStatusPill status={status} />
          </span>
        ),
      },
      { id: 'email', label: shared('email'), width: 220, cell: ({ emails }) => <Words text={emails[0]?.address} /> },
      {
        id: 'phone',
        label: shared('phone'),
        width: 170,
        cell: ({ phones }) =>
          phones[0] ? <PhoneText className="px-2" number={phones[0].number} /> : <Words text={null} />,
      },
      {
        id: 'language',
        label: shared('language'),
        width: 120,
        cell: ({ language }) => <Words text={language && languages.of(language)} />,
      },
      { id: 'owner', label: shared('owner'), width: 170, cell: ({ ownerId }) => <OwnerCell ownerId={ownerId} /> },
      ...own,
      {
        id: 'changedAt',
        label: shared('changedAt'),
        width: 140,
        sort: 'changedAt',
        cell: ({ changedAt }) => <Words text={format.dateTime(new Date(changedAt), { dateStyle: 'medium' })} />,
      },
    ];
  }, [t, shared, format, locale, own, total]);
};

const NameCell = ({ contact }: { contact: Contact }) => (
  <Link
    className="min-w-0 truncate px-2 font-semibold hover:text-accent hover:underline"
    params={{ contactId: contact.id }}
    tabIndex={-1}
    to="/contacts/$contactId"
  >
    {contact.name}
  </Link>
);
