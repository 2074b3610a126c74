import type { CustomerSuggestion } from '@baton/schema/proposals';
import { proposalSuggestions, proposalVersions } from '@baton/schema/proposals/tables';
import type { ContactId, ProposalId, WorkspaceId } from '@baton/schema/shared';
import { members } from '@baton/schema/workspaces/tables';
import { and, asc, count, eq, ne, type SQL } from 'drizzle-orm';

import type { Tx } from '#platform/scope/scope.ts';

import { addressesOfContacts } from '../../contacts/reads.ts';

export type SuggestionRow = typeof proposalSuggestions.$inferSelect;

const ofProposal = (workspace: WorkspaceId, proposal: ProposalId): SQL | undefined =>
  and(eq(proposalSuggestions.workspace, workspace), eq(proposalSuggestions.proposal, proposal));

/** The version that a suggestion is about. */
const itsVersion = and(
  eq(proposalVersions.workspace, proposalSuggestions.workspace),
  eq(proposalVersions.proposal, proposalSuggestions.proposal),
  eq(proposalVersions.version, proposalSuggestions.version),
);

/** What customers suggest of a proposal, the oldest first; `contact` narrows it to what one of them may know. */
export const suggestionsOf = async (
  tx: Tx,
  workspace: WorkspaceId,
  { proposal, contact, id }: { proposal: ProposalId; contact?: ContactId; id?: string },
): Promise<CustomerSuggestion[]> => {
  const rows = await tx
    .select({ suggestion: proposalSuggestions, contact: proposalVersions.contact, member: members.name })
    .from(proposalSuggestions)
    .innerJoin(proposalVersions, itsVersion)
    .leftJoin(
      members,
      and(eq(members.workspace, proposalSuggestions.workspace), eq(members.id, proposalSuggestions.answeredBy)),
    )
    .where(
      and(
        ofProposal(workspace, proposal),
        ne(proposalSuggestions.state, 'withdrawn'),
        contact === undefined ? undefined : eq(proposalVersions.contact, contact),
        id === undefined ? undefined : eq(proposalSuggestions.id, id),
      ),
    )
    .orderBy(asc(proposalSuggestions.at), asc(proposalSuggestions.id));
  const contacts = rows.map((row) => row.contact);
  const people = await addressesOfContacts(tx, workspace, contacts);
  return rows.map(({ suggestion, contact: of, member }) =>
    suggestionOf(suggestion, { name: people.get(of)?.name ?? '', answeredBy: member ?? '' }),
  );
};

export const suggestionOf = (
  row: SuggestionRow,
  names: Pick<CustomerSuggestion, 'name' | 'answeredBy'>,
): CustomerSuggestion => ({
  id: row.id,
  version: row.version,
  line: row.line,
  before: row.before,
  after: row.after,
  why: row.why,
  at: row.at.toISOString(),
  state: row.state,
  answeredAt: row.answeredAt?.toISOString() ?? null,
  answer: row.answer,
  ...names,
});

/** How many wait for an answer. */
export const openSuggestionsOf = async (tx: Tx, workspace: WorkspaceId, proposal: ProposalId): Promise<number> => {
  const [row] = await tx
    .select({ open: count() })
    .from(proposalSuggestions)
    .where(and(ofProposal(workspace, proposal), eq(proposalSuggestions.state, 'open')));
  return row?.open ?? 0;
};

/** One of them with the version that it is about, as whoever answers it meets it. */
export const suggestionWithVersion = async (
  tx: Tx,
  workspace: WorkspaceId,
  { proposal, id }: { proposal: ProposalId; id: string },
): Promise<{ row: SuggestionRow; seq: number; contact: ContactId } | null> => {
  const [found] = await tx
    .select({ row: proposalSuggestions, seq: proposalVersions.seq, contact: proposalVersions.contact })
    .from(proposalSuggestions)
    .innerJoin(proposalVersions, itsVersion)
    .where(and(ofProposal(workspace, proposal), eq(proposalSuggestions.id, id)));
  return found ?? null;
};

/** All that was suggested of one version and by one contact, whatever became of it: what a door decides by. */
export const suggestedOf = async (
  tx: Tx,
  workspace: WorkspaceId,
  { proposal, contact }: { proposal: ProposalId; contact: ContactId },
): Promise<SuggestionRow[]> => {
  const rows = await tx
    .select({ row: proposalSuggestions })
    .from(proposalSuggestions)
    .innerJoin(proposalVersions, itsVersion)
    .where(and(ofProposal(workspace, proposal), eq(proposalVersions.contact, contact)));
  return rows.map(({ row }) => row);
};
