import { movedBy, type HandoffMove } from '@baton/schema/handoffs';
import { includesLevel, type Level, type TeamId } from '@baton/schema/shared';
import { roleHas, roleTable } from '@baton/schema/workspaces';

import type { Actor } from '#platform/access/actor.ts';

/** The two teams of a route or a handoff. */
export interface Between {
  fromTeam: TeamId;
  toTeam: TeamId;
}

/** Of these teams, and what the actor holds on the account. */
export interface OnHandoff extends Between {
  level: Level | null;
}

const isExternal = ({ role }: Actor): boolean => roleTable[role].external;

/** Owners and admins direct every team, managers their own. */
export const directs = (actor: Actor, team: TeamId): boolean =>
  roleHas(actor.role, 'manage-teams') || actor.managedTeams.includes(team);

/** Who directs a team counts as of it. */
export const isOf = (actor: Actor, team: TeamId): boolean =>
  !isExternal(actor) && (actor.teams.includes(team) || directs(actor, team));

/** Of one of the two teams. */
export const isParty = (actor: Actor, { fromTeam, toTeam }: Between): boolean =>
  isOf(actor, fromTeam) || isOf(actor, toTeam);

const mayMove = (actor: Actor, between: Between, move: HandoffMove): boolean => {
  const by = movedBy[move];
  if (by === 'both') return isParty(actor, between);
  return isOf(actor, by === 'senders' ? between.fromTeam : between.toTeam);
};

export const handoffsPolicy = {
  /** Which ones, the queries say. Handoffs are the company's own: nobody from outside knows of one. */
  list: (actor: Actor) => !isExternal(actor),
  /** Rule HO1. */
  read: (actor: Actor, thing: OnHandoff) =>
    !isExternal(actor) && (isParty(actor, thing) || includesLevel(thing.level, 'read')),
  /** Rule HO2. */
  prepare: (actor: Actor, { level }: Pick<OnHandoff, 'level'>) => !isExternal(actor) && includesLevel(level, 'write'),
  /** Rule HO3. */
  write: (actor: Actor, thing: Between) => mayMove(actor, thing, 'write'),
  send: (actor: Actor, thing: OnHandoff) => mayMove(actor, thing, 'send') && includesLevel(thing.level, 'write'),
  accept: (actor: Actor, thing: Between) => mayMove(actor, thing, 'accept'),
  return: (actor: Actor, thing: Between) => mayMove(actor, thing, 'return'),
  ask: (actor: Actor, thing: Between) => mayMove(actor, thing, 'ask'),
  withdraw: (actor: Actor, thing: Between) => mayMove(actor, thing, 'withdraw'),
  /** What somebody holds on the live brief. Once it is closed the log takes nothing more, whoever asks. */
  levelWith: (actor: Actor, thing: OnHandoff): Level | null => {
    if (handoffsPolicy.write(actor, thing)) return 'write';
    return handoffsPolicy.read(actor, thing) ? 'read' : null;
  },
  /** Rule HO8. */
  defineRoute: (actor: Actor, { fromTeam, toTeam }: Between) => directs(actor, fromTeam) || directs(actor, toTeam),
};
