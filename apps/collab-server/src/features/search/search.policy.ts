import { roleTable } from '@baton/schema/workspaces';

import type { Actor } from '#platform/access/actor.ts';

export const searchPolicy = {
  /** What comes out, the records' containers say. */
  find: (_actor: Actor) => true,
  /** Records that lie in no container are for colleagues, not for people from outside. */
  findUncontained: (actor: Actor) => !roleTable[actor.role].external,
};
