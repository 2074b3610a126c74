import {
  compareProposals,
  exactState,
  proposalBranches as contract,
  readFrame,
  readProposal,
  type Comparable,
} from '@baton/schema/proposals';
import { proposals } from '@baton/schema/proposals/tables';
import type { ProposalId } from '@baton/schema/shared';
import { and, asc, eq } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { query } from '#platform/command/query.ts';
import type { Past } from '#platform/documents/past.port.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { proposalThing, summariesOf, summaryColumns } from '../proposal-rows.ts';
import { proposalsPolicy } from '../proposals.policy.ts';
import { valuesIn } from '../template-values.ts';

/** Rule PP19: of the same account, so whoever reads the one reads the others. */
export const listBranches = query({
  contract: contract.list,
  may: proposalsPolicy.list,
  read: async ({ tx, actor, input: { proposalId: id } }) => {
    const thing = await proposalThing(tx, actor, id);
    if (!thing || !proposalsPolicy.read(actor, thing)) return null;
    const rows = await tx
      .select(summaryColumns)
      .from(proposals)
      .where(and(eq(proposals.workspace, actor.workspace), eq(proposals.origin, id)))
      .orderBy(asc(proposals.createdAt), asc(proposals.id));
    return { data: await summariesOf(tx, actor, rows) };
  },
});

/** Rule PP19. As the rows have followed them: what is being typed this second is compared in the next. */
export const compareWith = ({ past }: { past: Past }) =>
  query({
    contract: contract.compare,
    may: proposalsPolicy.list,
    read: async ({ tx, actor, input }) => {
      const before = await comparable(tx, actor, past, input.proposalId);
      const after = before && (await comparable(tx, actor, past, input.withId));
      return before && after && compareProposals(before, after);
    },
  });

const comparable = async (tx: Tx, actor: Actor, past: Past, id: ProposalId): Promise<Comparable | null> => {
  const thing = await proposalThing(tx, actor, id);
  if (!thing || !proposalsPolicy.read(actor, thing)) return null;
  return past.read(tx, { workspace: actor.workspace, kind: 'proposal', id }, thing.row.seq, ({ doc }) => ({
    ...readProposal(doc),
    body: exactState(doc).body,
    variables: valuesIn(thing.detail, readFrame(doc)),
  }));
};
