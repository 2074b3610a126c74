import { proposalNumber, type BranchOf } from '@baton/schema/proposals';
import { proposals } from '@baton/schema/proposals/tables';
import type { ProposalId } from '@baton/schema/shared';
import { and, eq } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { idsIn } from '#platform/imports/import-rows.ts';
import type { Tx } from '#platform/scope/scope.ts';

type Branching = Pick<typeof proposals.$inferSelect, 'origin' | 'branchName' | 'mergedAt' | 'mergedSeq' | 'seq'>;

/** Numbers of what these are alternatives of; they are of the same account, so whoever reads the one reads the other. */
export const originsOf = async (
  tx: Tx,
  { workspace }: Actor,
  rows: readonly Branching[],
): Promise<ReadonlyMap<ProposalId, string>> => {
  const ids = [...new Set(rows.flatMap(({ origin }) => origin ?? []))];
  if (ids.length === 0) return new Map();
  const { id, year, number } = proposals;
  const found = await tx
    .select({ id, year, number })
    .from(proposals)
    .where(and(eq(proposals.workspace, workspace), idsIn(proposals.id, ids)));
  return new Map(found.map((row) => [row.id, proposalNumber(row)]));
};

/** Its log begins with the copy: whatever comes after that is its own, until it is merged. */
export const isAhead = ({ seq, mergedSeq }: Pick<Branching, 'seq' | 'mergedSeq'>): boolean => seq > (mergedSeq ?? 1);

/** Rule PP19. */
export const branchOf = (row: Branching, numbers: ReadonlyMap<ProposalId, string>): BranchOf | null =>
  row.branchName === null
    ? null
    : {
        name: row.branchName,
        originId: row.origin,
        originNumber: row.origin && (numbers.get(row.origin) ?? null),
        mergedAt: row.mergedAt?.toISOString() ?? null,
        ahead: isAhead(row),
      };
