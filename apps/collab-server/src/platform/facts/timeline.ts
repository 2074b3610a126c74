import { facts as contracts } from '@baton/schema/facts';
import { facts, factQueue, factSequence } from '@baton/schema/facts/tables';
import type { Fact, Subject } from '@baton/schema/shared';
import { and, desc, eq, lt, type SQL } from 'drizzle-orm';

import type { Actor } from '../access/actor.ts';
import type { Feature, FactVisibility } from '../command/feature.ts';
import { query } from '../command/query.ts';
import type { Tx } from '../scope/scope.ts';
import { ofSameFact, placedColumns, placedFact, type PlacedFact } from './stored-fact.ts';
import { visibleFacts } from './visibility.ts';

/** The history of any record, under the visibility rules of the given features. */
export const timelineFeature = (sees: ReadonlyMap<string, FactVisibility>): Feature => ({
  name: 'timeline',
  commands: [],
  queries: [
    query({
      contract: contracts.timeline,
      may: () => true,
      read: ({ tx, actor, input }) =>
        timelineOf(tx, actor, sees, {
          of: factsAbout({ kind: input.subject_kind, id: input.subject_id }),
          before: input.cursor === undefined ? null : Number(input.cursor),
          limit: input.limit,
        }),
    }),
  ],
  projections: {},
});

/** Which facts a timeline holds, as a condition on `facts`. */
export const factsAbout = (subject: Subject): SQL | undefined =>
  and(eq(facts.subject, subject.id), eq(facts.subjectKind, subject.kind));

interface TimelinePage {
  of: SQL | undefined;
  /** Only facts with a place before this one; null begins with the newest, also those without a place yet. */
  before: number | null;
  limit: number;
}

/** One page of what happened, newest first; a thing that is not there has no history. */
export const timelineOf = async (
  tx: Tx,
  actor: Actor,
  sees: ReadonlyMap<string, FactVisibility>,
  { of, before, limit }: TimelinePage,
): Promise<{ data: Fact[]; page: { next_cursor: string | null; has_more: boolean } }> => {
  const fresh = before === null ? await unplaced(tx, of, limit) : [];
  const known = new Set(fresh.map(({ id }) => id));
  // Read second: a fact that gets its place in between is met twice rather than never.
  const older = (await placed(tx, of, before, limit + 1)).filter(({ id }) => !known.has(id));
  const shown = [...fresh, ...older].slice(0, limit);
  const next = older[limit - fresh.length];
  const visible = await visibleFacts(tx, actor, shown, sees);
  return {
    data: shown.filter(({ id }) => visible.has(id)).map(toFact),
    page: { next_cursor: next?.seq ? String(next.seq + 1) : null, has_more: next !== undefined },
  };
};

/** Committed within the last second, and not numbered yet. */
const unplaced = async (tx: Tx, of: SQL | undefined, limit: number): Promise<PlacedFact[]> => {
  const rows = await tx
    .select({ fact: facts })
    .from(factQueue)
    .innerJoin(facts, and(eq(facts.workspace, factQueue.workspace), eq(facts.id, factQueue.fact)))
    .where(of)
    .orderBy(desc(factQueue.ins))
    .limit(limit);
  return rows.map(({ fact }) => placedFact({ fact, seq: null }));
};

const placed = async (tx: Tx, of: SQL | undefined, before: number | null, limit: number): Promise<PlacedFact[]> => {
  const rows = await tx
    .select(placedColumns)
    .from(facts)
    .innerJoin(factSequence, ofSameFact)
    .where(and(of, before === null ? undefined : lt(factSequence.seq, before)))
    .orderBy(desc(factSequence.seq))
    .limit(limit);
  return rows.map(placedFact);
};

const toFact = ({
  id,
  workspace,
  type,
  actor,
  origin,
  subject,
  account,
  data,
  occurredAt,
  recordedAt,
}: PlacedFact): Fact => ({
  id,
  workspace,
  type,
  actor,
  origin,
  subject,
  account,
  data,
  occurredAt: occurredAt.toISOString(),
  recordedAt: recordedAt.toISOString(),
});
