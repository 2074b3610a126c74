import { proposalSending as contract } from '@baton/schema/proposals';
import { proposalVersions } from '@baton/schema/proposals/tables';
import { and, eq } from 'drizzle-orm';

import { query } from '#platform/command/query.ts';

import { proposalThing } from '../proposal-rows.ts';
import { proposalsPolicy } from '../proposals.policy.ts';
import { messagesOf } from './version-rows.ts';

export const readVersion = query({
  contract: contract.version,
  may: proposalsPolicy.list,
  read: async ({ tx, actor, input }) => {
    const thing = await proposalThing(tx, actor, input.proposalId);
    if (!thing || !proposalsPolicy.read(actor, thing)) return null;
    const [row] = await tx
      .select({ content: proposalVersions.content, html: proposalVersions.html })
      .from(proposalVersions)
      .where(
        and(
          eq(proposalVersions.workspace, actor.workspace),
          eq(proposalVersions.proposal, input.proposalId),
          eq(proposalVersions.version, input.version),
        ),
      );
    return row?.content && row.html !== null ? { content: row.content, html: row.html } : null;
  },
});

export const listMessages = query({
  contract: contract.messages,
  may: proposalsPolicy.list,
  read: async ({ tx, actor, input }) => {
    const thing = await proposalThing(tx, actor, input.proposalId);
    if (!thing || !proposalsPolicy.read(actor, thing)) return null;
    return { data: await messagesOf(tx, actor.workspace, { proposal: input.proposalId }) };
  },
});
