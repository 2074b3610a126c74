import { deals as contract } from '@baton/schema/deals';
import { deals } from '@baton/schema/deals/tables';
import { proposalAccepted } from '@baton/schema/proposals';
import { proposals } from '@baton/schema/proposals/tables';
import { and, eq } from 'drizzle-orm';

import type { Automation } from '#platform/automations/automation.ts';
import { derivedId } from '#platform/clock/derived-id.ts';

import { proposalSettingsOf } from './settings-rows.ts';

/**
 * Rule PP16: where the workspace wants it, the open deal of a proposal that is signed is won by that, in the name of whoever
 * wanted it. The deal is moved on its board by the command that people have for it, and what follows a win follows.
 */
export const winSignedDeals: Automation = {
  name: 'proposals.signed-deals',
  on: proposalAccepted.type,
  respond: async (tx, { id, workspace, data }) => {
    const { proposalId } = proposalAccepted.data.parse(data);
    const { winsDealAs } = await proposalSettingsOf(tx, workspace);
    if (winsDealAs === null) return [];
    const [deal] = await tx
      .select({ id: deals.id })
      .from(proposals)
      .innerJoin(deals, and(eq(deals.workspace, proposals.workspace), eq(deals.id, proposals.deal)))
      .where(
        and(
          eq(proposals.workspace, workspace),
          eq(proposals.id, proposalId),
          eq(deals.home, 'board'),
          eq(deals.status, 'open'),
        ),
      );
    if (!deal) return [];
    const input = { dealId: deal.id, outcome: 'won' };
    return [{ as: winsDealAs, commands: [{ contract: contract.close, id: derivedId('won', id), input }] }];
  },
};
