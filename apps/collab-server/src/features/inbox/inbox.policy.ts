import type { MemberId } from '@baton/schema/shared';

import type { Actor } from '#platform/access/actor.ts';

export const inboxPolicy = {
  /** One's own; which rows, the queries say. */
  list: (_actor: Actor) => true,
  /** Rule IN7. */
  own: (actor: Actor, { member }: { member: MemberId }) => member === actor.member,
};
