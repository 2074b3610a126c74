import type { MemberId } from '@baton/schema/shared';
import type { AnyContractProcedure } from '@orpc/contract';

import type { RecordedFact } from '../facts/facts.port.ts';
import type { Tx } from '../scope/scope.ts';

/** A command that an automation wants done, as the API would be asked for it. */
export interface WantedCommand {
  contract: AnyContractProcedure;
  input: unknown;
  /** The first id that the command mints, derived from the fact's; those after it follow from it. */
  id: string;
}

/** Commands that belong together, in their order: when one is refused the rest is not done. */
export interface Response {
  /** With whose rights. Null: nobody's, so nothing is done, and the log says so. */
  as: MemberId | null;
  commands: readonly WantedCommand[];
}

/**
 * Facts in, commands out. It is asked once for every fact of its type that is not of an import, when the fact has its
 * place; should the process die on the way it is asked again, and answers the same since its ids follow from the fact.
 */
export interface Automation {
  name: string;
  /** The type of the facts that it responds to. */
  on: string;
  /** Reads what it needs to know of the workspace; it writes nothing. */
  respond: (tx: Tx, fact: RecordedFact) => Promise<readonly Response[]>;
}
