import { includesLevel, type Level } from '@baton/schema/shared';

import type { Actor } from '#platform/access/actor.ts';

export const promisesPolicy = {
  /** Which ones, their accounts say. */
  list: (_actor: Actor) => true,
  /** Rule PR1. */
  settle: (_actor: Actor, { level }: { level: Level | null }) => includesLevel(level, 'write'),
};
