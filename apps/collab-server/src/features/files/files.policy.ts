import { includesLevel, type Level } from '@baton/schema/shared';

import type { Actor } from '#platform/access/actor.ts';

/** What the actor holds on the account that a file belongs to; null when nothing, or when there is no such account. */
export interface OnAccount {
  level: Level | null;
}

/** Rule FI1: a file has no access of its own. */
export const filesPolicy = {
  /** Which ones, their accounts say. */
  list: (_actor: Actor) => true,
  read: (_actor: Actor, { level }: OnAccount) => includesLevel(level, 'read'),
  change: (_actor: Actor, { level }: OnAccount) => includesLevel(level, 'write'),
};
