import { createHash } from 'node:crypto';

import type { SentContent, SentPicture } from '@baton/schema/proposals';
import type { AuditTrail, Paper, SentPaper } from '@baton/schema/proposals/paper';
import { proposalPapers } from '@baton/schema/proposals/tables';
import type { ProposalId, WorkspaceId } from '@baton/schema/shared';
import { and, eq } from 'drizzle-orm';

import type { Tx } from '#platform/scope/scope.ts';

import { addressesOfContacts } from '../../contacts/reads.ts';
import type { VersionRow } from '../sending/version-rows.ts';

/** Which paper is meant. */
export interface PaperKey {
  workspace: WorkspaceId;
  proposal: ProposalId;
  version: number;
  kind: 'sent' | 'signed';
}

export interface KeptPaper {
  bytes: Uint8Array;
  sha256: string;
}

/** A version as it is asked for on paper: as it is kept, or what it is made of. */
export interface AskedPaper {
  key: PaperKey;
  kept: KeptPaper | null;
  paper: Paper;
  pictures: readonly SentPicture[];
}

/** Null for a version whose content was erased. One that was accepted is had with its signature. */
export const askedPaper = async (tx: Tx, row: VersionRow): Promise<AskedPaper | null> => {
  const { workspace, proposal, version, content } = row;
  if (content === null) return null;
  const said = await saidOnPaper(tx, row, content);
  const key: PaperKey = { workspace, proposal, version, kind: said.trail ? 'signed' : 'sent' };
  return { key, kept: await keptPaper(tx, key), paper: { content, ...said }, pictures: row.pictures };
};

/** What a paper of this version says beside its content. */
export const saidOnPaper = async (tx: Tx, row: VersionRow, content: SentContent): Promise<SentPaper> => ({
  at: row.sentAt.toISOString(),
  hash: row.contentHash,
  trail: await trailOf(tx, row, content.contactName),
});

const trailOf = async (tx: Tx, row: VersionRow, name: string): Promise<AuditTrail | null> => {
  const { answer, workspace, contact } = row;
  if (answer?.kind !== 'accepted') return null;
  const handed = row.answeredFrom?.handed === true;
  const known = handed ? undefined : (await addressesOfContacts(tx, workspace, [contact])).get(contact)?.address;
  const address = row.answeredFrom?.mailedTo ?? known;
  return {
    sentAt: row.sentAt.toISOString(),
    openedAt: row.openedAt?.toISOString() ?? null,
    answer,
    from: row.answeredFrom,
    contact: address === undefined ? name : `${name}, ${address}`,
    handed,
    stateHash: row.stateHash,
  };
};

const keptPaper = async (tx: Tx, key: PaperKey): Promise<KeptPaper | null> => {
  const [row] = await tx
    .select({ bytes: proposalPapers.bytes, sha256: proposalPapers.sha256 })
    .from(proposalPapers)
    .where(
      and(
        eq(proposalPapers.workspace, key.workspace),
        eq(proposalPapers.proposal, key.proposal),
        eq(proposalPapers.version, key.version),
        eq(proposalPapers.kind, key.kind),
      ),
    );
  return row ?? null;
};

/** Keeps it unless somebody was faster: whoever asks has the same bytes, from then on. */
export const keepPaper = async (tx: Tx, key: PaperKey, bytes: Uint8Array, madeAt: Date): Promise<KeptPaper> => {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await tx
    .insert(proposalPapers)
    .values({ ...key, bytes, sha256, madeAt })
    .onConflictDoNothing();
  const kept = await keptPaper(tx, key);
  if (!kept) throw new Error(`The paper of ${key.proposal} is gone in the transaction that kept it`);
  return kept;
};
