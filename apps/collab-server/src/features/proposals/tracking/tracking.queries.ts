import { proposalSending as contract, sectionsOf, type VersionTracking } from '@baton/schema/proposals';
import { proposalLinks, proposalMessages, proposalSeen, proposalVersions } from '@baton/schema/proposals/tables';
import type { ProposalId, WorkspaceId } from '@baton/schema/shared';
import { and, count, desc, eq, isNull, sql, sum } from 'drizzle-orm';

import { query } from '#platform/command/query.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { proposalThing } from '../proposal-rows.ts';
import { proposalsPolicy } from '../proposals.policy.ts';
import { proposalSettingsOf } from '../settings/settings-rows.ts';

/** Rule PP15. */
export const readTracking = query({
  contract: contract.tracking,
  may: proposalsPolicy.readSettings,
  read: async ({ tx, actor, input }) => {
    const thing = await proposalThing(tx, actor, input.proposalId);
    if (!thing || !proposalsPolicy.read(actor, thing)) return null;
    const { tracking } = await proposalSettingsOf(tx, actor.workspace);
    return { tracking, versions: await versionsTracked(tx, actor.workspace, input.proposalId) };
  },
});

const versionsTracked = async (tx: Tx, workspace: WorkspaceId, id: ProposalId): Promise<VersionTracking[]> => {
  const rows = await tx
    .select()
    .from(proposalVersions)
    .where(and(eq(proposalVersions.workspace, workspace), eq(proposalVersions.proposal, id)))
    .orderBy(desc(proposalVersions.version));
  const [comments, unwatched, seen] = [
    await commentsOn(tx, workspace, id),
    await unwatchedOf(tx, workspace, id),
    await secondsOf(tx, workspace, id),
  ];
  return rows.map((row) => ({
    version: row.version,
    sentAt: row.sentAt.toISOString(),
    openedAt: row.openedAt?.toISOString() ?? null,
    lastOpenedAt: row.lastOpenedAt?.toISOString() ?? null,
    opens: row.opens,
    unwatched: unwatched.has(row.version),
    comments: comments.get(row.version) ?? 0,
    answered: row.answer && { kind: row.answer.kind, at: row.answer.at },
    reminded: remindedOf(row),
    sections: sectionsOf(row.content?.body ?? []).map((part) => ({
      ...part,
      seconds: seen.get(`${row.version} ${part.section}`) ?? 0,
    })),
  }));
};

const remindedOf = ({ remindedAfterAt, remindedBeforeAt }: typeof proposalVersions.$inferSelect): string[] =>
  [remindedAfterAt, remindedBeforeAt]
    .filter((at) => at !== null)
    .map((at) => at.toISOString())
    .toSorted();

const commentsOn = async (tx: Tx, workspace: WorkspaceId, id: ProposalId): Promise<ReadonlyMap<number, number>> => {
  const rows = await tx
    .select({ version: proposalMessages.version, said: count() })
    .from(proposalMessages)
    .where(
      and(
        eq(proposalMessages.workspace, workspace),
        eq(proposalMessages.proposal, id),
        isNull(proposalMessages.member),
      ),
    )
    .groupBy(proposalMessages.version);
  return new Map(rows.map(({ version, said }) => [version, said]));
};

const unwatchedOf = async (tx: Tx, workspace: WorkspaceId, id: ProposalId): Promise<ReadonlySet<number>> => {
  const rows = await tx
    .selectDistinct({ version: proposalLinks.version })
    .from(proposalLinks)
    .where(and(ofProposal(workspace, id), sql`${proposalLinks.unwatchedAt} is not null`));
  return new Set(rows.map(({ version }) => version));
};

/** By version and part, over all links to it. */
const secondsOf = async (tx: Tx, workspace: WorkspaceId, id: ProposalId): Promise<ReadonlyMap<string, number>> => {
  const { section, seconds } = proposalSeen;
  const rows = await tx
    .select({ version: proposalLinks.version, section, seconds: sum(seconds).mapWith(Number) })
    .from(proposalSeen)
    .innerJoin(
      proposalLinks,
      and(eq(proposalLinks.workspace, proposalSeen.workspace), eq(proposalLinks.id, proposalSeen.link)),
    )
    .where(ofProposal(workspace, id))
    .groupBy(proposalLinks.version, section);
  return new Map(rows.map((row) => [`${row.version} ${row.section}`, row.seconds]));
};

const ofProposal = (workspace: WorkspaceId, id: ProposalId) =>
  and(eq(proposalLinks.workspace, workspace), eq(proposalLinks.proposal, id));
