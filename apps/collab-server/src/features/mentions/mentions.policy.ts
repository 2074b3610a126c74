import type { MentionTarget } from '@baton/schema/mentions';
import { includesLevel, type Level } from '@baton/schema/shared';

import type { Actor } from '#platform/access/actor.ts';

export const mentionsPolicy = {
  /** Which ones, the containers say. */
  list: (_actor: Actor) => true,
  /** Whom a mention reaches is told to those who write something themselves. */
  readers: (_actor: Actor, { level }: { level: Level | null }) => includesLevel(level, 'comment'),
  /** Rules MN1 and MN4. */
  answer: (actor: Actor, { mention, level }: { mention: { holder: MentionTarget }; level: Level | null }) =>
    includesLevel(level, 'read') && holds(actor, mention.holder),
};

const holds = (actor: Actor, { kind, id }: MentionTarget): boolean =>
  kind === 'member' ? id === actor.member : actor.teams.some((team) => team === id);
