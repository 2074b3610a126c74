import type { Level } from '@baton/schema/shared';

import type { Actor } from '../access/actor.ts';
import type { Automation } from '../automations/automation.ts';
import type { LiveDocumentKind } from '../documents/documents.port.ts';
import type { FactProjection, RecordedFact } from '../facts/facts.port.ts';
import type { AnyJobKind } from '../jobs/job-kind.ts';
import type { Tx } from '../scope/scope.ts';
import type { BytesRoute } from './bytes.ts';
import type { AnyCommand } from './command.ts';
import type { AnyDoor } from './door.ts';
import type { AnyQuery } from './query.ts';

/**
 * Which of these facts may this actor see on the feed and on timelines? Asked per receiver, in one call for many facts,
 * under the receiver's workspace. A subject kind that no feature answers for is seen by nobody.
 */
export type FactVisibility = (tx: Tx, actor: Actor, facts: readonly RecordedFact[]) => Promise<ReadonlySet<string>>;

/** What this actor holds on a page that people can be at; null when they may not know of it. */
export type PlaceLevel = (tx: Tx, actor: Actor, id: string) => Promise<Level | null>;

/** Ids of what belongs to records that are deleted for good, and goes with them. */
export type GoesWith = (tx: Tx, gone: readonly string[]) => Promise<readonly string[]>;

/** What one domain of the business brings to the application; `app.ts` composes the list. */
export interface Feature {
  name: string;
  commands: readonly AnyCommand[];
  queries: readonly AnyQuery[];
  /** Routes outside any workspace; almost no feature has one. */
  doors?: readonly AnyDoor[];
  /** Routes whose body or answer is bytes; only a feature that keeps files has one. */
  bytes?: readonly BytesRoute[];
  /** Fact type → rows, in the transaction that records the fact. */
  projections: Readonly<Record<string, FactProjection>>;
  /** Subject kind → who sees its facts; the set holds the ids of the visible facts. */
  sees?: Readonly<Record<string, FactVisibility>>;
  /** Kind of page → who is told who is there. */
  places?: Readonly<Record<string, PlaceLevel>>;
  /** What of this feature belongs to records of others, when those are deleted for good. */
  goesWith?: GoesWith;
  /** What follows by itself from facts. */
  automations?: readonly Automation[];
  /** Work done after commits. */
  jobs?: readonly AnyJobKind[];
  documentKinds?: readonly LiveDocumentKind<unknown>[];
}
