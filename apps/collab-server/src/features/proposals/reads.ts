import { proposalNumber } from '@baton/schema/proposals';
import { proposals } from '@baton/schema/proposals/tables';
import type { ProposalId } from '@baton/schema/shared';
import { and, eq, sql, type AnyColumn, type SQL } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { mayOn } from '#platform/access/levels.ts';
import { idsIn } from '#platform/imports/import-rows.ts';
import type { Tx } from '#platform/scope/scope.ts';

/** Which of these accounts somebody has made a proposal for: taking an import back leaves them. */
export const accountsWithProposals = async (tx: Tx, ids: readonly string[]): Promise<ReadonlySet<string>> => {
  const rows = await tx.selectDistinct({ id: proposals.account }).from(proposals).where(idsIn(proposals.account, ids));
  return new Set(rows.map(({ id }) => id));
};

/** Texts of the proposals that this actor may read; others, and ids of none, are absent. */
export const proposalTexts = async (
  tx: Tx,
  actor: Actor,
  ids: readonly ProposalId[],
): Promise<ReadonlyMap<ProposalId, string>> => {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: proposals.id, text: proposals.text })
    .from(proposals)
    .where(
      and(eq(proposals.workspace, actor.workspace), idsIn(proposals.id, ids), mayOn(actor, proposals.account, 'read')),
    );
  return new Map(rows.map(({ id, text }) => [id, text]));
};

/** Titles of the proposals that this actor may read, their numbers where they have none; ids of others are absent. */
export const proposalTitles = async (
  tx: Tx,
  actor: Actor,
  ids: readonly ProposalId[],
): Promise<ReadonlyMap<string, string>> => {
  if (ids.length === 0) return new Map();
  const { id, title, year, number } = proposals;
  const rows = await tx
    .select({ id, title, year, number })
    .from(proposals)
    .where(and(eq(proposals.workspace, actor.workspace), idsIn(id, ids), mayOn(actor, proposals.account, 'read')));
  return new Map(rows.map((row) => [row.id, row.title || proposalNumber(row)]));
};

/** The condition that this column names a proposal which this actor may read. */
export const mayReadProposalOf = (actor: Actor, proposal: AnyColumn | SQL): SQL =>
  sql`${proposal} in (select ${proposals.id} from ${proposals} where ${proposals.workspace} = ${actor.workspace}
    and ${mayOn(actor, proposals.account, 'read')})`;
