import { roleHas } from '@baton/schema/workspaces';

import type { Actor } from '#platform/access/actor.ts';

export const fieldsPolicy = {
  /** People from outside see values on the records that they may see, under no name of ours. */
  read: (actor: Actor) => roleHas(actor.role, 'see-members'),
  define: (actor: Actor) => roleHas(actor.role, 'manage-fields'),
};
