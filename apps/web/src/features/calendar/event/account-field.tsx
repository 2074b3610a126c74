import { search } from '@baton/schema/search';
import type { AccountId } from '@baton/schema/shared';
import { Combobox } from '@baton/ui';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';

import { apiOf } from '#shared/api/client.ts';
import { useNameOf } from '#shared/people/use-names.ts';

const api = apiOf({ search });

export interface AccountFieldProps {
  value: AccountId | null;
  onChange: (id: AccountId | null) => void;
}

/** Which account it is about, found by its name. */
export const AccountField = ({ value, onChange }: AccountFieldProps) => {
  const t = useTranslations('calendar.fields');
  const common = useTranslations('common');
  const nameOf = useNameOf();
  const [typed, setTyped] = useState('');
  const found = useQuery({
    ...api.search.find.queryOptions({ input: { q: typed.trim(), kind: 'account', limit: 10 } }),
    enabled: typed.trim() !== '',
    placeholderData: keepPreviousData,
  });
  const options = (typed.trim() === '' ? [] : (found.data?.data ?? [])).map(({ id, title }) => ({
    value: id,
    label: title,
  }));
  const name = value === null ? null : nameOf('account', value);
  const known = value === null || options.some((option) => option.value === value);
  return (
    <Combobox
      clearLabel={common('clear')}
      emptyText={typed.trim() === '' ? t('accountHint') : common('nothingFound')}
      label={t('account')}
      onChange={(id) => onChange(id as AccountId | null)}
      onQuery={setTyped}
      options={known ? options : [{ value, label: name ?? '…' }, ...options]}
      value={value}
    />
  );
};
