import { includesLevel, type Level } from '@baton/schema/shared';
import { roleHas } from '@baton/schema/workspaces';

import type { Actor } from '#platform/access/actor.ts';

/** What the actor holds on each account of a contact; empty for one that is at none. */
export interface AtAccounts {
  levels: readonly (Level | null)[];
}

const through = (actor: Actor, { levels }: AtAccounts, wanted: Level): boolean =>
  levels.length === 0 ? roleHas(actor.role, 'create-accounts') : levels.some((level) => includesLevel(level, wanted));

export const contactsPolicy = {
  /** Which ones, their accounts say. */
  list: (_actor: Actor) => true,
  read: (actor: Actor, at: AtAccounts) => through(actor, at, 'read'),
  change: (actor: Actor, at: AtAccounts) => through(actor, at, 'write'),
  comment: (actor: Actor, at: AtAccounts) => through(actor, at, 'comment'),
  create: (actor: Actor, { account }: { account: { level: Level | null } | null }) =>
    account === null ? roleHas(actor.role, 'create-accounts') : includesLevel(account.level, 'write'),
  findLike: (actor: Actor) => roleHas(actor.role, 'create-accounts'),
  link: (actor: Actor, { contact, level }: { contact: AtAccounts; level: Level | null }) =>
    contactsPolicy.change(actor, contact) && includesLevel(level, 'write'),
  /** Both are changed: one takes over, the other disappears from the lists. */
  merge: (actor: Actor, { contact, other }: { contact: AtAccounts; other: AtAccounts }) =>
    contactsPolicy.change(actor, contact) && contactsPolicy.change(actor, other),
  changeSome: (actor: Actor, { contacts }: { contacts: readonly AtAccounts[] }) =>
    contacts.some((contact) => contactsPolicy.change(actor, contact)),
};
