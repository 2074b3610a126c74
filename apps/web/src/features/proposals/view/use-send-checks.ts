import { sendChecks, variableValues, type ProposalDetail, type SendCheck } from '@baton/schema/proposals';
import { todayHere } from '@baton/ui';
import { useMemo, useSyncExternalStore } from 'react';
import type * as Y from 'yjs';

import { livePricingOf } from '../pricing/live-pricing.ts';
import { useFilesOfText } from './use-files-of-text.ts';
import type { LiveProposal } from './use-live-proposal.ts';

interface Checked {
  detail: ProposalDetail;
  live: LiveProposal;
  doc: Y.Doc;
}

/** What stands between a proposal and its being sent, as it is now on this device: judged as the server does. */
export const useSendChecks = ({ detail, live, doc }: Checked): SendCheck[] => {
  const store = livePricingOf(doc);
  const pricing = useSyncExternalStore(store.subscribe, store.snapshot);
  const files = useFilesOfText(detail, live);
  const { contactId, contactHasAddress, beyond, approval, customerSuggestions, variables, number } = detail;
  return useMemo(
    () =>
      sendChecks({
        ...live,
        pricing,
        files,
        customerSuggestions,
        variables: variableValues({ ...variables, number }, live),
        contact: contactId && { hasAddress: contactHasAddress },
        needsApproval: beyond.some(({ approved }) => !approved),
        inReview: approval?.state === 'asked',
        today: todayHere(),
      }),
    [live, pricing, files, contactId, contactHasAddress, beyond, approval, customerSuggestions, variables, number],
  );
};
