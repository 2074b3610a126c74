import type { ProposalDetail } from '@baton/schema/proposals';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';

import { contactsAt } from '../proposals-api.ts';

/** Whoever a proposal was sent to, by id: in its text they stand as authors of what was taken over of them. */
export const useCustomerNames = ({
  versions,
  accountId,
  contactId,
  contactName,
}: ProposalDetail): Readonly<Record<string, string>> => {
  const t = useTranslations('proposals.customerSuggestions');
  const talk = useTranslations('proposals.customerTalk');
  const people = useQuery({ ...contactsAt(accountId), enabled: versions.length > 0 }).data?.data;
  return useMemo(() => {
    const known = new Map<string, string>((people ?? []).map(({ id, name }) => [id, name]));
    if (contactId !== null && contactName !== null) known.set(contactId, contactName);
    const ids = [...new Set(versions.map((version) => version.contactId))];
    return Object.fromEntries(ids.map((id) => [id, t('by', { name: known.get(id) ?? talk('customer') })]));
  }, [versions, people, contactId, contactName, t, talk]);
};
