import { includesLevel, type Level } from '@baton/schema/shared';
import { roleHas } from '@baton/schema/workspaces';

import type { Actor } from '#platform/access/actor.ts';

export const accountsPolicy = {
  /** Which ones, their containers say. */
  list: (_actor: Actor) => true,
  read: (_actor: Actor, { level }: { level: Level | null }) => includesLevel(level, 'read'),
  create: (actor: Actor) => roleHas(actor.role, 'create-accounts'),
};
