import { roleHas } from '@baton/schema/workspaces';

import type { Actor } from '#platform/access/actor.ts';

export const ratesPolicy = {
  /** Everybody who sees sums needs them. */
  read: (_actor: Actor) => true,
  change: (actor: Actor) => roleHas(actor.role, 'manage-rates'),
};
