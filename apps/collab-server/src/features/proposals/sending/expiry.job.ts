import { proposalEnding, proposalExpired } from '@baton/schema/proposals';
import { proposals, proposalVersions } from '@baton/schema/proposals/tables';
import type { FactId, ProposalId } from '@baton/schema/shared';
import { and, asc, eq, gte, inArray, isNull, lt, type SQL } from 'drizzle-orm';

import { derivedId } from '#platform/clock/derived-id.ts';
import { momentsJob, type MomentParts, type Moments } from '#platform/jobs/moments.job.ts';

type Moment = 'expired' | 'ending';

/** The owner hears so long before it is over that it is about to be: three days before its last day begins. */
const endingMs = 3 * 86_400_000 + 36 * 3_600_000;
/** What was sent so lately with so near an end is no news to whoever sent it. */
const sentLatelyMs = 86_400_000;

/** Rules PP12 and PP18: what nobody answers in time is about to be over, and then is. Under ids that follow from proposal and version. */
export const watchExpiry = (parts: MomentParts) =>
  momentsJob<Moment, ProposalId>(parts, {
    kind: 'proposals.expiry',
    moments: ['expired', 'ending'],
    found: (tx, moment, now) =>
      tx
        .select({ workspace: proposalVersions.workspace, id: proposalVersions.proposal })
        .from(proposalVersions)
        .where(hasCome[moment](now))
        .orderBy(asc(proposalVersions.validUntil), asc(proposalVersions.proposal)),
    tell,
  });

const tell: Moments<Moment, ProposalId>['tell'] = async (tx, { workspace, id, moment, cause, now }, facts) => {
  const [proposal] = await tx
    .select({ account: proposals.account, title: proposals.title, owner: proposals.owner })
    .from(proposals)
    .where(and(eq(proposals.workspace, workspace), eq(proposals.id, id)))
    .for('no key update');
  const [row] = await tx
    .select({ version: proposalVersions.version })
    .from(proposalVersions)
    // It may have been answered since, or sent anew.
    .where(and(eq(proposalVersions.workspace, workspace), eq(proposalVersions.proposal, id), hasCome[moment](now)));
  if (!proposal || !row) return;
  const { account, title, owner: ownerId } = proposal;
  const about = {
    subject: { kind: 'proposal', id },
    account,
    data: { proposalId: id, title, version: row.version, ownerId },
  };
  const fact = moment === 'expired' ? proposalExpired(about) : proposalEnding(about);
  const factId = derivedId('proposal', id, row.version, moment) as FactId;
  await facts.record(tx, { workspace, actor: null, origin: 'system', cause }, [
    { ...fact, id: factId, occurredAt: now },
  ]);
};

const { state, validUntil, sentAt, endingToldAt } = proposalVersions;

const hasCome: Record<Moment, (now: Date) => SQL | undefined> = {
  expired: (now) => and(inArray(state, ['sent', 'opened']), lt(validUntil, now)),
  ending: (now) =>
    and(
      inArray(state, ['sent', 'opened']),
      isNull(endingToldAt),
      gte(validUntil, now),
      lt(validUntil, new Date(now.getTime() + endingMs)),
      lt(sentAt, new Date(now.getTime() - sentLatelyMs)),
    ),
};
