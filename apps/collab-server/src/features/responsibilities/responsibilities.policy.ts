import { includesLevel, type Level } from '@baton/schema/shared';

import type { Actor } from '#platform/access/actor.ts';

/** Rule RE1. */
export const responsibilitiesPolicy = {
  /** Of which accounts, their containers say. */
  list: (_actor: Actor) => true,
  read: (_actor: Actor, { level }: { level: Level | null }) => includesLevel(level, 'read'),
  assign: (_actor: Actor, { level }: { level: Level | null }) => includesLevel(level, 'write'),
};
