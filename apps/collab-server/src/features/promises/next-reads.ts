import type { NextActivity } from '@baton/schema/deals';
import { promises } from '@baton/schema/promises/tables';
import type { DealId } from '@baton/schema/shared';
import { and, asc, eq, isNull, sql, type SQL } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { mayOn } from '#platform/access/levels.ts';
import { idsIn } from '#platform/imports/import-rows.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { dealOfProposal } from '../proposals/reads.ts';

const deal = dealOfProposal(promises.workspace, promises.proposal);

/** Which of these deals these promises were made for, whatever became of the promises. */
export const dealsOfPromises = async (tx: Tx, actor: Actor, deals: SQL, ids: readonly string[]): Promise<DealId[]> => {
  const rows = await tx
    .selectDistinct({ deal })
    .from(promises)
    .where(and(ofDeals(actor, deals), idsIn(promises.id, ids)));
  return rows.map(({ deal }) => deal);
};

/** The first thing that was promised in a proposal for each deal and is still to be kept. */
export const nextPromises = async (tx: Tx, actor: Actor, deals: SQL): Promise<NextActivity[]> => {
  const rows = await tx
    .selectDistinctOn([deal], { dealId: deal, id: promises.id, title: promises.text, on: promises.dueOn })
    .from(promises)
    .where(and(ofDeals(actor, deals), eq(promises.state, 'open'), isNull(promises.goneAt)))
    .orderBy(deal, sql`${promises.dueOn} nulls last`, asc(promises.id));
  return rows.map((row) => ({ ...row, kind: 'promise', at: null }));
};

const ofDeals = (actor: Actor, deals: SQL): SQL | undefined =>
  and(
    eq(promises.workspace, actor.workspace),
    sql`${promises.proposal} is not null and ${deal} in ${deals}`,
    mayOn(actor, promises.account, 'read'),
  );
