import type { AnyContractProcedure } from '@orpc/contract';

import type { Command } from './definition.ts';
import { performCommand, type Outcome, type Performing } from './pipeline.ts';

export { accept, type Accepted, type Command, type Loading, type Moment, type Writing } from './definition.ts';

/** Erased form, as the application holds them. */
export interface AnyCommand {
  kind: 'command';
  contract: AnyContractProcedure;
  /** Set where it changes what is the actor's own. */
  own: string | null;
  perform: (performing: Performing) => Promise<Outcome>;
}

/** Declares a command of a feature. */
export const command = <C extends AnyContractProcedure, Thing>(definition: Command<C, Thing>): AnyCommand => ({
  kind: 'command',
  contract: definition.contract,
  own: definition.own ?? null,
  perform: (performing) => performCommand(definition, performing),
});
