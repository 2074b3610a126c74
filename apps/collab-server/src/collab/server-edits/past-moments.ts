import { pastMoment, type MemberId, type PastMoment, type PastRow } from '@baton/schema/shared';
import { sql, type SQL } from 'drizzle-orm';

import type { DocumentRef } from '#platform/documents/documents.port.ts';
import type { Tx } from '#platform/scope/scope.ts';

/** When one row of a log was written, and by whom; null where there is no such row. */
export const pastRow = async (tx: Tx, ref: DocumentRef, seq: number): Promise<PastRow | null> => {
  const [row] = await tx.execute<PastRow & Record<string, unknown>>(sql`
    select seq::int as seq, ${isoText(sql`at`)} as at, actor as by from document_updates where ${ofDocument(ref)} and seq = ${seq}`);
  return row ?? null;
};

/** Stretches of work: a pause of ten minutes ends one, and so does every half hour. The last two hundred of them. */
export const momentsOf = async (tx: Tx, ref: DocumentRef): Promise<{ head: number; moments: PastMoment[] }> => {
  const [document] = await tx.execute<{ seq: number }>(sql`select seq::int as seq from documents where id = ${ref.id}`);
  const stretches = await tx.execute<{ seq: number; at: string; members: MemberId[] | null }>(sql`
    with rows as (
      select seq, at, actor, lag(at) over (order by seq) as before from document_updates where ${ofDocument(ref)}
    ), counted as (
      select seq, at, actor, count(*) filter (where before is null or at - before > interval '10 minutes'
        or date_bin('30 minutes', at, 'epoch') <> date_bin('30 minutes', before, 'epoch')) over (order by seq) as stretch
      from rows
    )
    select max(seq)::int as seq, ${isoText(sql`max(at)`)} as at,
      array_agg(distinct actor) filter (where actor is not null) as members
    from counted group by stretch order by stretch desc limit 200`);
  return {
    head: document?.seq ?? 0,
    moments: stretches.map(({ seq, at, members }) => pastMoment.parse({ seq, at, members: members ?? [] })),
  };
};

const ofDocument = ({ id }: DocumentRef): SQL =>
  sql`document = ${id} and epoch = (select epoch from documents where id = ${id})`;

const isoText = (time: SQL): SQL => sql`to_char(${time} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
