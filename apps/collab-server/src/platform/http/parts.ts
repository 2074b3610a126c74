import type { WorkspaceId } from '@baton/schema/shared';
import type { AnyContractRouter } from '@orpc/contract';
import type { Context } from 'hono';

import type { Access } from '../access/access.port.ts';
import type { Clock } from '../clock/clock.ts';
import type { Feature } from '../command/feature.ts';
import type { Documents } from '../documents/documents.port.ts';
import type { FactRecorder } from '../facts/facts.port.ts';
import type { Scopes } from '../scope/scope.ts';
import type { OriginCheck } from './origin.ts';
import type { Rate } from './rate.ts';

/** What the API is made of; `app.ts` passes it in. */
export interface ApiParts {
  /** Every contract of the API, `api` of `@baton/schema/api`. */
  contracts: AnyContractRouter;
  features: readonly Feature[];
  scopes: Scopes;
  access: Access;
  facts: FactRecorder;
  documents: Documents;
  clock: Clock;
  newId: () => string;
  /** The caller's network address; behind a proxy only as far as the configuration trusts it. */
  addressOf: (c: Context) => string;
  /** How often one person, or one address of nobody, may ask; null does not count. */
  rate: Rate | null;
  requestIdOf: (c: Context) => string;
  /** True for origins of the application's own pages; asked for every change. */
  isOwnOrigin: OriginCheck;
  /** Told of errors that are not answers, with everything they carry; outside only their kind is said. */
  onTrouble: (error: unknown, request: { requestId: string; route: string }) => void;
  /** Called after facts were committed: the sequencer may look now instead of within a second. */
  onFacts?: () => void;
  /** Called after somebody changed what is theirs alone: their other tabs may be told now instead of within a second. */
  onOwn?: (workspace: WorkspaceId) => void;
}
