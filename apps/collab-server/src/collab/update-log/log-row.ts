import type { DocumentRef, ProjectedRow } from '#platform/documents/documents.port.ts';

/** One committed row of a document's log. */
export interface LogRow extends ProjectedRow {
  update: Uint8Array;
  /** A committed row that cannot be applied after all (M5): everybody skips it. */
  quarantined: boolean;
}

/** A committed row with the document it belongs to, as the log tells those who follow it. */
export interface CommittedRow extends LogRow {
  document: string;
}

/** What the counter row says about a document. */
export interface DocumentHead {
  ref: DocumentRef;
  epoch: number;
  seq: number;
  shape: number;
  closedAtSeq: number | null;
  serverClientId: number;
}
