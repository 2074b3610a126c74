import type { Refusal } from '@baton/schema/shared';

import type { Actor } from '../access/actor.ts';
import type { Tx } from '../scope/scope.ts';

/** What a route of bytes may use. It may take minutes, so it holds no transaction; it opens short ones. */
export interface BytesCall {
  /** Of the path, as they were sent: still to be parsed. */
  params: Readonly<Record<string, string>>;
  query: URLSearchParams;
  headers: Headers;
  /** What is sent, as it comes; empty for a GET. */
  body: AsyncIterable<Uint8Array>;
  /** How much the sender says will come. */
  declaredBytes: number | null;
  /** False for a HEAD, which wants the headers alone. */
  wantsBody: boolean;
  now: () => Date;
  newId: () => string;
  /** One transaction in the caller's workspace, with the rights they have now (M11); null once they have left it. */
  asActor: <T>(work: (tx: Tx, actor: Actor) => Promise<T>) => Promise<T | null>;
  /** One transaction to clean up after a caller whatever their rights have become. */
  inWorkspace: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
}

/**
 * A route whose body or answer is bytes. It leaves no fact: bytes mean nothing until a command says what they are. Null
 * answers not-found: *not yours* and *not there* are the same.
 */
export interface BytesRoute {
  method: 'GET' | 'PUT';
  /** Relative to the API's prefix, with `{name}` for parameters. */
  path: string;
  /** Statuses of refusals that HTTP has a better word for than 409. */
  statuses?: Readonly<Record<string, number>>;
  handle: (call: BytesCall) => Promise<Response | Refusal | null>;
}
