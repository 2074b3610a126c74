import type { Limits } from '@baton/schema/wire';
import * as Y from 'yjs';

type WeightLimits = Pick<Limits, 'documentHard' | 'documentStructs' | 'clientsPerDocument'>;

/** What an update would add to a document. */
export interface Growth {
  bytes: number;
  structs: number;
  newClients: number;
}

/** Rows between two counts of structs; a count walks every client id the document has seen. */
const rowsPerCount = 256;
/** Bytes taken in between two measures of a document that seems too large; a measure encodes it whole. */
const bytesPerMeasure = 1024 * 1024;

/**
 * How large one open document is. Rows are added as they come, which is too much by what they replace; only when that
 * sum reaches a limit is the document measured, so that an old board full of small edits is never called full.
 */
export class DocumentWeight {
  private bytes = 0;
  private measuredAt = -Infinity;
  private structs = 0;
  private rowsSinceCount = rowsPerCount;
  private taken = 0;

  /** A row, or the snapshot that stands for many. */
  add(bytes: number): void {
    this.bytes += bytes;
    this.taken += bytes;
    this.rowsSinceCount += 1;
  }

  /** True when the document stays within its limits with this much more. */
  allows(doc: Y.Doc, growth: Growth, limits: WeightLimits): boolean {
    const clients = doc.store.clients.size + growth.newClients;
    if (growth.newClients > 0 && clients > limits.clientsPerDocument) return false;
    if (this.rowsSinceCount >= rowsPerCount) this.count(doc);
    if (this.structs + growth.structs > limits.documentStructs) return false;
    const over = (): boolean => this.bytes + growth.bytes > limits.documentHard;
    if (over() && this.taken - this.measuredAt >= bytesPerMeasure) this.measure(doc);
    if (over()) return false;
    this.structs += growth.structs;
    return true;
  }

  private count(doc: Y.Doc): void {
    this.rowsSinceCount = 0;
    this.structs = 0;
    for (const structs of doc.store.clients.values()) this.structs += structs.length;
  }

  private measure(doc: Y.Doc): void {
    this.measuredAt = this.taken;
    this.bytes = Y.encodeStateAsUpdate(doc).byteLength;
  }
}
