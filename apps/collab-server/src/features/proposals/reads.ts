import { linesOf, proposalNumber, type SentPromise } from '@baton/schema/proposals';
import { proposals, proposalVersions } from '@baton/schema/proposals/tables';
import type { AccountId, DealId, MemberId, ProposalId, WorkspaceId } from '@baton/schema/shared';
import { and, desc, eq, sql, type AnyColumn, type SQL } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { mayOn } from '#platform/access/levels.ts';
import { idsIn } from '#platform/imports/import-rows.ts';
import type { Tx } from '#platform/scope/scope.ts';

/** Which of these accounts somebody has made a proposal for: taking an import back leaves them. */
export const accountsWithProposals = async (tx: Tx, ids: readonly string[]): Promise<ReadonlySet<string>> => {
  const rows = await tx.selectDistinct({ id: proposals.account }).from(proposals).where(idsIn(proposals.account, ids));
  return new Set(rows.map(({ id }) => id));
};

/** Texts of the proposals that this actor may read; others, and ids of none, are absent. */
export const proposalTexts = async (
  tx: Tx,
  actor: Actor,
  ids: readonly ProposalId[],
): Promise<ReadonlyMap<ProposalId, string>> => {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: proposals.id, text: proposals.text })
    .from(proposals)
    .where(
      and(eq(proposals.workspace, actor.workspace), idsIn(proposals.id, ids), mayOn(actor, proposals.account, 'read')),
    );
  return new Map(rows.map(({ id, text }) => [id, text]));
};

/** Titles of the proposals that this actor may read, their numbers where they have none; ids of others are absent. */
export const proposalTitles = async (
  tx: Tx,
  actor: Actor,
  ids: readonly ProposalId[],
): Promise<ReadonlyMap<string, string>> => {
  if (ids.length === 0) return new Map();
  const { id, title, year, number } = proposals;
  const rows = await tx
    .select({ id, title, year, number })
    .from(proposals)
    .where(and(eq(proposals.workspace, actor.workspace), idsIn(id, ids), mayOn(actor, proposals.account, 'read')));
  return new Map(rows.map((row) => [row.id, row.title || proposalNumber(row)]));
};

/** The condition that this column names a proposal which this actor may read. */
export const mayReadProposalOf = (actor: Actor, proposal: AnyColumn | SQL): SQL =>
  sql`${proposal} in (select ${proposals.id} from ${proposals} where ${proposals.workspace} = ${actor.workspace}
    and ${mayOn(actor, proposals.account, 'read')})`;

/** What talk in a proposal has to know of it. */
interface ProposalHome {
  id: ProposalId;
  account: AccountId;
  title: string;
  owner: MemberId | null;
  archived: boolean;
  accepted: boolean;
  /** The version that was sent last, with the lines of its text. */
  sent: { version: number; lines: readonly string[] } | null;
}

/** Null when there is none in the workspace. Who may know it, the caller decides. */
export const proposalHome = async (
  tx: Tx,
  { workspace }: Pick<Actor, 'workspace'>,
  id: ProposalId,
): Promise<ProposalHome | null> => {
  const { account, title, owner, archivedAt, state } = proposals;
  const [row] = await tx
    .select({ account, title, owner, archivedAt, state })
    .from(proposals)
    .where(and(eq(proposals.workspace, workspace), eq(proposals.id, id)));
  if (!row) return null;
  const [last] = await tx
    .select({ version: proposalVersions.version, content: proposalVersions.content })
    .from(proposalVersions)
    .where(and(eq(proposalVersions.workspace, workspace), eq(proposalVersions.proposal, id)))
    .orderBy(desc(proposalVersions.version))
    .limit(1);
  return {
    id,
    account: row.account,
    title: row.title,
    owner: row.owner,
    archived: row.archivedAt !== null,
    accepted: row.state === 'accepted',
    sent: last ? { version: last.version, lines: linesOf(last.content?.body ?? []) } : null,
  };
};

/** The text of a proposal that something stands in. */
export interface ProposalTextPlace {
  workspace: WorkspaceId;
  proposal: ProposalId;
  account: AccountId;
}

/** Whose proposal it is. */
export const proposalOwner = async (tx: Tx, workspace: WorkspaceId, id: ProposalId): Promise<MemberId | null> => {
  const [row] = await tx
    .select({ owner: proposals.owner })
    .from(proposals)
    .where(and(eq(proposals.workspace, workspace), eq(proposals.id, id)));
  return row?.owner ?? null;
};

/** What a version promised to whom it was sent, and who sent it; null where there is no such version. */
export const promisedIn = async (
  tx: Tx,
  workspace: WorkspaceId,
  { proposal, version }: { proposal: ProposalId; version: number },
): Promise<{ sentBy: MemberId | null; promises: readonly SentPromise[] } | null> => {
  const { sentBy, promises } = proposalVersions;
  const [row] = await tx
    .select({ sentBy, promises })
    .from(proposalVersions)
    .where(
      and(
        eq(proposalVersions.workspace, workspace),
        eq(proposalVersions.proposal, proposal),
        eq(proposalVersions.version, version),
      ),
    );
  return row ?? null;
};

/** The deal that these columns' proposal is for, as an expression that a list may be ordered by. */
export const dealOfProposal = (workspace: AnyColumn, proposal: AnyColumn): SQL<DealId> =>
  sql<DealId>`(select ${proposals.deal} from ${proposals}
    where ${proposals.workspace} = ${workspace} and ${proposals.id} = ${proposal})`;
