import { roleHas } from '@baton/schema/workspaces';

import type { Actor } from '#platform/access/actor.ts';

export const productsPolicy = {
  /** List prices, rates of tax and limits are for colleagues, not for people from outside. */
  read: (actor: Actor) => roleHas(actor.role, 'see-members'),
  change: (actor: Actor) => roleHas(actor.role, 'manage-products'),
  /** Not for managers: it is they who are limited. */
  limitDiscounts: (actor: Actor) => roleHas(actor.role, 'manage-discounts'),
};
