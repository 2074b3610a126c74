import type { MemberId, Origin, WorkspaceId } from '@baton/schema/shared';
import { documentKind } from '@baton/schema/wire';
import { sql } from 'drizzle-orm';

import type { Tx } from '#platform/scope/scope.ts';

import type { DocumentHead, LogRow } from './log-row.ts';

/** A document as the log tells it: the newest snapshot within reach and every row after it. */
export interface LoadedLog {
  head: DocumentHead;
  snapshot: { seq: number; state: Uint8Array } | null;
  rows: LogRow[];
}

interface RowRecord extends Record<string, unknown> {
  epoch: number;
  seq: string;
  update: Uint8Array;
  actor: MemberId | null;
  origin: Origin;
  cause: string | null;
  at: string;
  quarantined: boolean;
}

interface LoadRecord extends RowRecord {
  part: 'head' | 'row';
  workspace: WorkspaceId;
  kind: string;
  shape: number;
  closed_at_seq: string | null;
  server_client_id: string;
  snapshot_seq: string | null;
}

/**
 * Reads a document in one statement, hence from one moment: two would race whoever makes snapshots. With `upTo` neither
 * the snapshot nor the rows reach beyond that `seq`. Null when there is no such document in reach of `tx`.
 */
export const readLog = async (tx: Tx, document: string, upTo = Number.MAX_SAFE_INTEGER): Promise<LoadedLog | null> => {
  const [head, ...rows] = await tx.execute<LoadRecord>(sql`
    with head as (select * from documents where id = ${document}), snapshot as (
      select snapshot.seq, state from document_snapshots as snapshot join head
        on snapshot.document = head.id and snapshot.epoch = head.epoch
      where snapshot.seq <= ${upTo} order by snapshot.seq desc limit 1
    )
    select 'head' as part, head.epoch, head.seq, snapshot.state as update, null::uuid as actor, '' as origin,
      null as cause, null::timestamptz as at, false as quarantined, head.workspace, head.kind, head.shape,
      head.closed_at_seq, head.server_client_id, snapshot.seq as snapshot_seq
    from head left join snapshot on true
    union all
    select 'row', row.epoch, row.seq, row.update, row.actor, row.origin, row.cause, row.at, row.quarantined,
      row.workspace, '', 0, null, null, null
    from document_updates as row join head on row.document = head.id and row.epoch = head.epoch
    where row.seq > coalesce((select seq from snapshot), 0) and row.seq <= ${upTo}
    order by part, seq`);
  if (!head) return null;
  return {
    head: {
      ref: { workspace: head.workspace, kind: documentKind.parse(head.kind), id: document },
      epoch: head.epoch,
      seq: Number(head.seq),
      shape: head.shape,
      closedAtSeq: head.closed_at_seq === null ? null : Number(head.closed_at_seq),
      serverClientId: Number(head.server_client_id),
    },
    snapshot: head.snapshot_seq === null ? null : { seq: Number(head.snapshot_seq), state: head.update },
    rows: rows.map(logRowOf),
  };
};

/** The rows of one epoch after `after`, in order. */
export const readRows = async (tx: Tx, document: string, epoch: number, after: number): Promise<LogRow[]> => {
  const rows = await tx.execute<RowRecord>(sql`
    select epoch, seq, update, actor, origin, cause, at, quarantined from document_updates
    where document = ${document} and epoch = ${epoch} and seq > ${after} order by seq`);
  return rows.map(logRowOf);
};

const logRowOf = (row: RowRecord): LogRow => ({
  epoch: row.epoch,
  seq: Number(row.seq),
  update: row.update,
  actor: row.actor,
  origin: row.origin,
  cause: row.cause,
  at: new Date(row.at),
  quarantined: row.quarantined,
});
