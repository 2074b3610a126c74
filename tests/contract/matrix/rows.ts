import type { Caller } from './callers.ts';
import type { World } from './world.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
export type Route = `${Method} /${string}`;

/** One object state, and who may do this to it. */
export interface MatrixCase {
  /** Path parameters by their names in the route; the rest goes into the query of a GET, else into the body. */
  input?: (world: World, caller: Caller) => Record<string, unknown>;
  /** Exactly these; everybody else is refused and leaves no trace. */
  may: readonly Caller[];
  /** What those who may are answered, by default 200. A declared refusal of the business is 409. */
  answers?: number;
  /** Why this change leaves no fact; every other change leaves at least one. */
  quiet?: string;
  /** A refusal here may also be one of the business, such as an invitation to another address. */
  refusedWith?: readonly number[];
  /** Texts that these callers must not find in their answer. */
  hides?: (world: World) => Partial<Record<Caller, readonly string[]>>;
  /**
   * Keys whose ids need not be of this workspace: a filter that then finds nothing, or a name that a document may hold
   * and nobody is shown (M8).
   */
  filters?: readonly string[];
  /** The body is bytes of whatever kind: nothing in it is a key. */
  bytes?: true;
}

/** A row of the matrix: a route, and its cases by the state of the object. */
export type MatrixRows = Record<Route, Record<string, MatrixCase>>;
