import { includesLevel, type Level } from '@baton/schema/shared';
import { roleHas } from '@baton/schema/workspaces';

import type { Actor } from '#platform/access/actor.ts';

/** What the actor holds on an account. */
export interface OnAccount {
  level: Level | null;
}

export const accountsPolicy = {
  /** Which ones, their containers say. */
  list: (_actor: Actor) => true,
  read: (_actor: Actor, { level }: OnAccount) => includesLevel(level, 'read'),
  create: (actor: Actor) => roleHas(actor.role, 'create-accounts'),
  change: (_actor: Actor, { level }: OnAccount) => includesLevel(level, 'write'),
  bin: (_actor: Actor, { level }: OnAccount) => includesLevel(level, 'manage'),
  /** Both are changed: one takes over, the other disappears from the lists. */
  merge: (_actor: Actor, { account, other }: { account: OnAccount; other: OnAccount }) =>
    includesLevel(account.level, 'write') && includesLevel(other.level, 'write'),
  /** At least one of them; the rest is left out (AC10). */
  changeSome: (_actor: Actor, { accounts }: { accounts: readonly OnAccount[] }) =>
    accounts.some(({ level }) => includesLevel(level, 'write')),
  binSome: (_actor: Actor, { accounts }: { accounts: readonly OnAccount[] }) =>
    accounts.some(({ level }) => includesLevel(level, 'manage')),
};
