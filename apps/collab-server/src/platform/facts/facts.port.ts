import type { FactId, MemberId, NewFact, Origin, WorkspaceId } from '@baton/schema/shared';

import type { Authorship } from '../documents/documents.port.ts';
import type { Tx } from '../scope/scope.ts';

/** A fact as it is about to be stored; `id` is derived where a retry must meet it again. */
export interface FactToRecord extends NewFact {
  id?: FactId;
  /** Whom it is attributed to where that is not the source's author; one call may record facts of many. */
  by?: Authorship;
  occurredAt: Date;
}

/** Where facts belong and who they are attributed to. */
export interface FactSource extends Authorship {
  workspace: WorkspaceId;
}

/** Inserts facts in the caller's transaction; a fact whose id is already there is left alone. */
export interface FactRecorder {
  /**
   * Records facts in the given order and lets the features' projections write their rows, once per newly recorded fact.
   * Returns the ids of those.
   */
  record(tx: Tx, source: FactSource, facts: readonly FactToRecord[]): Promise<FactId[]>;
}

/** A fact as projections, dispatch and visibility rules meet it. */
export interface RecordedFact extends NewFact {
  id: FactId;
  workspace: WorkspaceId;
  actor: MemberId | null;
  origin: Origin;
  cause: string | null;
  occurredAt: Date;
}

/** Turns one fact into rows, in the transaction that records it; never reads the clock. */
export type FactProjection = (tx: Tx, fact: RecordedFact) => Promise<void>;
