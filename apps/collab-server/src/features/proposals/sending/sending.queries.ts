import { proposalSending as contract } from '@baton/schema/proposals';
import { proposalVersions } from '@baton/schema/proposals/tables';
import { and, eq } from 'drizzle-orm';

import { query } from '#platform/command/query.ts';

import { saidOnPaper } from '../paper/kept-papers.ts';
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
      .select()
      .from(proposalVersions)
      .where(
        and(
          eq(proposalVersions.workspace, actor.workspace),
          eq(proposalVersions.proposal, input.proposalId),
          eq(proposalVersions.version, input.version),
        ),
      );
    if (!row?.content || row.html === null) return null;
    const { content, html } = row;
    return { content, html, paper: await saidOnPaper(tx, row, content) };
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
