import { randomBytes } from 'node:crypto';

import type { FactId } from '@baton/schema/shared';
import { sql } from 'drizzle-orm';

import type { Clock } from '../clock/clock.ts';
import type { Tx } from '../scope/scope.ts';
import { payloadDigest } from './digest.ts';
import type { FactProjection, FactRecorder, FactSource, FactToRecord, RecordedFact } from './facts.port.ts';

export interface RecorderParts {
  /** What each feature does with its facts, one record per feature. */
  projections: readonly Readonly<Record<string, FactProjection>>[];
  clock: Clock;
  newId: () => string;
}

/** Facts of one statement: many enough to share its cost, few enough that writing it down holds nobody up. */
const rowsPerInsert = 200;

/** Records facts and lets the projections follow, all in the caller's transaction. */
export const createFactRecorder = ({ projections, clock, newId }: RecorderParts): FactRecorder => {
  const project = async (tx: Tx, fact: RecordedFact) => {
    for (const byType of projections) if (Object.hasOwn(byType, fact.type)) await byType[fact.type]?.(tx, fact);
  };
  return {
    record: async (tx, source, toRecord) => {
      const recorded: FactId[] = [];
      for (let from = 0; from < toRecord.length; from += rowsPerInsert) {
        const batch = toRecord
          .slice(from, from + rowsPerInsert)
          .map((fact) => recordedFact(source, fact, fact.id ?? (newId() as FactId)));
        const fresh = await insert(tx, batch, clock.now());
        for (const fact of batch) {
          if (!fresh.delete(fact.id)) continue;
          recorded.push(fact.id);
          await project(tx, fact);
        }
      }
      return recorded;
    },
  };
};

const recordedFact = (source: FactSource, fact: FactToRecord, id: FactId): RecordedFact => ({
  id,
  workspace: source.workspace,
  actor: (fact.by ?? source).actor,
  origin: (fact.by ?? source).origin,
  cause: (fact.by ?? source).cause,
  type: fact.type,
  subject: fact.subject,
  account: fact.account,
  data: fact.data,
  occurredAt: fact.occurredAt,
});

/** Ids of the facts that were not there before. One text however many they are, so that it is parsed and planned once. */
const insert = async (tx: Tx, batch: readonly RecordedFact[], recordedAt: Date): Promise<Set<FactId>> => {
  if (batch.length === 0) return new Set();
  const rows = batch.map((fact) => {
    const salt = randomBytes(16);
    const digest = payloadDigest(salt, fact.data);
    return { ...fact, salt: salt.toString('hex'), digest: digest.toString('hex') };
  });
  // As text: the driver would encode a value of type jsonb once more.
  const inserted = await tx.execute<{ id: FactId }>(sql`
    insert into facts (workspace, id, type, actor, origin, cause, subject_kind, subject, account, data, salt, digest,
      occurred_at, recorded_at)
    select workspace, id, type, actor, origin, cause, subject ->> 'kind', (subject ->> 'id')::uuid, account, data,
      decode(salt, 'hex'), decode(digest, 'hex'), "occurredAt", ${recordedAt.toISOString()}::timestamptz
    from rows from (jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as (workspace uuid, id uuid, type text,
      actor uuid, origin text, cause text, subject jsonb, account uuid, data jsonb, salt text, digest text,
      "occurredAt" timestamptz)) with ordinality as given(workspace, id, type, actor, origin, cause, subject, account,
      data, salt, digest, "occurredAt", place)
    order by place
    on conflict do nothing
    returning id`);
  return new Set(inserted.map(({ id }) => id));
};
