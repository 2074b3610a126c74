import { proposals } from '@baton/schema/proposals/tables';
import type { ProposalId } from '@baton/schema/shared';

import type { Actor } from '#platform/access/actor.ts';
import type { DocumentRef } from '#platform/documents/documents.port.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { rowOfProposal } from './proposal-rows.ts';

/** The live document of a proposal, by an unlocked read; none where there is no such proposal. */
export const documentOfProposal = async ({
  tx,
  actor: { workspace },
  input: { proposalId: id },
}: {
  tx: Tx;
  actor: Actor;
  input: { proposalId: ProposalId };
}): Promise<DocumentRef[]> => {
  const [row] = await tx.select({ id: proposals.id }).from(proposals).where(rowOfProposal({ workspace, id }));
  return row ? [{ workspace, kind: 'proposal', id }] : [];
};
