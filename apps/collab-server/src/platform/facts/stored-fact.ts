import { facts, factSequence } from '@baton/schema/facts/tables';
import { and, asc, eq, gt, lte, ne, or, type SQL } from 'drizzle-orm';

import type { Tx } from '../scope/scope.ts';
import type { RecordedFact } from './facts.port.ts';

/** A fact with its place, as dispatch and timelines read it. */
export interface PlacedFact extends RecordedFact {
  /** Null until the sequencer has come by. */
  seq: number | null;
  ins: number;
  recordedAt: Date;
}

/** The columns of a placed fact; for a select from `facts` that joins `fact_sequence`. */
export const placedColumns = { fact: facts, seq: factSequence.seq };

/** A row of `placedColumns` as a fact. An erased payload reads as an empty one. */
export const placedFact = ({ fact, seq }: { fact: typeof facts.$inferSelect; seq: number | null }): PlacedFact => ({
  id: fact.id,
  workspace: fact.workspace,
  type: fact.type,
  actor: fact.actor,
  origin: fact.origin,
  cause: fact.cause,
  subject: { kind: fact.subjectKind, id: fact.subject },
  account: fact.account,
  data: fact.data ?? {},
  occurredAt: fact.occurredAt,
  recordedAt: fact.recordedAt,
  seq,
  ins: fact.ins,
});

/** The join of a fact with its place. */
export const ofSameFact: SQL | undefined = and(
  eq(factSequence.workspace, facts.workspace),
  eq(factSequence.fact, facts.id),
);

/** One import writes thousands of facts; those who watch are told of the run, not of each (M15). */
const toldOneByOne = or(ne(facts.origin, 'import'), eq(facts.subjectKind, 'import'));

/** Facts with a place after `after` and up to `upTo` that are told one by one, in order; at most `limit`. */
export const factsBetween = async (
  tx: Tx,
  workspace: RecordedFact['workspace'],
  { after, upTo, limit }: { after: number; upTo: number; limit: number },
): Promise<PlacedFact[]> => {
  const rows = await tx
    .select(placedColumns)
    .from(factSequence)
    .innerJoin(facts, ofSameFact)
    .where(
      and(
        eq(factSequence.workspace, workspace),
        gt(factSequence.seq, after),
        lte(factSequence.seq, upTo),
        toldOneByOne,
      ),
    )
    .orderBy(asc(factSequence.seq))
    .limit(limit);
  return rows.map(placedFact);
};
