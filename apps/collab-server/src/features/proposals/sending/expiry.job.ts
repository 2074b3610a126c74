import { proposalExpired } from '@baton/schema/proposals';
import { proposals, proposalVersions } from '@baton/schema/proposals/tables';
import type { FactId, ProposalId } from '@baton/schema/shared';
import { and, asc, eq, inArray, lt, type SQL } from 'drizzle-orm';

import { derivedId } from '#platform/clock/derived-id.ts';
import { momentsJob, type MomentParts, type Moments } from '#platform/jobs/moments.job.ts';

/** Rule PP12: what nobody answered in time is over. Under an id that follows from proposal and version. */
export const watchExpiry = (parts: MomentParts) =>
  momentsJob<'expired', ProposalId>(parts, {
    kind: 'proposals.expiry',
    moments: ['expired'],
    found: (tx, _moment, now) =>
      tx
        .select({ workspace: proposalVersions.workspace, id: proposalVersions.proposal })
        .from(proposalVersions)
        .where(isOver(now))
        .orderBy(asc(proposalVersions.validUntil), asc(proposalVersions.proposal)),
    tell,
  });

const tell: Moments<'expired', ProposalId>['tell'] = async (tx, { workspace, id, cause, now }, facts) => {
  const [proposal] = await tx
    .select({ account: proposals.account, title: proposals.title, owner: proposals.owner })
    .from(proposals)
    .where(and(eq(proposals.workspace, workspace), eq(proposals.id, id)))
    .for('no key update');
  const [row] = await tx
    .select({ version: proposalVersions.version })
    .from(proposalVersions)
    // It may have been answered since, or sent anew.
    .where(and(eq(proposalVersions.workspace, workspace), eq(proposalVersions.proposal, id), isOver(now)));
  if (!proposal || !row) return;
  const { account, title, owner: ownerId } = proposal;
  const data = { proposalId: id, title, version: row.version, ownerId };
  const fact = proposalExpired({ subject: { kind: 'proposal', id }, account, data });
  const factId = derivedId('proposal', id, row.version, 'expired') as FactId;
  await facts.record(tx, { workspace, actor: null, origin: 'system', cause }, [
    { ...fact, id: factId, occurredAt: now },
  ]);
};

const isOver = (now: Date): SQL | undefined =>
  and(inArray(proposalVersions.state, ['sent', 'opened']), lt(proposalVersions.validUntil, now));
