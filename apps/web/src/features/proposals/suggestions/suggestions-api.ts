import { proposalSuggestions } from '@baton/schema/proposals';
import type { ProposalId } from '@baton/schema/shared';

import { apiOf } from '#shared/api/client.ts';

export const api = apiOf({ proposalSuggestions });

/** What invited customers suggest about the versions of a proposal. */
export const suggestionsQuery = (proposalId: ProposalId) =>
  api.proposalSuggestions.list.queryOptions({ input: { proposalId }, meta: { facts: ['proposal.'], kept: true } });
