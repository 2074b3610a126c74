import type { NewFact, MemberId, Origin, WorkspaceId } from '@baton/schema/shared';
import type { DocumentKind } from '@baton/schema/wire';
import type * as Y from 'yjs';

import type { Actor } from '../access/actor.ts';
import type { Tx } from '../scope/scope.ts';

/** Who a log row is attributed to, and what made it. */
export interface Authorship {
  actor: MemberId | null;
  origin: Origin;
  /** Id of the command or import behind the row. */
  cause: string | null;
}

export interface DocumentRef {
  workspace: WorkspaceId;
  kind: DocumentKind;
  id: string;
}

/**
 * How features touch live documents; implemented by the collab room. Every write goes through the log, inside the
 * caller's transaction (M3): nothing is visible anywhere before the commit.
 */
export interface Documents {
  /** Creates and seeds a document, once, in the transaction that creates its record. */
  create(tx: Tx, ref: DocumentRef, by: Authorship, seed: (doc: Y.Doc) => void): Promise<void>;
  /**
   * Locks the documents in id order (M2), brings this node's copies to their latest `seq` and their projections with
   * them, then calls `work`. Each `edit` inside appends one log row and projects it before it returns.
   */
  withDocuments<T>(tx: Tx, refs: DocumentRef[], by: Authorship, work: (open: OpenDocument[]) => Promise<T>): Promise<T>;
  /**
   * Says of what one document holds of another whose it is: the authors of `from` are known in `to` too, and what commands
   * wrote in `from` is `by`'s there. Both are open, or made, in this transaction.
   */
  shareAuthors(tx: Tx, refs: { from: DocumentRef; to: DocumentRef }, by: Authorship): Promise<void>;
  /** After the caller's commit or rollback: applies committed rows here and hints other nodes. */
  settled(tx: Tx, committed: boolean): void;
}

export interface OpenDocument {
  ref: DocumentRef;
  /** The latest committed `seq`, and after an edit the one it got. */
  seq(): number;
  /** Reads the copy; the callback must not keep or change the document. */
  read<V>(reader: (doc: Y.Doc) => V): V;
  /** Runs an operation of `schema/<domain>/<thing>.doc.ts`, logs its delta and projects it. Returns its result. */
  edit<V>(operation: (doc: Y.Doc) => V): Promise<V>;
  /** Closes the document at this `seq`, for good: the log takes nothing more, and whoever still writes hears `frozen`. */
  close(): Promise<void>;
}

/** Where a projected change comes from: one row of the log. */
export interface ProjectedRow extends Authorship {
  seq: number;
  epoch: number;
  at: Date;
}

/** One row of the log with what it changed, in the kind's own plain words. */
export interface ProjectionStep<Change> {
  row: ProjectedRow;
  changes: Change[];
  /** Keys, from the root, of values that came for something removed before; the document has dropped them. */
  buried: string[][];
}

/**
 * A change that becomes a fact only once it has been left alone for a while (M9). `begin` on what is already pending
 * merges with it (`LiveDocumentKind.merge`) and puts the moment off; `end` takes back what is pending. What had been
 * pending long enough before its end counts as settled: then its fact is written, and `otherwise` after it.
 */
export type SettlingChange =
  | { pending: 'begin'; subject: string; what: string; seq: number; fact: NewFact; quietMs: number; longestMs?: number }
  | { pending: 'end'; subject: string; what: string; seq: number; otherwise?: NewFact };

/** What a projection wants recorded; the projector derives the fact's id from (document, epoch, seq, subject, what). */
export interface ProjectedFact {
  seq: number;
  what: string;
  fact: NewFact;
}

/** What the steps amount to, beside the rows that are already written. In the order of the steps. */
export interface Projected {
  facts: ProjectedFact[];
  settling: SettlingChange[];
}

/** Collects what log rows change on a copy; it is asked after each of them. */
export interface DocumentWatch<Change> {
  drain(): Change[];
  /**
   * The same while the transaction of Yjs in which the row was applied is still open, so that more can share it; null when
   * only its end can tell. Without it each row has a transaction of its own.
   */
  drainWithin?(transaction: Y.Transaction): Change[] | null;
  stop(): void;
}

/**
 * What a kind of live document brings to the collab room. `Change` is plain data; a projection never sees Yjs events
 * outside `observe`.
 */
export interface LiveDocumentKind<Change> {
  kind: DocumentKind;
  /** Version of the document's shape; older clients are refused with `upgrade-required`. */
  shape: number;
  /** May this piece of an update from a socket enter the log? What it turns down refuses the update; all may when absent. */
  admits?: (piece: Y.Item) => boolean;
  /** Late edits of what is gone are told by no fact of this kind, so nobody replays the log to find where they belong. */
  ignoresBuried?: true;
  /**
   * Does somebody wait for what this update says, as for a tick? Then it is projected at once, and not with what is written
   * meanwhile. Asked of every update, so it only looks at its bytes.
   */
  hurries?: (update: Uint8Array) => boolean;
  /** The level this actor holds, or null: then the document does not exist for them. Guests never get a board (M19). */
  levelOf(tx: Tx, actor: Actor, id: string): Promise<'read' | 'comment' | 'write' | 'manage' | null>;
  /** Operations that mend what a tolerant reader flagged; empty when nothing is wrong. Logged as origin `system`. */
  repairs(doc: Y.Doc): ((doc: Y.Doc) => void)[];
  observe(doc: Y.Doc): DocumentWatch<Change>;
  /** Writes rows for these steps, in order, and says which facts they amount to. Runs in the projector's transaction. */
  project(tx: Tx, ref: DocumentRef, steps: ProjectionStep<Change>[]): Promise<Projected>;
  /** One fact for two changes of the same subject and `what`; null when together they change nothing. */
  merge(first: NewFact, latest: NewFact): NewFact | null;
  /** Writes all rows anew from the document, no facts. */
  rebuild(tx: Tx, ref: DocumentRef, doc: Y.Doc): Promise<void>;
}
