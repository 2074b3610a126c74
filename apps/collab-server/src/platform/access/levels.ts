import { includesLevel, levels, type ContainerId, type ContainerKind, type Level } from '@baton/schema/shared';
import { roleTable } from '@baton/schema/workspaces';
import { containers, grants } from '@baton/schema/workspaces/tables';
import { and, eq, inArray, sql, type AnyColumn, type SQL } from 'drizzle-orm';

import type { Tx } from '../scope/scope.ts';
import type { Actor } from './actor.ts';

/**
 * What the actor holds on a container of this kind; null when nothing, or when there is no such one in the workspace. The
 * kind is asked for, so that the id of a board in the place of an account's is not there, instead of being let through.
 */
export const levelOn = async (
  tx: Tx,
  actor: Actor,
  kind: ContainerKind | 'any',
  container: string,
): Promise<Level | null> => (await levelsOn(tx, actor, [container], kind)).get(container) ?? null;

/** The same for many containers at once; those without any level are absent. */
export const levelsOn = async (
  tx: Tx,
  actor: Actor,
  ids: readonly string[],
  kind: ContainerKind | 'any' = 'any',
): Promise<Map<string, Level>> => {
  if (ids.length === 0) return new Map();
  const held = sql<Level | null>`case ${sql.join(
    levels.toReversed().map((level) => sql`when ${holds(actor, level)} then ${level}::text`),
    sql` `,
  )} end`;
  const rows = await tx
    .select({ id: containers.id, level: held })
    .from(containers)
    .where(
      and(
        eq(containers.workspace, actor.workspace),
        inArray(containers.id, [...ids] as ContainerId[]),
        kind === 'any' ? undefined : eq(containers.kind, kind),
      ),
    );
  return new Map(rows.flatMap(({ id, level }) => (level === null ? [] : [[id, level] as const])));
};

/**
 * The condition of a list: rows whose container (this column holds its id) gives the actor at least this level. Asked as
 * one uncorrelated subquery, which the database runs once for the whole list.
 */
export const mayOn = (actor: Actor, containerColumn: AnyColumn | SQL, wanted: Level): SQL =>
  includesLevel(roleTable[actor.role].everywhere, wanted)
    ? sql`true`
    : sql`${containerColumn} in (select ${containers.id} from ${containers}
        where ${containers.workspace} = ${actor.workspace} and ${holds(actor, wanted)})`;

/**
 * The same condition asked row by row, each by its key: for the few rows of a page whose containers would otherwise be
 * gathered all at once.
 */
export const mayOnEach = (actor: Actor, containerColumn: AnyColumn | SQL, wanted: Level): SQL =>
  includesLevel(roleTable[actor.role].everywhere, wanted)
    ? sql`true`
    : sql`exists (select from ${containers} where ${containers.workspace} = ${actor.workspace}
        and ${containers.id} = ${containerColumn} and ${holds(actor, wanted)})`;

/** `levelFrom` of the schema as a condition on a row of `containers`; a test holds the two against each other. */
const holds = (actor: Actor, wanted: Level): SQL => {
  const row = roleTable[actor.role];
  if (includesLevel(row.everywhere, wanted)) return sql`true`;
  const granted = grantReaches(actor, wanted);
  return includesLevel(row.visibleToAll, wanted)
    ? sql`(${containers.visibility} = 'workspace' or ${granted})`
    : granted;
};

const grantReaches = (actor: Actor, wanted: Level): SQL => {
  const row = roleTable[actor.role];
  const enough = inArray(
    grants.level,
    levels.filter((level) => includesLevel(level, wanted)),
  );
  const own = sql`(${grants.subjectKind} = 'member' and ${grants.subject} = ${actor.member} and ${enough})`;
  const throughTeam = sql`(${grants.subjectKind} = 'team' and ${containers.visibility} <> 'people'
    and ${inTeams(actor)} and ${includesLevel(row.ownTeams, wanted) ? sql`true` : enough})`;
  return sql`exists (select from ${grants} where ${grants.workspace} = ${containers.workspace}
    and ${grants.container} = ${containers.id} and ${row.throughTeams ? sql`(${own} or ${throughTeam})` : own})`;
};

const inTeams = (actor: Actor): SQL =>
  actor.teams.length === 0 ? sql`false` : inArray(grants.subject, [...actor.teams]);
