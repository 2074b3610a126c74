import type { AnyContractProcedure } from '@orpc/contract';

import type { Actor } from '../access/actor.ts';
import type { Tx } from '../scope/scope.ts';
import type { AnswerOf, InputOf } from './contract.ts';
import type { Outcome } from './pipeline.ts';

/** What a read may use; the transaction sees one workspace. */
export interface Reading<Input> {
  tx: Tx;
  actor: Actor;
  input: Input;
  now: Date;
}

/** Reads only; runs under the same scope and the same kind of policy. */
export interface Query<C extends AnyContractProcedure> {
  contract: C;
  /** May this actor ask at all? Which rows they see is decided inside `read`. False answers not-found. */
  may: (actor: Actor) => boolean;
  /** Null answers not-found: *not yours* and *not there* are the same. */
  read: (reading: Reading<InputOf<C>>) => Promise<AnswerOf<C> | null>;
}

/** Erased form, as the application holds them. */
export interface AnyQuery {
  kind: 'query';
  contract: AnyContractProcedure;
  answer: (reading: Reading<unknown>) => Promise<Outcome>;
}

/** Declares a query of a feature. */
export const query = <C extends AnyContractProcedure>(definition: Query<C>): AnyQuery => ({
  kind: 'query',
  contract: definition.contract,
  answer: async (reading) => {
    if (!definition.may(reading.actor)) return { kind: 'not-found', because: 'not-allowed' };
    // oRPC has parsed the input by this very contract.
    const answer = await definition.read(reading as Reading<InputOf<C>>);
    return answer === null ? { kind: 'not-found', because: 'not-there' } : { kind: 'answered', answer };
  },
});
