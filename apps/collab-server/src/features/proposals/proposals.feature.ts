import { proposals } from '@baton/schema/proposals/tables';
import { and, eq, sql } from 'drizzle-orm';

import { mayOn } from '#platform/access/levels.ts';
import type { FactVisibility, Feature } from '#platform/command/feature.ts';
import { rowsThat } from '#platform/command/goes-with.ts';
import { idsIn } from '#platform/imports/import-rows.ts';

import { costingKind } from './costing.projection.ts';
import { proposalKind } from './proposal.projection.ts';
import { archiveProposal, createProposal, editProposal, restoreProposal } from './proposals.command.ts';
import { proposalsProjections } from './proposals.projection.ts';
import { listProposals, readProposal, totalProposals } from './proposals.queries.ts';

/** Rule PP1: who reads the account sees what happens to its proposals. */
const aboutProposals: FactVisibility = async (tx, actor, facts) => {
  const ids = [...new Set(facts.map(({ subject }) => subject.id))];
  const rows = await tx
    .select({ id: proposals.id })
    .from(proposals)
    .where(
      and(eq(proposals.workspace, actor.workspace), idsIn(proposals.id, ids), mayOn(actor, proposals.account, 'read')),
    );
  const visible = new Set<string>(rows.map(({ id }) => id));
  return new Set(facts.filter(({ subject }) => visible.has(subject.id)).map(({ id }) => id));
};

/** Offers that are written together, priced live, and sent. */
export const proposalsFeature: Feature = {
  name: 'proposals',
  commands: [createProposal, editProposal, archiveProposal, restoreProposal],
  queries: [listProposals, totalProposals, readProposal],
  projections: proposalsProjections,
  goesWith: rowsThat('proposals', (gone) => sql`account = ${gone}`),
  sees: { proposal: aboutProposals },
  documentKinds: [proposalKind, costingKind],
};
