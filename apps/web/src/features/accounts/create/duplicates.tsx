import type { AccountId } from '@baton/schema/shared';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';

import { LikelyList } from '#shared/records/likely-list.tsx';
import { useSettled } from '#shared/records/use-settled.ts';

import { api } from '../accounts-api.ts';

export interface Likely {
  name?: string;
  website?: string;
  email?: string;
  phone?: string;
}

/** Accounts that the one being typed may be already. */
export const Duplicates = ({
  of,
  renderLink,
}: {
  of: Likely;
  renderLink: (id: AccountId, content: ReactNode) => ReactNode;
}) => {
  const input = useSettled(of);
  const enabled = Object.values(input).some((value) => value !== undefined && value.length > 2);
  const { data } = useQuery({
    ...api.accounts.duplicates.queryOptions({ input }),
    enabled,
    placeholderData: (old) => old,
  });
  const found = enabled ? (data?.data ?? []) : [];
  return (
    <LikelyList
      found={found.map(({ city, ...one }) => ({ ...one, place: city }))}
      renderName={({ id }, name) => renderLink(id as AccountId, name)}
    />
  );
};
