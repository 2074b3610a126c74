import { proposalSending } from '@baton/schema/proposals';
import type { ProposalId } from '@baton/schema/shared';

import { apiOf } from '#shared/api/client.ts';

const api = apiOf({ proposalSending });

/** Reading is counted and is no fact: it is read anew with each look at the panel, and with what is told of the proposal. */
export const trackingQuery = (proposalId: ProposalId) =>
  api.proposalSending.tracking.queryOptions({
    input: { proposalId },
    staleTime: 0,
    meta: { facts: ['proposal.', 'proposal-settings.'] },
  });
