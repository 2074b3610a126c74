import { includesLevel, type Level } from '@baton/schema/shared';

import type { Actor } from '#platform/access/actor.ts';

/** Rule GO1. */
export const goalsPolicy = {
  /** Which ones, their accounts say. */
  list: (_actor: Actor) => true,
  change: (_actor: Actor, { level }: { level: Level | null }) => includesLevel(level, 'write'),
};
