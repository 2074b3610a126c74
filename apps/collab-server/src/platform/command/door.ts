import { isRefusal } from '@baton/schema/shared';
import type { AnyContractProcedure } from '@orpc/contract';

import type { SignIn } from '../access/access.port.ts';
import type { FactRecorder } from '../facts/facts.port.ts';
import type { Scopes } from '../scope/scope.ts';
import type { AnswerOf, InputOf, RefusalOf } from './contract.ts';
import type { Outcome } from './pipeline.ts';

/** What a door may use. It opens its own transactions, since it stands outside any workspace. */
export interface DoorCall<Input, Who = SignIn | null> {
  input: Input;
  signIn: Who;
  /** The caller's network address, for limits. */
  address: string;
  headers: Headers;
  now: Date;
  newId: () => string;
  scopes: Scopes;
  facts: FactRecorder;
}

/**
 * A route outside any workspace: the first set-up, who I am, the acceptance of an invitation. Everything else is a
 * command or a query. `null` answers not-found; without a sign-in a `signed-in` door answers 401.
 */
export type Door<C extends AnyContractProcedure> = { contract: C } & (
  | { who: 'anyone'; handle: (call: DoorCall<InputOf<C>>) => Promise<AnswerOf<C> | RefusalOf<C> | null> }
  | { who: 'signed-in'; handle: (call: DoorCall<InputOf<C>, SignIn>) => Promise<AnswerOf<C> | RefusalOf<C> | null> }
);

/** Erased form, as the application holds them. */
export interface AnyDoor {
  kind: 'door';
  contract: AnyContractProcedure;
  who: 'anyone' | 'signed-in';
  enter: (call: DoorCall<unknown>) => Promise<Outcome>;
}

/** Declares a door of a feature. */
export const door = <C extends AnyContractProcedure>(definition: Door<C>): AnyDoor => ({
  kind: 'door',
  contract: definition.contract,
  who: definition.who,
  enter: async (call) => {
    // oRPC has parsed the input by this very contract.
    const typed = call as DoorCall<InputOf<C>>;
    if (definition.who === 'anyone') return outcomeOf(await definition.handle(typed));
    const { signIn } = typed;
    return signIn === null ? { kind: 'signed-out' } : outcomeOf(await definition.handle({ ...typed, signIn }));
  },
});

const outcomeOf = (said: unknown): Outcome => {
  if (said === null) return { kind: 'not-found', because: 'not-there' };
  return isRefusal(said) ? { kind: 'refused', refusal: said } : { kind: 'answered', answer: said };
};
