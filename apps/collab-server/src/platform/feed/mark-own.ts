import { ownMarks } from '@baton/schema/facts/tables';
import { sql } from 'drizzle-orm';

import type { Actor } from '../access/actor.ts';
import type { Tx } from '../scope/scope.ts';

/** In the transaction of the change: the other tabs of this person are told that something of theirs became another. */
export const markOwn = async (tx: Tx, { workspace, member }: Actor, topic: string): Promise<void> => {
  await tx
    .insert(ownMarks)
    .values({ workspace, member, topic, seq: 1 })
    .onConflictDoUpdate({
      target: [ownMarks.workspace, ownMarks.member, ownMarks.topic],
      set: { seq: sql`${ownMarks.seq} + 1` },
    });
};
