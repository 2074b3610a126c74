import type { MemberId, PastMoment, PastRow } from '@baton/schema/shared';
import type * as Y from 'yjs';

import type { Tx } from '../scope/scope.ts';
import type { DocumentRef } from './documents.port.ts';

/** Who wrote the piece with this Yjs id; null for what nobody is known for. */
export type AuthorOf = (client: number, clock: number) => MemberId | null;

/** A piece of a document by its Yjs id. */
export interface Piece {
  client: number;
  clock: number;
}

/** A live document as it was after one row of its log. */
export interface PastDocument {
  seq: number;
  doc: Y.Doc;
  /** Who wrote what; asked for apart, since not everybody who looks back wants to know it. */
  authors: () => Promise<AuthorOf>;
  /** Who took each of these pieces away, in rows after `since` up to this moment. */
  removers(since: number, pieces: readonly Piece[]): Promise<AuthorOf>;
}

/** How features look at earlier states of live documents; implemented by the collab room, from the log. */
export interface Past {
  /** Calls `reader` with the state after row `seq`; null where there is no such document or row. The doc ends with it. */
  read<V>(tx: Tx, ref: DocumentRef, seq: number, reader: (past: PastDocument) => V | Promise<V>): Promise<V | null>;
  row(tx: Tx, ref: DocumentRef, seq: number): Promise<PastRow | null>;
  /** The newest row, and where stretches of work ended, newest first. */
  moments(tx: Tx, ref: DocumentRef): Promise<{ head: number; moments: PastMoment[] }>;
}
