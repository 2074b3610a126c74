import { refuse, type CalendarId } from '@baton/schema/shared';
import type { AnyContractProcedure } from '@orpc/contract';

import type { Outcome, Performing } from '#platform/command/pipeline.ts';

import type { PutEvent } from './read-put.ts';

/** What a device puts, and what it thinks is there. */
export interface Put {
  calendar: CalendarId;
  name: string;
  event: PutEvent;
  /** ETag that it must have; `*` for any. */
  ifMatch: string | null;
  /** It must not be there yet. */
  ifNoneMatch: boolean;
}

/** Carries how a step ended out of the steps. */
export class Ended extends Error {
  readonly outcome: Outcome;
  constructor(outcome: Outcome) {
    super(outcome.kind);
    this.outcome = outcome;
  }
}

export const refused = (reason: string): Ended => new Ended({ kind: 'refused', refusal: refuse(reason) });

/** What all steps of one put work with. */
export interface Steps {
  performing: Performing;
  put: Put;
  run: (command: AnyContractProcedure, input: object) => Promise<unknown>;
  /** The actor's own address. */
  me: string;
}

/** Called by somebody else, in another calendar: its people are not ours to write to. */
export const isForeign = ({ organiser }: PutEvent, me: string): boolean => organiser !== null && organiser !== me;
