import type { NewFact, Refusal } from '@baton/schema/shared';
import type { AnyContractProcedure, InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract';

import type { Actor } from '../access/actor.ts';
import type { DocumentRef, Documents, OpenDocument } from '../documents/documents.port.ts';
import type { Tx } from '../scope/scope.ts';

type InputOf<C extends AnyContractProcedure> = InferContractRouterInputs<C>;
type OutputOf<C extends AnyContractProcedure> = InferContractRouterOutputs<C>;

/** What a decision may know beside the thing and the input; all of it passed in. */
export interface Moment {
  actor: Actor;
  now: Date;
  /** Mints a UUIDv7. */
  newId: () => string;
}

/** A decision that stands: the facts it leaves, and the answer to the caller. */
export interface Accepted<Output> {
  facts: NewFact[];
  answer: Output;
}

export const accept = <Output>(answer: Output, ...facts: NewFact[]): Accepted<Output> => ({ facts, answer });

/** What `load` may use; ids in the input are looked up only through `tx`, which sees one workspace. */
export interface Loading<Input> {
  tx: Tx;
  actor: Actor;
  input: Input;
}

/**
 * A request to decide something. Without `may` it does not type-check: nobody may do what no policy speaks of.
 * The pipeline runs, in one transaction: idempotency key → documents (if any) → `load` → `may` → `decide` → facts → rows.
 */
export interface Command<C extends AnyContractProcedure, Thing> {
  contract: C;
  /** The thing itself, locked; null answers not-found. */
  load: (loading: Loading<InputOf<C>>) => Promise<Thing | null>;
  may: (actor: Actor, thing: Thing) => boolean;
  decide: (thing: Thing, input: InputOf<C>, moment: Moment) => Accepted<OutputOf<C>> | Refusal;
  /** Live documents this command edits, found by an unlocked read before the locks are taken (M2). */
  documents?: (loading: Loading<InputOf<C>>) => Promise<DocumentRef[]>;
  /** Writes that only this command makes: operations on the opened documents, rows that no fact tells. After `decide`. */
  write?: (
    accepted: Accepted<OutputOf<C>>,
    world: { tx: Tx; actor: Actor; thing: Thing; input: InputOf<C>; open: OpenDocument[]; documents: Documents },
  ) => Promise<void>;
}

/** Erased form, as the application holds them. */
export interface AnyCommand {
  contract: AnyContractProcedure;
  definition: Command<AnyContractProcedure, never>;
}

/** Reads only; runs under the same scope and the same kind of policy. */
export interface Query<C extends AnyContractProcedure> {
  contract: C;
  /** Null answers not-found: *not yours* and *not there* are the same. */
  read: (loading: Loading<InputOf<C>>) => Promise<OutputOf<C> | null>;
  may: (actor: Actor) => boolean;
}
