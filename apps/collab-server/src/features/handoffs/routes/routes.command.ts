import { handoffRoutes as contract } from '@baton/schema/handoffs';
import type { HandoffRouteId, TeamId } from '@baton/schema/shared';

import type { Actor } from '#platform/access/actor.ts';
import { command } from '#platform/command/command.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { presentTeams, teamsByKind } from '../../workspaces/reads.ts';
import { handoffsPolicy, type Between } from '../handoffs.policy.ts';
import { presetValues, teamsOfPreset } from './route-presets.ts';
import { isRouteTaken, routeOf, routeRow } from './route-rows.ts';
import { decideArchiveRoute, decideDefineRoute, decideEditRoute, decideRestoreRoute } from './routes.decide.ts';

export const defineRoute = command({
  contract: contract.create,
  load: ({ tx, actor, input }) => worldOf(tx, actor, input),
  may: (actor, thing) => handoffsPolicy.defineRoute(actor, thing),
  decide: decideDefineRoute,
});

export const definePreset = command({
  contract: contract.createPreset,
  load: async ({ tx, actor, input }) => {
    const [from, to] = teamsOfPreset(input.preset);
    const teams = await teamsByKind(tx, actor);
    const [fromTeamId, toTeamId] = [teams.get(from), teams.get(to)];
    return fromTeamId && toTeamId ? worldOf(tx, actor, { fromTeamId, toTeamId }) : null;
  },
  may: (actor, thing) => handoffsPolicy.defineRoute(actor, thing),
  decide: ({ fromTeam, toTeam, ...world }, input, moment) => {
    const between = { fromTeamId: fromTeam, toTeamId: toTeam };
    const decided = decideDefineRoute(world, presetValues(input, between, moment.newId), moment);
    if ('refused' in decided && decided.refused === 'same-team') throw new Error('A preset names one department twice');
    return decided;
  },
});

export const editRoute = command({
  contract: contract.edit,
  load: ({ tx, actor, input }) => routeThing(tx, actor, input.routeId),
  may: (actor, thing) => handoffsPolicy.defineRoute(actor, thing),
  decide: decideEditRoute,
});

export const archiveRoute = command({
  contract: contract.archive,
  load: ({ tx, actor, input }) => routeThing(tx, actor, input.routeId),
  may: (actor, thing) => handoffsPolicy.defineRoute(actor, thing),
  decide: decideArchiveRoute,
});

export const restoreRoute = command({
  contract: contract.restore,
  load: async ({ tx, actor, input }) => {
    const thing = await routeThing(tx, actor, input.routeId);
    return thing && { ...thing, taken: await isRouteTaken(tx, actor, thing.route, thing.route.id) };
  },
  may: (actor, thing) => handoffsPolicy.defineRoute(actor, thing),
  decide: decideRestoreRoute,
});

const worldOf = async (
  tx: Tx,
  actor: Actor,
  between: { fromTeamId: TeamId; toTeamId: TeamId },
): Promise<Between & { known: boolean; taken: boolean }> => {
  const { fromTeamId: fromTeam, toTeamId: toTeam } = between;
  const known = await presentTeams(tx, actor, [fromTeam, toTeam]);
  return {
    fromTeam,
    toTeam,
    known: known.has(fromTeam) && known.has(toTeam),
    taken: await isRouteTaken(tx, actor, between),
  };
};

const routeThing = async (tx: Tx, actor: Actor, id: HandoffRouteId) => {
  const row = await routeRow(tx, actor, id, { lock: true });
  return row && { route: routeOf(actor, row), fromTeam: row.fromTeamId, toTeam: row.toTeamId };
};
