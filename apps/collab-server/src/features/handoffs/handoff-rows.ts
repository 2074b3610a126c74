import type { Handoff } from '@baton/schema/handoffs';
import { handoffBriefs, handoffReturns, handoffs } from '@baton/schema/handoffs/tables';
import type { DealId, HandoffId, Level, TeamId } from '@baton/schema/shared';
import type { WorkingHours } from '@baton/schema/working-time';
import { and, asc, eq } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { levelsOn } from '#platform/access/levels.ts';
import { idsIn } from '#platform/imports/import-rows.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { accountNames } from '../accounts/reads.ts';
import { dealHomes, dealTitles } from '../deals/reads.ts';
import { hoursOfTeams } from '../working-time/reads.ts';
import { completenessOf, type Standing } from './brief/brief-reading.ts';
import { presenceOf } from './brief/known-presence.ts';
import { mayNow } from './handoff-may.ts';
import { isParty } from './handoffs.policy.ts';

export type HandoffRow = typeof handoffs.$inferSelect;
export type ReturnRow = typeof handoffReturns.$inferSelect;

/** A handoff as commands and queries meet it, with what the actor holds on its account. */
export interface HandoffThing {
  row: HandoffRow;
  fromTeam: HandoffRow['fromTeam'];
  toTeam: HandoffRow['toTeam'];
  level: Level | null;
  standing: Standing;
  handoff: Handoff;
}

/** The one of this id, locked; null when there is none in the workspace. */
export const handoffForUpdate = async (tx: Tx, actor: Actor, id: HandoffId): Promise<HandoffThing | null> => {
  const rows = await tx
    .select()
    .from(handoffs)
    .where(and(eq(handoffs.workspace, actor.workspace), eq(handoffs.id, id)))
    .for('no key update');
  return (await thingsOf(tx, actor, rows))[0] ?? null;
};

/** When the receivers work; what their clock is reckoned from. */
export const hoursOfTeam = async (tx: Tx, { workspace }: Actor, team: TeamId): Promise<WorkingHours> => {
  const hours = (await hoursOfTeams(tx, workspace, [team])).get(team);
  if (!hours) throw new Error(`No hours are known of team ${team}`);
  return hours;
};

/** Handoffs with all that is told of them, in the order of the rows; as many statements for many as for one. */
export const thingsOf = async (tx: Tx, actor: Actor, rows: readonly HandoffRow[]): Promise<HandoffThing[]> => {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const accounts = [...new Set(rows.map(({ account }) => account))];
  const names = await accountNames(tx, actor, accounts);
  const levels = await levelsOn(tx, actor, accounts, 'account');
  const titles = await titlesOf(tx, actor, rows);
  const presence = await presenceOf(tx, actor, rows);
  const briefs = await briefsOf(tx, actor, ids);
  const returns = await latestReturns(tx, actor, ids);
  return rows.map((row): HandoffThing => {
    const { fromTeam, toTeam, account } = row;
    const level = levels.get(account) ?? null;
    const brief = briefs.get(row.id);
    const standing: Standing = {
      items: row.items,
      criteria: row.criteria,
      written: new Set(brief?.written),
      checked: new Set(brief?.checked),
      presence: presence.get(row.subject) ?? new Set(),
    };
    const accountName = names.get(account) ?? null;
    const name = row.subjectKind === 'account' ? accountName : (titles.get(row.id) ?? null);
    const told = { accountName, name, returned: returns.get(row.id) ?? null, standing };
    const handoff = { ...handoffOf(row, told), may: mayNow(actor, { fromTeam, toTeam, level }, row.state) };
    return { row, fromTeam, toTeam, level, standing, handoff };
  });
};

interface Told {
  accountName: string | null;
  name: string | null;
  returned: ReturnRow | null;
  standing: Standing;
}

const handoffOf = (row: HandoffRow, { accountName, name, returned, standing }: Told): Omit<Handoff, 'may'> => ({
  id: row.id,
  routeId: row.route,
  fromTeamId: row.fromTeam,
  toTeamId: row.toTeam,
  subject: { kind: row.subjectKind, id: row.subject, name },
  accountId: row.account,
  accountName,
  state: row.state,
  passes: row.passes,
  senderId: row.sender,
  createdAt: row.createdAt.toISOString(),
  sentAt: row.sentAt?.toISOString() ?? null,
  rounds: row.rounds,
  clock: clockOf(row),
  returned: returned && {
    reason: returned.reason,
    words: returned.words,
    missing: returned.missing,
    by: returned.by,
    at: returned.at.toISOString(),
  },
  accepted: acceptedOf(row),
  withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
  // What was accepted was complete then (HO4), whatever has become of the records since.
  completeness: row.state === 'accepted' ? whole(completenessOf(standing)) : completenessOf(standing),
});

const whole = ({ wanted }: { wanted: number }) => ({ wanted, there: wanted });

/** When an answer is due, and what was said of that; null before it was sent. */
export const clockOf = ({
  warnAt,
  dueAt,
  warnedAt,
  lateAt,
}: Pick<HandoffRow, 'warnAt' | 'dueAt' | 'warnedAt' | 'lateAt'>): Handoff['clock'] =>
  warnAt && dueAt
    ? {
        warnAt: warnAt.toISOString(),
        dueAt: dueAt.toISOString(),
        warnedAt: warnedAt?.toISOString() ?? null,
        lateAt: lateAt?.toISOString() ?? null,
      }
    : null;

const acceptedOf = ({ acceptedBy: by, acceptedAt, owner, task, briefSeq }: HandoffRow): Handoff['accepted'] =>
  by && acceptedAt && owner && task && briefSeq !== null
    ? { by, at: acceptedAt.toISOString(), ownerId: owner, taskId: task, briefSeq }
    : null;

/** Rule HO5: who is handed a deal is told which, from when it was sent; others see it if they see its board. */
const titlesOf = async (tx: Tx, actor: Actor, rows: readonly HandoffRow[]): Promise<ReadonlyMap<HandoffId, string>> => {
  const ofDeals = rows.filter(({ subjectKind }) => subjectKind === 'deal');
  const ids = [...new Set(ofDeals.map(({ subject }) => subject as DealId))];
  const [seen, all] = [await dealTitles(tx, actor, ids), await dealHomes(tx, actor, ids)];
  const titles = new Map(all.map(({ id, title }) => [id as string, title]));
  return new Map(
    ofDeals.flatMap((row) => {
      const told = row.state !== 'draft' && isParty(actor, row);
      const title = told ? titles.get(row.subject) : seen.get(row.subject as DealId);
      return title === undefined ? [] : [[row.id, title] as const];
    }),
  );
};

const briefsOf = async (tx: Tx, actor: Actor, ids: readonly HandoffId[]) => {
  const rows = await tx
    .select({ handoff: handoffBriefs.handoff, written: handoffBriefs.written, checked: handoffBriefs.checked })
    .from(handoffBriefs)
    .where(and(eq(handoffBriefs.workspace, actor.workspace), idsIn(handoffBriefs.handoff, ids)));
  return new Map(rows.map((row) => [row.handoff, row]));
};

const latestReturns = async (tx: Tx, actor: Actor, ids: readonly HandoffId[]) => {
  const rows = await tx
    .select()
    .from(handoffReturns)
    .where(and(eq(handoffReturns.workspace, actor.workspace), idsIn(handoffReturns.handoff, ids)))
    .orderBy(asc(handoffReturns.at));
  // The last of each stays.
  return new Map(rows.map((row) => [row.handoff, row]));
};
