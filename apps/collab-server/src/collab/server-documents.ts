import type { Clock } from '#platform/clock/clock.ts';
import type { Documents, LiveDocumentKind } from '#platform/documents/documents.port.ts';
import type { FactRecorder } from '#platform/facts/facts.port.ts';
import type { Scopes } from '#platform/scope/scope.ts';

import { createCopyShelf } from './projector/copy-shelf.ts';
import { kindsOf } from './projector/kinds.ts';
import { startProjecting, type ProjectingParts, type RunningProjector } from './projector/projecting.ts';
import { createProjector, type Projector } from './projector/projector.ts';
import { createDocuments } from './server-edits/documents.ts';
import type { UpdateLog } from './update-log/update-log.ts';

export interface ServerDocumentsParts {
  scopes: Scopes;
  kinds: readonly LiveDocumentKind<unknown>[];
  facts: FactRecorder;
  log: Pick<UpdateLog, 'announce' | 'follow'>;
  clock: Clock;
}

export interface ServerDocuments {
  documents: Documents;
  projector: Projector;
  /** Lets the projector run by itself; `stop` resolves when nothing of it runs any more. */
  start: (options: Omit<ProjectingParts, 'projector' | 'shelf' | 'log'>) => RunningProjector;
}

/** Everything the server does with documents beside sockets: its own copies, server edits and the projector on them. */
export const createServerDocuments = ({ scopes, kinds, facts, log, clock }: ServerDocumentsParts): ServerDocuments => {
  const shelf = createCopyShelf();
  const kindOf = kindsOf(kinds);
  const documents = createDocuments({ shelf, kindOf, facts, log });
  const projector = createProjector({ scopes, shelf, kindOf, facts, documents, clock });
  // Whose document it is need not be known yet: an update that hurries for nothing costs one projection.
  const hurries = (update: Uint8Array): boolean => kinds.some((kind) => kind.hurries?.(update) ?? false);
  return { documents, projector, start: (options) => startProjecting({ ...options, projector, shelf, log, hurries }) };
};
