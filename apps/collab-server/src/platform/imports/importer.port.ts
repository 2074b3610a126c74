import type { WorkspaceId } from '@baton/schema/shared';

import type { Authorship, Documents } from '../documents/documents.port.ts';
import type { Tx } from '../scope/scope.ts';

/** One batch of an import, inside its transaction. */
export interface ImportScope {
  tx: Tx;
  workspace: WorkspaceId;
  /** Names where the records come from. */
  source: string;
  by: Authorship & { cause: string };
  documents: Documents;
  now: Date;
  newId: () => string;
}

/** A record to write. References in `values` are ids already; a changed record brings only the fields that change. */
export interface ImportedRecord {
  id: string;
  /** The record's own id in the source. */
  externalId: string;
  isNew: boolean;
  values: Readonly<Record<string, unknown>>;
  /** Of a changed record, what the import before gave for these fields. */
  before?: Readonly<Record<string, unknown>>;
}

/** A value of one of the workspace's own fields comes by this and the field's id; one that is a member by the other. */
export const ownFieldPrefix = 'custom:';
export const ownPersonPrefix = 'person:';

/** How a feature takes in records that come from elsewhere, and gives them back. `app.ts` composes them. */
export interface Importer {
  kind: string;
  /** Records of these names that are there, whoever made them; by the name as it was asked. People go by e-mail. */
  find(tx: Tx, names: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Writes new records, or changes to those there are. A new one may have been there before and been taken back. */
  write(scope: ImportScope, records: readonly ImportedRecord[]): Promise<void>;
  /** A digest of what people can change of each record; absent = it is gone. */
  fingerprints(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Takes records back; answers those that are gone now. The others are in use. */
  remove(scope: ImportScope, ids: readonly string[]): Promise<ReadonlySet<string>>;
}

/** A batch cannot be taken in as it is; the import stops there and tells this code. */
export class ImportRefused extends Error {
  readonly code: string;
  constructor(code: string) {
    super(`The import was refused: ${code}`);
    this.code = code;
  }
}
