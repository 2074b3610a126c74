import { includesLevel, type Level, type MemberId, type TeamId } from '@baton/schema/shared';
import { roleHas, roleTable } from '@baton/schema/workspaces';

import type { Actor } from '#platform/access/actor.ts';

/** Whom a task has to do with, and what the actor holds on what it is about. */
export interface Knowing {
  task: {
    assigneeId: MemberId | null;
    teamId: TeamId | null;
    createdBy: MemberId | null;
    watcherIds: readonly MemberId[];
  };
  /** Undefined when it is about nothing. */
  level: Level | null | undefined;
}

const isExternal = ({ role }: Pick<Actor, 'role'>): boolean => roleTable[role].external;
const isOfTeam = (actor: Actor, team: TeamId | null): boolean =>
  team !== null && (actor.teams.includes(team) || actor.managedTeams.includes(team));
const hasToDo = (actor: Actor, { task }: Knowing): boolean =>
  task.createdBy === actor.member || task.assigneeId === actor.member || isOfTeam(actor, task.teamId);

export const tasksPolicy = {
  /** Which ones, what they are about says. */
  list: (actor: Actor) => !isExternal(actor),
  /** Rule TK9. */
  direct: (actor: Actor) => actor.role === 'manager' || roleHas(actor.role, 'manage-members'),
  /** Rule TK1. */
  know: (actor: Actor, thing: Knowing) => {
    if (isExternal(actor)) return false;
    if (thing.level !== undefined) return includesLevel(thing.level, 'read');
    return hasToDo(actor, thing) || thing.task.watcherIds.includes(actor.member);
  },
  /** Rule TK2. */
  change: (actor: Actor, thing: Knowing) =>
    tasksPolicy.know(actor, thing) && (hasToDo(actor, thing) || includesLevel(thing.level ?? null, 'write')),
  /** Rule TK13: by those who may comment on its record, or change the task; without a record, by whoever knows of it. */
  comment: (actor: Actor, thing: Knowing) =>
    tasksPolicy.know(actor, thing) &&
    (thing.level === undefined || includesLevel(thing.level, 'comment') || hasToDo(actor, thing)),
  /** On a record by those who may write there. */
  create: (actor: Actor, { level }: Pick<Knowing, 'level'>) =>
    !isExternal(actor) && (level === undefined || includesLevel(level, 'write')),
  /** Rule TK4. */
  claim: (actor: Actor, thing: Knowing) =>
    tasksPolicy.know(actor, thing) && thing.task.teamId !== null && actor.teams.includes(thing.task.teamId),
  /** Oneself by whoever knows of it, others by those who may change it. */
  watch: (actor: Actor, thing: Knowing & { watcher: MemberId }) =>
    thing.watcher === actor.member ? tasksPolicy.know(actor, thing) : tasksPolicy.change(actor, thing),
  changeSome: (actor: Actor, { things }: { things: readonly Knowing[] }) =>
    things.some((thing) => tasksPolicy.change(actor, thing)),
};
