import type { ProposalDetail } from '@baton/schema/proposals';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';

import { useSaid } from '#shared/shell/use-said.ts';

import { api, learnProposal } from '../proposals-api.ts';

/** What somebody suggests who may comment on a proposal, but not write it; null for everybody else. */
export const useOwnSuggestions = ({ id: proposalId, may }: Pick<ProposalDetail, 'id' | 'may'>) => {
  const queries = useQueryClient();
  const said = useSaid();
  const { mutate: withdraw } = useMutation({
    mutationFn: (suggestion: string) => api.proposals.withdraw.call({ proposalId, suggestion }),
    onSuccess: (after) => learnProposal(queries, after),
    onError: said.failed,
  });
  const suggest = useCallback(
    async ({ from, to }: { from: string; to: string }, words: string) => {
      learnProposal(queries, await api.proposals.suggest.call({ proposalId, from, to, words }));
    },
    [proposalId, queries],
  );
  return may.comment && !may.write ? { suggest, withdraw } : null;
};
