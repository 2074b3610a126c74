import { includesLevel, type Level } from '@baton/schema/shared';
import { roleHas } from '@baton/schema/workspaces';

import type { Actor } from '#platform/access/actor.ts';

/** What the actor holds on the board that a thing is on. */
export interface OnBoard {
  level: Level | null;
}

export const boardPolicy = {
  /** Which ones, their containers say. */
  list: (_actor: Actor) => true,
  read: (_actor: Actor, { level }: OnBoard) => includesLevel(level, 'read'),
  create: (actor: Actor) => roleHas(actor.role, 'create-boards'),
  rename: (_actor: Actor, { level }: OnBoard) => includesLevel(level, 'manage'),
  /** A board is one document with every card on it: people from outside see it through rows (M19). */
  open: (actor: Actor, { level }: OnBoard) => actor.role !== 'guest' && includesLevel(level, 'read'),
  /** What was taken off a board again is for those who have its document now. */
  readPast: (actor: Actor, board: OnBoard): boolean => boardPolicy.open(actor, board),
};

export const dealPolicy = {
  list: (_actor: Actor) => true,
  read: (_actor: Actor, { level }: OnBoard) => includesLevel(level, 'read'),
  change: (_actor: Actor, { level }: OnBoard) => includesLevel(level, 'write'),
  /** Off one board and onto another: both are changed. */
  move: (_actor: Actor, { from, to }: { from: OnBoard; to: OnBoard }) =>
    includesLevel(from.level, 'write') && includesLevel(to.level, 'write'),
};
