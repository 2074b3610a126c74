import {
  handoffRouteArchived,
  handoffRouteDefined,
  handoffRouteEdited,
  handoffRouteRestored,
  routeValues,
  type HandoffRoute,
  type RouteValues,
} from '@baton/schema/handoffs';
import { handoffRouteId, present, refuse, sameValue } from '@baton/schema/shared';

import { accept, type Moment } from '#platform/command/definition.ts';

/** What is known of the two teams that a route would join. */
export interface RouteWorld {
  /** Both are teams of the workspace. */
  known: boolean;
  /** There is one in use between them already. */
  taken: boolean;
}

/** Rule HO8. */
export const decideDefineRoute = ({ known, taken }: RouteWorld, values: RouteValues, { newId }: Moment) => {
  if (!known) return refuse('team-not-found');
  if (values.fromTeamId === values.toTeamId) return refuse('same-team');
  if (taken) return refuse('route-exists');
  const id = handoffRouteId.parse(newId());
  const route: HandoffRoute = { id, ...values, archivedAt: null, mayEdit: true };
  return accept(route, handoffRouteDefined({ ...about(route), data: { values } }));
};

type RouteChanges = { [Key in keyof RouteValues]?: RouteValues[Key] | undefined };

/** One fact for each field that is another afterwards. What is under way keeps what was asked when it was prepared. */
export const decideEditRoute = (
  { route }: { route: HandoffRoute },
  { routeId: _id, ...changes }: RouteChanges & { routeId: HandoffRoute['id'] },
) => {
  if (route.archivedAt !== null) return refuse('route-archived');
  const given: Partial<RouteValues> = present(changes);
  const facts = routeValues.keyof().options.flatMap((field) => {
    const [from, to] = [route[field], given[field]];
    return to === undefined || sameValue(from, to)
      ? []
      : [handoffRouteEdited({ ...about(route), data: { field, from, to } })];
  });
  return accept<HandoffRoute>({ ...route, ...given }, ...facts);
};

export const decideArchiveRoute = ({ route }: { route: HandoffRoute }, _input: object, { now }: Pick<Moment, 'now'>) =>
  route.archivedAt !== null
    ? refuse('route-archived')
    : accept<HandoffRoute>(
        { ...route, archivedAt: now.toISOString() },
        handoffRouteArchived({ ...about(route), data: {} }),
      );

export const decideRestoreRoute = ({ route, taken }: { route: HandoffRoute; taken: boolean }) => {
  if (route.archivedAt === null) return refuse('route-not-archived');
  if (taken) return refuse('route-exists');
  return accept<HandoffRoute>({ ...route, archivedAt: null }, handoffRouteRestored({ ...about(route), data: {} }));
};

const about = ({ id }: Pick<HandoffRoute, 'id'>) => ({ subject: { kind: 'handoff-route', id } });
