import { promises } from '@baton/schema/promises/tables';
import { proposalAccepted } from '@baton/schema/proposals';
import type { PromiseId } from '@baton/schema/shared';

import { derivedId } from '#platform/clock/derived-id.ts';
import type { FactProjection } from '#platform/facts/facts.port.ts';

import { promisedIn } from '../proposals/reads.ts';

/** Rule PR6. What a version promises is promised when it is signed, whatever its document has come to say since it was sent. */
export const signedPromiseRows: Readonly<Record<string, FactProjection>> = {
  [proposalAccepted.type]: async (tx, { workspace, account, data, occurredAt }) => {
    const { proposalId: proposal, version } = proposalAccepted.data.parse(data);
    const said = await promisedIn(tx, workspace, { proposal, version });
    if (said === null || said.promises.length === 0) return;
    if (account === null) throw new Error(`Proposal ${proposal} was signed for no account`);
    await tx
      .insert(promises)
      .values(
        said.promises.map(({ mark, text }) => ({
          workspace,
          id: derivedId('promise', proposal, mark) as PromiseId,
          account,
          proposal,
          text,
          madeBy: said.sentBy,
          promisedBy: said.sentBy,
          madeAt: occurredAt,
          state: 'open' as const,
          lockedAt: occurredAt,
        })),
      )
      .onConflictDoNothing();
  },
};
