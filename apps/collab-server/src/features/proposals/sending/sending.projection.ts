import {
  proposalAccepted,
  proposalDeclined,
  proposalEnding,
  proposalExpired,
  proposalMessageSaid,
  proposalOpened,
  proposalReminded,
  proposalSent,
  type VersionState,
} from '@baton/schema/proposals';
import { proposalMessages, proposals, proposalVersions } from '@baton/schema/proposals/tables';
import { and, eq, inArray, lt, sql } from 'drizzle-orm';
import type { PgUpdateSetSource } from 'drizzle-orm/pg-core';

import type { FactProjection, RecordedFact } from '#platform/facts/facts.port.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { rowOfProposal } from '../proposal-rows.ts';

/** What becomes of versions, as rows. What they hold is written by the command that sends them. */
export const sendingRows: Readonly<Record<string, FactProjection>> = {
  [proposalSent.type]: async (tx, fact) => {
    const sent = proposalSent.data.parse(fact.data);
    const { workspace, occurredAt: sentAt, actor: sentBy } = fact;
    await tx
      .update(proposalVersions)
      .set({ state: 'replaced' })
      .where(
        and(
          eq(proposalVersions.workspace, workspace),
          eq(proposalVersions.proposal, sent.proposalId),
          lt(proposalVersions.version, sent.version),
          inArray(proposalVersions.state, ['sent', 'opened', 'expired']),
        ),
      );
    await tx.insert(proposalVersions).values({
      workspace,
      proposal: sent.proposalId,
      version: sent.version,
      state: 'sent',
      seq: sent.seq,
      stateHash: sent.stateHash,
      contentHash: sent.contentHash,
      contact: sent.contactId,
      sentBy,
      sentAt,
      validUntil: new Date(sent.validUntil),
      opens: 0,
      promises: [],
      pictures: [],
      invited: sent.invited ?? false,
    });
    await tx
      .update(proposals)
      .set({ state: 'sent' })
      .where(rowOfProposal({ workspace, id: sent.proposalId }));
  },
  [proposalOpened.type]: async (tx, fact) => {
    await become(tx, fact, proposalOpened.data.parse(fact.data), 'opened');
  },
  [proposalAccepted.type]: (tx, fact) => become(tx, fact, proposalAccepted.data.parse(fact.data), 'accepted'),
  [proposalDeclined.type]: (tx, fact) => become(tx, fact, proposalDeclined.data.parse(fact.data), 'declined'),
  [proposalExpired.type]: (tx, fact) => become(tx, fact, proposalExpired.data.parse(fact.data), 'expired'),
  [proposalReminded.type]: async (tx, fact) => {
    const { why, ...of } = proposalReminded.data.parse(fact.data);
    const at = fact.occurredAt;
    await setVersion(tx, fact, of, why === 'ending' ? { remindedBeforeAt: at } : { remindedAfterAt: at });
  },
  [proposalEnding.type]: (tx, fact) =>
    setVersion(tx, fact, proposalEnding.data.parse(fact.data), { endingToldAt: fact.occurredAt }),
  [proposalMessageSaid.type]: async (tx, { workspace, data, actor, occurredAt: at }) => {
    const {
      messageId: id,
      proposalId: proposal,
      version,
      by,
      quote = null,
      words,
    } = proposalMessageSaid.data.parse(data);
    const member = by === 'seller' ? actor : null;
    await tx.insert(proposalMessages).values({ workspace, id, proposal, version, member, quote, words, at });
  },
};

/** The proposal is what its version is; only while it is the one that was sent last is any of this said of it. */
const become = async (
  tx: Tx,
  { workspace, occurredAt }: RecordedFact,
  { proposalId, version }: { proposalId: string; version: number },
  state: Extract<VersionState, 'opened' | 'accepted' | 'declined' | 'expired'>,
): Promise<void> => {
  await setVersion(
    tx,
    { workspace },
    { proposalId, version },
    {
      state,
      ...(state === 'opened'
        ? { openedAt: sql`coalesce(${proposalVersions.openedAt}, ${occurredAt.toISOString()}::timestamptz)` }
        : {}),
    },
  );
  await tx
    .update(proposals)
    .set({ state })
    .where(rowOfProposal({ workspace, id: proposalId }));
};

const setVersion = async (
  tx: Tx,
  { workspace }: Pick<RecordedFact, 'workspace'>,
  { proposalId, version }: { proposalId: string; version: number },
  columns: PgUpdateSetSource<typeof proposalVersions>,
): Promise<void> => {
  await tx
    .update(proposalVersions)
    .set(columns)
    .where(
      and(
        eq(proposalVersions.workspace, workspace),
        sql`${proposalVersions.proposal} = ${proposalId}`,
        eq(proposalVersions.version, version),
      ),
    );
};
