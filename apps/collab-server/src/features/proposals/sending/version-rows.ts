import type { ProposalMessage, ProposalVersion } from '@baton/schema/proposals';
import { proposalLinks, proposalMessages, proposalVersions } from '@baton/schema/proposals/tables';
import type { ContactId, ProposalId, WorkspaceId } from '@baton/schema/shared';
import { members } from '@baton/schema/workspaces/tables';
import { and, asc, count, desc, eq, getTableColumns, isNull } from 'drizzle-orm';

import type { Tx } from '#platform/scope/scope.ts';

import { addressesOfContacts } from '../../contacts/reads.ts';

export type VersionRow = typeof proposalVersions.$inferSelect;

const {
  workspace: _workspace,
  proposal: _proposal,
  content: _content,
  html: _html,
  promises: _promises,
  pictures: _pictures,
  remindedAfterAt: _after,
  remindedBeforeAt: _before,
  endingToldAt: _ending,
  lastOpenedAt: _lastOpened,
  answeredFrom: _from,
  ...told
} = getTableColumns(proposalVersions);

/** What was sent of a proposal, the latest first. */
export const versionsOf = async (tx: Tx, workspace: WorkspaceId, id: ProposalId): Promise<ProposalVersion[]> => {
  const rows = await tx
    .select(told)
    .from(proposalVersions)
    .where(and(eq(proposalVersions.workspace, workspace), eq(proposalVersions.proposal, id)))
    .orderBy(desc(proposalVersions.version));
  if (rows.length === 0) return [];
  const links = await tx
    .select({ version: proposalLinks.version, links: count() })
    .from(proposalLinks)
    .where(and(eq(proposalLinks.workspace, workspace), eq(proposalLinks.proposal, id), isNull(proposalLinks.revokedAt)))
    .groupBy(proposalLinks.version);
  const live = new Map(links.map((row) => [row.version, row.links]));
  return rows.map((row) => ({
    version: row.version,
    state: row.state,
    seq: row.seq,
    stateHash: row.stateHash,
    contentHash: row.contentHash,
    contactId: row.contact,
    sentBy: row.sentBy,
    sentAt: row.sentAt.toISOString(),
    validUntil: row.validUntil.toISOString(),
    openedAt: row.openedAt?.toISOString() ?? null,
    opens: row.opens,
    invited: row.invited,
    answer: row.answer,
    links: live.get(row.version) ?? 0,
  }));
};

/** As many of the latest are told. */
const mostMessages = 500;

/** What was said about a proposal to be read by both, the oldest first; `contact` narrows it to what one of them may know. */
export const messagesOf = async (
  tx: Tx,
  workspace: WorkspaceId,
  { proposal, contact }: { proposal: ProposalId; contact?: ContactId },
): Promise<ProposalMessage[]> => {
  const rows = await tx
    .select({ message: proposalMessages, contact: proposalVersions.contact, member: members.name })
    .from(proposalMessages)
    .innerJoin(
      proposalVersions,
      and(
        eq(proposalVersions.workspace, proposalMessages.workspace),
        eq(proposalVersions.proposal, proposalMessages.proposal),
        eq(proposalVersions.version, proposalMessages.version),
      ),
    )
    .leftJoin(members, and(eq(members.workspace, proposalMessages.workspace), eq(members.id, proposalMessages.member)))
    .where(
      and(
        eq(proposalMessages.workspace, workspace),
        eq(proposalMessages.proposal, proposal),
        contact === undefined ? undefined : eq(proposalVersions.contact, contact),
      ),
    )
    .orderBy(desc(proposalMessages.at), asc(proposalMessages.id))
    .limit(mostMessages);
  const people = await addressesOfContacts(
    tx,
    workspace,
    rows.map((row) => row.contact),
  );
  return rows.toReversed().map(({ message, contact: to, member }) => ({
    id: message.id,
    version: message.version,
    by: message.member === null ? 'customer' : 'seller',
    name: (message.member === null ? people.get(to)?.name : member) ?? '',
    quote: message.quote,
    words: message.words,
    at: message.at.toISOString(),
  }));
};
