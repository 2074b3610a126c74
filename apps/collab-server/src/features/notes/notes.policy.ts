import { includesLevel, type Level } from '@baton/schema/shared';

import type { Actor } from '#platform/access/actor.ts';

/** What the actor holds on the account that a note belongs to. */
export interface OnAccount {
  level: Level | null;
}

export const notesPolicy = {
  /** Which ones, their accounts say. */
  list: (_actor: Actor) => true,
  read: (_actor: Actor, { level }: OnAccount) => includesLevel(level, 'read'),
  /** What was taken out again is for colleagues: people from outside see the note as it is. */
  readPast: (actor: Actor, { level }: OnAccount) => actor.role !== 'guest' && includesLevel(level, 'read'),
  change: (_actor: Actor, { level }: OnAccount) => includesLevel(level, 'write'),
  /** What somebody holds on the live document: in the archive it is only read. */
  levelWith: ({ level, archived }: OnAccount & { archived: boolean }): Level | null =>
    archived && includesLevel(level, 'read') ? 'read' : level,
};
