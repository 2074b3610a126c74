import type { Brief } from '@baton/schema/handoffs';
import { handoffBriefs } from '@baton/schema/handoffs/tables';
import { includesLevel } from '@baton/schema/shared';
import { and, eq } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import type { Tx } from '#platform/scope/scope.ts';

import type { HandoffThing } from '../handoff-rows.ts';
import { briefOf } from './brief-reading.ts';
import { knownLines } from './known-lines.ts';

/** Rule HO6. The brief of a handoff: as it was judged once that has happened, else as it and the records stand now. */
export const openedBrief = async (tx: Tx, actor: Actor, thing: HandoffThing): Promise<Brief> => {
  const { row, level, standing, handoff } = thing;
  const [kept] = await tx
    .select()
    .from(handoffBriefs)
    .where(and(eq(handoffBriefs.workspace, actor.workspace), eq(handoffBriefs.handoff, row.id)));
  const seesAccount = includesLevel(level, 'read');
  const seesSubject = handoff.subject.name !== null;
  if (kept?.frozen) return seenBy(kept.frozen, { seesAccount, seesSubject });
  const known = seesAccount ? await knownLines({ tx, actor, about: row, seesSubject }, row.items) : [];
  return briefOf(standing, { texts: kept?.texts ?? {}, known, seq: kept?.seq ?? 0 });
};

/** Rule HO5, for what was kept. */
const seenBy = (
  frozen: Brief,
  { seesAccount, seesSubject }: { seesAccount: boolean; seesSubject: boolean },
): Brief => ({
  ...frozen,
  known: seesAccount ? frozen.known.filter(({ kind }) => seesSubject || kind !== 'amount') : [],
});
