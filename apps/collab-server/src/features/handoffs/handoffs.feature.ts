import { handoffs } from '@baton/schema/handoffs/tables';
import { and, eq, sql } from 'drizzle-orm';

import type { Feature, FactVisibility } from '#platform/command/feature.ts';
import { rowsThat } from '#platform/command/goes-with.ts';
import { idsIn } from '#platform/imports/import-rows.ts';
import type { MomentParts } from '#platform/jobs/moments.job.ts';

import { acceptHandoff } from './accept/accept.command.ts';
import { briefKind } from './brief/brief.projection.ts';
import { watchClocks } from './clock.job.ts';
import { readFigures } from './figures.queries.ts';
import { handoffsPolicy } from './handoffs.policy.ts';
import { handoffsProjections } from './handoffs.projection.ts';
import { countHandoffs, listHandoffs, readHandoff } from './handoffs.queries.ts';
import { askAboutHandoff, returnHandoff, sendHandoff, withdrawHandoff } from './moves/moves.command.ts';
import { prepareHandoff } from './prepare.command.ts';
import { mayReadHandoff, type BriefReader } from './reads.ts';
import { archiveRoute, definePreset, defineRoute, editRoute, restoreRoute } from './routes/routes.command.ts';
import { listRoutes } from './routes/routes.queries.ts';
import { handOnWonDeals } from './won-deals.automation.ts';

/** Rule HO1. */
const aboutHandoffs: FactVisibility = async (tx, actor, facts) => {
  const ids = [...new Set(facts.map(({ subject }) => subject.id))];
  const rows = await tx
    .select({ id: handoffs.id })
    .from(handoffs)
    .where(and(eq(handoffs.workspace, actor.workspace), idsIn(handoffs.id, ids), mayReadHandoff(actor)));
  const visible = new Set<string>(rows.map(({ id }) => id));
  return new Set(facts.filter(({ subject }) => visible.has(subject.id)).map(({ id }) => id));
};

/** Everybody who works here knows which team hands what to which. */
const aboutRoutes: FactVisibility = async (_tx, actor, facts) =>
  new Set(handoffsPolicy.list(actor) ? facts.map(({ id }) => id) : []);

/** The passing of accounts and deals from one team to another. */
export const handoffsFeature = (parts: MomentParts & { readers: readonly BriefReader[] }): Feature => ({
  name: 'handoffs',
  commands: [
    prepareHandoff,
    sendHandoff,
    acceptHandoff,
    returnHandoff,
    askAboutHandoff,
    withdrawHandoff,
    defineRoute,
    definePreset,
    editRoute,
    archiveRoute,
    restoreRoute,
  ],
  queries: [listHandoffs, countHandoffs, readHandoff, listRoutes, readFigures],
  projections: handoffsProjections,
  goesWith: rowsThat('handoffs', (gone) => sql`account = ${gone}`),
  sees: { handoff: aboutHandoffs, 'handoff-route': aboutRoutes },
  documentKinds: [briefKind(parts.readers)],
  automations: [handOnWonDeals],
  jobs: [watchClocks(parts)],
});
