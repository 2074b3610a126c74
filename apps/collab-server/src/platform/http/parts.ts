import type { Context } from 'hono';

import type { Access } from '../access/access.port.ts';
import type { Clock } from '../clock/clock.ts';
import type { Feature } from '../command/feature.ts';
import type { Documents } from '../documents/documents.port.ts';
import type { FactRecorder } from '../facts/facts.port.ts';
import type { Scopes } from '../scope/scope.ts';

/** What the API is made of; `app.ts` passes it in. */
export interface ApiParts {
  features: readonly Feature[];
  scopes: Scopes;
  access: Access;
  facts: FactRecorder;
  documents: Documents;
  clock: Clock;
  newId: () => string;
  /** The caller's network address; behind a proxy only as far as the configuration trusts it. */
  addressOf: (c: Context) => string;
}
