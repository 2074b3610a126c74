import type { PricingView } from '@baton/schema/pricing';
import { costingShape, isOfProposal, repairCosting, watchCosting } from '@baton/schema/proposals';
import { proposals } from '@baton/schema/proposals/tables';
import type { CostingId } from '@baton/schema/shared';
import { and, eq } from 'drizzle-orm';

import { levelOn } from '#platform/access/levels.ts';
import type { LiveDocumentKind } from '#platform/documents/documents.port.ts';

import { proposalsPolicy } from './proposals.policy.ts';

/**
 * Rule PP3. What a proposal costs ourselves, as the collab room needs to know it. It becomes no rows and tells no facts:
 * whatever reads those could give it away.
 */
export const costingKind: LiveDocumentKind<PricingView> = {
  kind: 'costing',
  shape: costingShape,
  admits: isOfProposal,
  ignoresBuried: true,
  levelOf: async (tx, actor, id) => {
    const [row] = await tx
      .select({ account: proposals.account, archivedAt: proposals.archivedAt, state: proposals.state })
      .from(proposals)
      .where(and(eq(proposals.workspace, actor.workspace), eq(proposals.costing, id as CostingId)));
    if (!row) return null;
    const level = await levelOn(tx, actor, 'account', row.account);
    return proposalsPolicy.costingLevelWith(actor, { level, archived: row.archivedAt !== null, state: row.state });
  },
  repairs: repairCosting,
  observe: (doc) => {
    const watch = watchCosting(doc);
    return { ...watch, drain: () => [watch.drain()].filter((view) => view !== null) };
  },
  project: async () => ({ facts: [], settling: [] }),
  merge: (_first, latest) => latest,
  rebuild: async () => {},
};
