import type { NewFact } from '@baton/schema/shared';
import type { AnyContractProcedure } from '@orpc/contract';

import type { Actor } from '../access/actor.ts';
import type { DocumentRef, Documents, OpenDocument } from '../documents/documents.port.ts';
import type { Tx } from '../scope/scope.ts';
import type { AnswerOf, InputOf, RefusalOf } from './contract.ts';

/** What a decision may know beside the thing and the input; all of it passed in. */
export interface Moment {
  actor: Actor;
  now: Date;
  /** Mints a UUIDv7. */
  newId: () => string;
}

/** A decision that stands: the facts it leaves, and the answer to the caller. */
export interface Accepted<Answer> {
  facts: NewFact[];
  answer: Answer;
}

export const accept = <Answer>(answer: Answer, ...facts: NewFact[]): Accepted<Answer> => ({ facts, answer });

/** What `load` may use; ids in the input are looked up only through `tx`, which sees one workspace. */
export interface Loading<Input> {
  tx: Tx;
  actor: Actor;
  input: Input;
  /** The documents named by `documents`, locked and at their latest `seq`; empty where there are none. */
  open: readonly OpenDocument[];
}

/** What `write` may use: everything that was loaded and decided. */
export interface Writing<C extends AnyContractProcedure, Thing> extends Loading<InputOf<C>> {
  thing: Thing;
  accepted: Accepted<AnswerOf<C>>;
  now: Date;
  /** Creates documents; the ones to edit are in `open`. */
  documents: Documents;
  /** Whom document rows written here are attributed to. */
  by: { actor: Actor['member']; origin: Actor['origin']; cause: string };
}

/**
 * A request to decide something. Without `may` it does not type-check: nobody may do what no policy speaks of.
 * The pipeline runs, in one transaction: idempotency key → documents (if any) → `load` → `may` → `decide` → facts and
 * their rows → `write`. Every mutating command leaves at least one fact, here or by the projection of a document; only
 * what is a person's own, such as what they have read, does without.
 */
export interface Command<C extends AnyContractProcedure, Thing> {
  contract: C;
  /** The thing itself, locked (`for no key update`); null answers not-found. */
  load: (loading: Loading<InputOf<C>>) => Promise<Thing | null>;
  /** False answers the same not-found as a thing that is not there. */
  may: (actor: Actor, thing: Thing) => boolean;
  /** Pure: no database, clock, network or randomness that is not passed in. */
  decide: (thing: Thing, input: InputOf<C>, moment: Moment) => Accepted<AnswerOf<C>> | RefusalOf<C>;
  /**
   * Live documents this command edits, found by an unlocked read before the locks are taken (M2). An empty list says that
   * the thing is not there, null that it is and needs none.
   */
  documents?: (loading: Omit<Loading<InputOf<C>>, 'open'>) => Promise<DocumentRef[] | null>;
  /**
   * Writes that only this command makes: operations on the opened documents, rows that no fact tells. A refusal rolls
   * everything back; `{ answer }` replaces the decision's answer by what was really written.
   */
  write?: (writing: Writing<C, Thing>) => Promise<void | RefusalOf<C> | { answer: AnswerOf<C> }>;
  /** The topic of what this changes for the actor alone: their other tabs are told of it, and nobody else. */
  own?: string;
}
