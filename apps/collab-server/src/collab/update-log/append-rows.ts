import type { MemberId, Origin } from '@baton/schema/shared';
import { sql } from 'drizzle-orm';

import type { OneStatement, Tx } from '#platform/scope/scope.ts';

/** A row that wants to be appended. */
export interface NewRow {
  document: string;
  epoch: number;
  update: Uint8Array;
  actor: MemberId | null;
  origin: Origin;
  cause: string | null;
  /** Yjs client ids that write here for the first time; they become the actor's. */
  claims: readonly number[];
}

/** What became of one row. `busy`: another transaction holds the counter, nothing was written, try again. */
export type Verdict =
  | { verdict: 'appended'; seq: number; at: Date }
  | { verdict: 'busy' | 'not-found' | 'epoch-changed' | 'frozen' };

interface VerdictRow extends Record<string, unknown> {
  seq: string | null;
  at: string | Date | null;
  there: boolean;
  held: boolean;
  same_epoch: boolean | null;
}

interface AppendedRow extends Record<string, unknown> {
  seq: string;
  at: string | Date;
}

/** Made once: it is the same text for every append. */
const statement = (skipping: '' | ' skip locked'): string => `    with held as (
      select id, workspace, epoch, closed_at_seq from documents
      where id = any($1::uuid[]) order by id for no key update${skipping}
    ), input as (
      select * from unnest(
        $2::uuid[], $3::integer[],
        $4::text[], $5::uuid[],
        $6::text[], $7::text[]
      ) with ordinality as row(document, epoch, update, actor, origin, cause, place)
    ), good as (
      select input.*, held.workspace, row_number() over (partition by document order by place) as nth
      from input join held on held.id = input.document
      where held.epoch = input.epoch and held.closed_at_seq is null
    ), bumped as (
      update documents set seq = documents.seq + wanted.rows
      from (select document, count(*) as rows from good group by document) as wanted
      where documents.id = wanted.document
      returning documents.id, documents.seq - wanted.rows as before
    ), written as (
      insert into document_updates (document, epoch, seq, workspace, update, actor, origin, cause)
      select good.document, good.epoch, bumped.before + good.nth, good.workspace, decode(good.update, 'hex'), good.actor, good.origin, good.cause
      from good join bumped on bumped.id = good.document
      returning document, seq, at
    ), claimed as (
      insert into document_clients (document, epoch, client_id, workspace, actor)
      select claim.document, claim.epoch, claim.client_id, held.workspace, claim.actor
      from unnest(
        $8::uuid[], $9::integer[],
        $10::bigint[], $11::uuid[]
      ) as claim(document, epoch, client_id, actor)
      join held on held.id = claim.document and held.epoch = claim.epoch and held.closed_at_seq is null
      on conflict do nothing
    )
    select written.seq, written.at, held.id is not null as held, held.epoch = input.epoch as same_epoch,
      exists (select from documents where id = input.document) as there
    from input
      left join held on held.id = input.document
      left join good on good.place = input.place
      left join bumped on bumped.id = good.document
      left join written on written.document = good.document and written.seq = bumped.before + good.nth
    order by input.place`;
const skipping = statement(' skip locked');
const waiting = statement('');

/** The usual case, which it pays to keep short: one document, one epoch, nobody who writes for the first time. */
const ofOneDocument = `
    with held as (
      select id from documents where id = $1::uuid and epoch = $2::integer and closed_at_seq is null
      for no key update skip locked
    ), bumped as (
      update documents set seq = documents.seq + cardinality($3::text[]) from held where documents.id = held.id
      returning documents.workspace, documents.seq - cardinality($3::text[]) as before
    )
    insert into document_updates (document, epoch, seq, workspace, update, actor, origin, cause)
    select $1::uuid, $2::integer, bumped.before + row.place, bumped.workspace, decode(row.update, 'hex'), row.actor,
      row.origin, row.cause
    from bumped, unnest($3::text[], $4::uuid[], $5::text[], $6::text[])
      with ordinality as row(update, actor, origin, cause, place)
    returning seq, at`;

/**
 * Appends rows of one document, if its counter is free and takes them; otherwise nothing is written and the answer is
 * null, and `appendRows` finds out why.
 */
export const appendToOne = async (on: OneStatement, rows: readonly NewRow[]): Promise<Verdict[] | null> => {
  const [first] = rows;
  const fits = (row: NewRow): boolean =>
    row.document === first?.document && row.epoch === first.epoch && row.claims.length === 0;
  if (!first || !rows.every(fits)) return null;
  const answers = await on.query(ofOneDocument, [
    first.document,
    first.epoch,
    rows.map((row) => hexOf(row.update)),
    rows.map((row) => row.actor),
    rows.map((row) => row.origin),
    rows.map((row) => row.cause),
  ]);
  if (answers.length === 0) return null;
  const written = answers.map((row): Verdict & { verdict: 'appended' } => appended(row as AppendedRow));
  return written.sort((a, b) => a.seq - b.seq);
};

/**
 * Appends rows of any number of documents in one statement: locks their counters in id order, tests epoch and freezing
 * under that lock (M4), numbers the rows without gaps and writes them. Counters that somebody else holds are skipped (M6)
 * or, with `wait`, waited for. Answers in the order of `rows`.
 */
export const appendRows = async (
  on: OneStatement,
  rows: readonly NewRow[],
  { wait }: { wait: boolean },
): Promise<Verdict[]> => {
  const claims = rows.flatMap((row) =>
    row.actor === null
      ? []
      : row.claims.map((client) => ({ client, document: row.document, epoch: row.epoch, actor: row.actor })),
  );
  const answers = await on.query(wait ? waiting : skipping, [
    [...new Set(rows.map((row) => row.document))],
    rows.map((row) => row.document),
    rows.map((row) => row.epoch),
    rows.map((row) => hexOf(row.update)),
    rows.map((row) => row.actor),
    rows.map((row) => row.origin),
    rows.map((row) => row.cause),
    claims.map((claim) => claim.document),
    claims.map((claim) => claim.epoch),
    claims.map((claim) => claim.client),
    claims.map((claim) => claim.actor),
  ]);
  return answers.map((row) => verdictOf(row as VerdictRow));
};

/** The same statement within a transaction of somebody else. */
export const within = (tx: Pick<Tx, 'execute'>): OneStatement => ({
  query: async (text, parameters) => {
    const parts = text
      .split(/\$(\d+)/)
      .map((part, at) => (at % 2 === 0 ? sql.raw(part) : sql`${sql.param(parameters[Number(part) - 1])}`));
    return tx.execute(sql.join(parts));
  },
});

/** The driver takes an array of bytes for something else; bytes travel as text, which it would make of them anyway. */
const hexOf = ({ buffer, byteOffset, byteLength }: Uint8Array) =>
  Buffer.from(buffer, byteOffset, byteLength).toString('hex');

const appended = ({ seq, at }: AppendedRow): Verdict & { verdict: 'appended' } => ({
  verdict: 'appended',
  seq: Number(seq),
  at: new Date(at),
});

const verdictOf = ({ seq, at, there, held, same_epoch }: VerdictRow): Verdict => {
  if (seq !== null && at !== null) return appended({ seq, at });
  if (!there) return { verdict: 'not-found' };
  if (!held) return { verdict: 'busy' };
  return { verdict: same_epoch ? 'frozen' : 'epoch-changed' };
};
