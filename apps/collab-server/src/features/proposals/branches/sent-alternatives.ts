import { proposals, proposalVersions } from '@baton/schema/proposals/tables';
import type { ContactId, WorkspaceId } from '@baton/schema/shared';
import { and, asc, eq, gt, inArray, isNull, ne, or, sql } from 'drizzle-orm';

import type { Tx } from '#platform/scope/scope.ts';

import type { ProposalRow } from '../proposal-rows.ts';

interface ShownTo {
  proposal: ProposalRow;
  contact: ContactId;
  now: Date;
}

/**
 * Rule PP21. What the same person was sent of the same family, as it was sent: what it was made of, what was made of it, and
 * what else was made of the same.
 */
export const sentAlternatives = async (
  tx: Tx,
  workspace: WorkspaceId,
  { proposal: { id, origin }, contact, now }: ShownTo,
): Promise<{ number: string; title: string }[]> => {
  const family = [id, ...(origin === null ? [] : [origin])];
  const rows = await tx
    .select({
      number: sql<string>`${proposalVersions.content} ->> 'number'`,
      title: sql<string>`${proposalVersions.content} ->> 'title'`,
    })
    .from(proposals)
    .innerJoin(
      proposalVersions,
      and(eq(proposalVersions.workspace, proposals.workspace), eq(proposalVersions.proposal, proposals.id)),
    )
    .where(
      and(
        eq(proposals.workspace, workspace),
        ne(proposals.id, id),
        or(inArray(proposals.origin, family), origin === null ? undefined : eq(proposals.id, origin)),
        isNull(proposals.archivedAt),
        inArray(proposalVersions.state, ['sent', 'opened']),
        gt(proposalVersions.validUntil, now),
        eq(proposalVersions.contact, contact),
      ),
    )
    .orderBy(asc(proposals.createdAt), asc(proposals.id));
  return rows;
};
