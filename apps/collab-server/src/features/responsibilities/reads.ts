import { accounts } from '@baton/schema/accounts/tables';
import { stagesOfDepartment, type Part } from '@baton/schema/responsibilities';
import { responsibilities } from '@baton/schema/responsibilities/tables';
import {
  type AccountId,
  type Holder,
  type LifeStatus,
  type StandingHolder,
  type TeamId,
  type ActiveStage,
  type LifeStage,
  lifeStageOf,
} from '@baton/schema/shared';
import { departments } from '@baton/schema/workspaces';
import { teams } from '@baton/schema/workspaces/tables';
import { and, asc, eq, sql, type SQL } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { idsIn } from '#platform/imports/import-rows.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { holderIsHere } from '../workspaces/holder-reads.ts';

/** A part that somebody has in a stage of an account. */
export interface Held {
  account: AccountId;
  stage: LifeStage;
  part: Part;
  holder: Holder;
  isHere: boolean;
}

const isHere = (actor: Actor): SQL<boolean> =>
  sql<boolean>`${holderIsHere(actor, { kind: sql`${responsibilities.holderKind}`, id: sql`${responsibilities.holder}` })}`;

/** Everybody who has a part in these accounts, in the order in which they were named. */
export const holdersOf = async (
  tx: Tx,
  actor: Actor,
  ids: readonly AccountId[],
  only?: Part,
): Promise<readonly Held[]> => {
  if (ids.length === 0) return [];
  const rows = await tx
    .select({ row: responsibilities, isHere: isHere(actor) })
    .from(responsibilities)
    .where(
      and(
        eq(responsibilities.workspace, actor.workspace),
        idsIn(responsibilities.account, ids),
        only === undefined ? undefined : eq(responsibilities.part, only),
      ),
    )
    .orderBy(asc(responsibilities.at));
  return rows.map(({ row, isHere: here }) => ({
    ...row,
    holder: { kind: row.holderKind, id: row.holder } as Holder,
    isHere: here,
  }));
};

interface InLife {
  id: AccountId;
  status: LifeStatus;
  activeStage: ActiveStage | null;
}

/** Who answers for each of these accounts in the stage that it is in. Whether they see it is not asked here. */
export const accountableNow = async (
  tx: Tx,
  actor: Actor,
  records: readonly InLife[],
): Promise<ReadonlyMap<AccountId, StandingHolder>> => {
  const stageOf = new Map(records.map((record) => [record.id, lifeStageOf(record)]));
  const held = await holdersOf(tx, actor, [...stageOf.keys()], 'accountable');
  return new Map(
    held
      .filter(({ account, stage }) => stageOf.get(account) === stage)
      .map(({ account, holder, isHere: here }) => [account, { holder, stand: here ? 'here' : 'gone' }] as const),
  );
};

/** `lifeStageOf` of the schema over a row of `accounts`. */
const stageNow = sql`case ${accounts.status} when 'lead' then 'lead' when 'qualified' then 'opportunity'
  when 'active' then coalesce(${accounts.activeStage}, 'care') end`;

const heldNow = sql`${responsibilities.workspace} = ${accounts.workspace} and ${responsibilities.account} = ${accounts.id}
  and ${responsibilities.stage} = ${stageNow}`;

/** The condition on `accounts` that nobody is there to answer for the stage that the account is in (RE4). */
export const isUncovered = (actor: Actor): SQL =>
  sql`(${accounts.status} <> 'former' and not exists (select from ${responsibilities}
    where ${heldNow} and ${responsibilities.part} = 'accountable' and ${isHere(actor)}))`;

/** The condition on `accounts` that the stage it is in is one that this team has to do with. */
export const isStageOfTeam = (actor: Actor, team: TeamId): SQL => {
  const byDepartment = departments.flatMap((kind) =>
    stagesOfDepartment[kind].map((stage) => sql`(${teams.kind} = ${kind} and ${stageNow} = ${stage})`),
  );
  return sql`(exists (select from ${teams} where ${teams.workspace} = ${actor.workspace} and ${teams.id} = ${team}
      and (${sql.join(byDepartment, sql` or `)}))
    or exists (select from ${responsibilities} where ${heldNow} and ${responsibilities.part} = 'responsible'
      and ${responsibilities.holderKind} = 'team' and ${responsibilities.holder} = ${team}))`;
};

/** In which of these accounts somebody has a part: taking an import back leaves them. */
export const accountsWithParts = async (tx: Tx, ids: readonly string[]): Promise<ReadonlySet<string>> => {
  const rows = await tx
    .selectDistinct({ id: responsibilities.account })
    .from(responsibilities)
    .where(idsIn(responsibilities.account, ids));
  return new Set(rows.map(({ id }) => id));
};
