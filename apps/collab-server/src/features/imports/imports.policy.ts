import { roleHas } from '@baton/schema/workspaces';

import type { Actor } from '#platform/access/actor.ts';

export const importsPolicy = {
  /** Who brings records in sees what others brought in, too. */
  use: (actor: Actor): boolean => roleHas(actor.role, 'import-records'),
  /** Everybody who sees the records is told that they have come or gone. */
  hear: (actor: Actor): boolean => roleHas(actor.role, 'see-members'),
};
