import { proposalSending as contract } from '@baton/schema/proposals';
import { proposalLinks } from '@baton/schema/proposals/tables';
import type { ContactId, ProposalId } from '@baton/schema/shared';
import { and, eq, isNull } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { newId } from '#platform/clock/new-id.ts';
import { command } from '#platform/command/command.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { membersWithAddress } from '../../workspaces/reads.ts';
import { proposalThing, written } from '../proposal-rows.ts';
import { proposalsPolicy, type OnAccount } from '../proposals.policy.ts';
import { decideMakeLink, decideReply, decideRevokeLinks, type Sendable } from './sending.decide.ts';
import { hashOfProposalToken } from './token.ts';

/** So long after its last day a proposal can still be read. */
const readableForMs = 30 * 86_400_000;

interface Link {
  id: ProposalId;
  version: number;
  contact: ContactId;
  validUntil: Date;
  token: string;
  now: Date;
  /** Where it is mailed to; null: a colleague passes it on. */
  mailedTo: string | null;
  /** Whoever it is for asked not to be watched. */
  unwatchedAt?: Date | null;
}

/** Rule PP11. What is kept of a secret. */
export const keepLink = async (tx: Tx, { workspace }: Pick<Actor, 'workspace'>, link: Link): Promise<void> => {
  await tx.insert(proposalLinks).values({
    workspace,
    id: newId(),
    proposal: link.id,
    version: link.version,
    contact: link.contact,
    tokenHash: hashOfProposalToken(link.token),
    madeAt: link.now,
    expiresAt: new Date(link.validUntil.getTime() + readableForMs),
    revokedAt: null,
    unwatchedAt: link.unwatchedAt ?? null,
    mailedTo: link.mailedTo,
    handed: link.mailedTo === null,
  });
};

const sendable = async (tx: Tx, actor: Actor, id: ProposalId): Promise<(Sendable & OnAccount) | null> => {
  const thing = await proposalThing(tx, actor, id, { lock: true });
  return thing && { detail: thing.detail, account: thing.row.account, level: thing.level };
};

/** Rule PP11. */
export const makeLink = command({
  contract: contract.makeLink,
  load: async ({ tx, actor, input }) => {
    const thing = await sendable(tx, actor, input.proposalId);
    const taken = await tx
      .select({ id: proposalLinks.id })
      .from(proposalLinks)
      .where(eq(proposalLinks.tokenHash, hashOfProposalToken(input.token)));
    return thing && { ...thing, taken: taken.length > 0 };
  },
  may: (actor, thing) => proposalsPolicy.send(actor, thing),
  decide: decideMakeLink,
  write: async ({ tx, actor, input, thing, now }) => {
    const [latest] = thing.detail.versions;
    if (!latest) throw new Error(`Proposal ${input.proposalId} was never sent`);
    const { version, contactId: contact, validUntil } = latest;
    const about = { id: input.proposalId, version, contact, validUntil: new Date(validUntil) };
    await keepLink(tx, actor, { ...about, token: input.token, now, mailedTo: null });
    return written(tx, actor, input.proposalId);
  },
});

/** Rule PP11. */
export const revokeLinks = command({
  contract: contract.revokeLinks,
  load: ({ tx, actor, input }) => sendable(tx, actor, input.proposalId),
  may: (actor, thing) => proposalsPolicy.send(actor, thing),
  decide: decideRevokeLinks,
  write: async ({ tx, actor, input, now }) => {
    await tx
      .update(proposalLinks)
      .set({ revokedAt: now })
      .where(
        and(
          eq(proposalLinks.workspace, actor.workspace),
          eq(proposalLinks.proposal, input.proposalId),
          isNull(proposalLinks.revokedAt),
        ),
      );
    return written(tx, actor, input.proposalId);
  },
});

/** Rule PP13. */
export const replyToCustomer = command({
  contract: contract.reply,
  load: async ({ tx, actor, input }) => {
    const thing = await sendable(tx, actor, input.proposalId);
    const seller = (await membersWithAddress(tx, actor.workspace, [actor.member])).get(actor.member);
    return thing && { ...thing, name: seller?.name ?? '' };
  },
  may: (actor, thing) => proposalsPolicy.send(actor, thing),
  decide: decideReply,
});
