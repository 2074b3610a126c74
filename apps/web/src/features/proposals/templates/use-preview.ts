import { variableValues, type ProposalLanguage, type VariableValues } from '@baton/schema/proposals';
import type { AccountId, DealId } from '@baton/schema/shared';
import { todayHere } from '@baton/ui';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

import { useSession } from '#shared/session/session.tsx';

import type { NamedSubject } from '../begin/new-proposal.tsx';
import { contactsAt } from '../proposals-api.ts';
import { api } from './templates-api.ts';

const thirtyDays = 30 * 86_400_000;

/** What the variables of a template would stand for in a proposal for this; null while nothing is chosen. */
export const usePreview = (chosen: NamedSubject | null, language: ProposalLanguage): VariableValues | null => {
  const { name: owner, workspace } = useSession();
  const subject = chosen?.subject;
  const dealId = subject?.kind === 'deal' ? subject.id : null;
  const deal = useQuery({
    ...api.deals.get.queryOptions({ input: { dealId: dealId ?? ('' as DealId) }, meta: { facts: ['deal.'] } }),
    enabled: dealId !== null,
  }).data;
  const account = subject?.kind === 'account' ? subject.id : (deal?.accountId ?? null);
  const people = useQuery({ ...contactsAt(account ?? ('' as AccountId)), enabled: account !== null }).data;
  return useMemo(() => {
    if (chosen === null) return null;
    const today = todayHere();
    const amount = deal?.amount == null ? null : { amount: deal.amount, currency: deal.currency };
    const source = {
      number: `P-${today.slice(0, 4)}-001`,
      account: chosen.subject.kind === 'account' ? chosen.name : (deal?.accountName ?? null),
      contact: people?.data[0]?.name ?? null,
      deal: chosen.subject.kind === 'deal' ? chosen.name : null,
      amount: chosen.subject.kind === 'deal' ? amount : null,
      owner,
      workspace: workspace.name,
    };
    const validUntil = new Date(Date.parse(today) + thirtyDays).toISOString().slice(0, 10);
    return variableValues(source, { language, validUntil, today });
  }, [chosen, deal, people, owner, workspace, language]);
};
