import type { FactId, NewFact } from '@baton/schema/shared';

import type { Authorship } from '../documents/documents.port.ts';
import type { Tx } from '../scope/scope.ts';

/** A fact as it is about to be stored; `id` is derived where a retry must meet it again. */
export interface FactToRecord extends NewFact {
  id?: FactId;
  occurredAt: Date;
}

/** Inserts facts in the caller's transaction; a fact whose id is already there is left alone. */
export interface FactRecorder {
  record(tx: Tx, by: Authorship, facts: FactToRecord[]): Promise<void>;
}
