import { accounts } from '@baton/schema/accounts';
import { contacts } from '@baton/schema/contacts';
import { deals } from '@baton/schema/deals';
import { files, type FileId } from '@baton/schema/files';
import {
  paperRoutes,
  proposalApprovals,
  proposals,
  proposalSending,
  type Proposal,
  type ProposalState,
} from '@baton/schema/proposals';
import type { AccountId, DealId, MemberId, ProposalId } from '@baton/schema/shared';
import { todayHere } from '@baton/ui';
import { infiniteQueryOptions, type QueryClient } from '@tanstack/react-query';

import { apiOf } from '#shared/api/client.ts';

export const api = apiOf({
  accounts,
  contacts,
  deals,
  files,
  proposalApprovals,
  proposals,
  proposalSending,
});

/** What a row says, its names too. */
const facts = ['proposal.', 'account.', 'contact.', 'deal.', 'access.'];

/** Which proposals a list shows. */
export interface ProposalFilter {
  q?: string;
  ownerId?: MemberId;
  home?: 'live' | 'archive';
  endingBefore?: string;
}

/** What ends within the week that begins today. */
export const endingSoon = (): string => {
  const day = new Date(`${todayHere()}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + 8);
  return day.toISOString().slice(0, 10);
};

const firstPage: { cursor?: string } = {};

export const proposalRowsQuery = (
  filter: ProposalFilter & { state?: ProposalState; sort?: '-editedAt' | 'validUntil' },
) =>
  infiniteQueryOptions({
    queryKey: [...api.proposals.list.key(), 'rows', filter],
    queryFn: ({ pageParam }) => api.proposals.list.call({ ...filter, limit: 50, ...pageParam }),
    initialPageParam: firstPage,
    getNextPageParam: ({ page }) => (page.next_cursor === null ? undefined : { cursor: page.next_cursor }),
    meta: { facts, kept: true },
  });

export const proposalTotalsQuery = (filter: ProposalFilter) =>
  api.proposals.totals.queryOptions({ input: filter, meta: { facts, kept: true } });

export const proposalQuery = (proposalId: ProposalId) =>
  api.proposals.get.queryOptions({ input: { proposalId }, meta: { facts, kept: true } });

/** Whose proposals: those of an account, or those of one deal. */
export type ProposalsOf = { accountId: AccountId } | { dealId: DealId };

export const proposalsOf = (of: ProposalsOf) =>
  api.proposals.list.queryOptions({ input: { ...of, limit: 200 }, meta: { facts, kept: true } });

export const contactsAt = (accountId: AccountId) =>
  api.contacts.list.queryOptions({ input: { accountId, limit: 200 }, meta: { facts: ['contact.'] } });

/** A file that a text shows, by whatever the text says its id is. */
export const fileQuery = (id: string) =>
  api.files.get.queryOptions({
    input: { fileId: id as FileId },
    meta: { facts: ['file.'], subject: id, kept: true },
  });

/** A version as it was sent, which never changes but for how it was answered. */
export const sentVersionQuery = (proposalId: ProposalId, version: number) =>
  api.proposalSending.version.queryOptions({
    input: { proposalId, version },
    meta: { facts: ['proposal.'], kept: true },
  });

/** After a change of one's own: what is shown of this proposal holds at once, everything else is read again. */
export const learnProposal = (queries: QueryClient, detail: Proposal): void => {
  queries.setQueryData(proposalQuery(detail.id).queryKey, (before) => before && { ...before, ...detail });
  void queries.invalidateQueries({ queryKey: api.proposals.key() });
};

/** Where a proposal is had on paper: as it stands now, for Word, or a version as it was sent. */
export const paperUrl = (proposalId: ProposalId, kind: keyof typeof paperRoutes, version = 0): string => {
  const route = paperRoutes[kind].replace('{proposalId}', proposalId).replace('{version}', String(version));
  return `/api/v1${route}`;
};

/** Where a picture of a version that was sent is had. */
export const sentPictureUrl = (proposalId: ProposalId, version: number, picture: string): string =>
  paperUrl(proposalId, 'picture', version).replace('{picture}', encodeURIComponent(picture));

/** What the customer and colleagues say to each other, to be read by both. */
export const customerTalkQuery = (proposalId: ProposalId) =>
  api.proposalSending.messages.queryOptions({ input: { proposalId }, meta: { facts: ['proposal.'] } });
