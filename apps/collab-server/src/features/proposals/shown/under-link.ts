import { proposalLinks, proposals, proposalVersions } from '@baton/schema/proposals/tables';
import type { ContactId, ProposalId, WorkspaceId } from '@baton/schema/shared';
import { and, eq, gt, isNull } from 'drizzle-orm';

import type { Limit } from '#platform/access/rate-limit.ts';
import { bucketsFor, forgiveTries, spendTry } from '#platform/access/try-limits.ts';
import type { DoorCall } from '#platform/command/door.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { rowOfProposal, type ProposalRow } from '../proposal-rows.ts';
import { hashOfProposalToken } from '../sending/token.ts';
import type { VersionRow } from '../sending/version-rows.ts';

/** What one link bears within a quarter of an hour, whoever holds it: of looks and answers, and of the pictures of those. */
const linkLimits = {
  page: { tries: 120, seconds: 15 * 60 },
  pictures: { tries: 2_000, seconds: 15 * 60 },
} satisfies Record<string, Limit>;

/** A version that somebody holds a link to, locked. */
export interface Held {
  tx: Tx;
  workspace: WorkspaceId;
  link: string;
  contact: ContactId;
  /** Since when whoever holds it asks not to be watched. */
  unwatchedAt: Date | null;
  /** How the link came to whoever holds it. */
  came: { mailedTo: string | null; handed: boolean };
  proposal: ProposalRow;
  version: VersionRow;
}

/**
 * Rule PP11. Does something with what a token leads to. Whatever is given is hashed and looked for by its hash: unknown,
 * revoked, out of date and no token at all cost the same and answer the same, and each of them counts as a guess.
 */
export const underLink = async <Answer>(
  { scopes, address, input, now }: DoorCall<{ token: string }>,
  work: (held: Held) => Promise<Answer>,
  asks: keyof typeof linkLimits = 'page',
): Promise<Answer | null> => {
  const guesses = bucketsFor('proposal', { address });
  await spendTry(scopes, guesses);
  const link = await scopes.withSystem('sign-in', async (tx) => {
    const [row] = await tx
      .select()
      .from(proposalLinks)
      .where(
        and(
          eq(proposalLinks.tokenHash, hashOfProposalToken(input.token)),
          isNull(proposalLinks.revokedAt),
          gt(proposalLinks.expiresAt, now),
        ),
      );
    return row ?? null;
  });
  if (!link) return null;
  await forgiveTries(scopes, guesses);
  await spendTry(scopes, [{ key: `proposal-link-${asks}:${link.id}`, limit: linkLimits[asks] }]);
  const { workspace, contact, unwatchedAt, mailedTo, handed } = link;
  return scopes.withWorkspace({ workspace }, async (tx) => {
    const found = await lockedVersion(tx, workspace, link);
    return found && work({ tx, workspace, link: link.id, contact, unwatchedAt, came: { mailedTo, handed }, ...found });
  });
};

/** The proposal before its version, as every writer locks them; nothing of one that is in the archive. */
const lockedVersion = async (
  tx: Tx,
  workspace: WorkspaceId,
  { proposal: id, version: wanted }: { proposal: ProposalId; version: number },
): Promise<Pick<Held, 'proposal' | 'version'> | null> => {
  const [proposal] = await tx.select().from(proposals).where(rowOfProposal({ workspace, id })).for('no key update');
  const [version] = await tx
    .select()
    .from(proposalVersions)
    .where(
      and(
        eq(proposalVersions.workspace, workspace),
        eq(proposalVersions.proposal, id),
        eq(proposalVersions.version, wanted),
      ),
    )
    .for('no key update');
  return proposal && version && proposal.archivedAt === null ? { proposal, version } : null;
};
