import type { Level, WorkspaceId } from '@baton/schema/shared';
import {
  handshake,
  oldestServed,
  parseDocumentName,
  wireVersion,
  type CloseReason,
  type DocumentKind,
  type Handshake,
  type Limits,
} from '@baton/schema/wire';

import type { Access } from '#platform/access/access.port.ts';
import { rightsVersionOf } from '#platform/access/read-actor.ts';
import type { LiveDocumentKind } from '#platform/documents/documents.port.ts';
import type { Scopes } from '#platform/scope/scope.ts';

import type { Applier } from '../applier/applier.ts';
import type { Admission } from './admission.ts';
import type { Opened, Session } from './session.ts';

/** A door that stays shut; only the reason reaches the client. */
export class Refused extends Error {
  readonly reason: CloseReason;

  constructor(reason: CloseReason) {
    // Hocuspocus logs messages of thrown errors; a refusal is nothing to log.
    super('');
    this.reason = reason;
  }
}

export interface OpeningParts {
  scopes: Scopes;
  access: Access;
  applier: Applier;
  admission: Admission;
  kinds: ReadonlyMap<DocumentKind, LiveDocumentKind<unknown>>;
  limits: Limits;
}

/**
 * Decides whether a socket gets a document, and reads the document when it does: a failure after this point could only
 * be told as a denial, and would leak what Hocuspocus has begun to make. Throws `Refused`, or what the database threw.
 */
export const openDocument = async (
  parts: OpeningParts,
  { session, documentName, token }: { session: Session; documentName: string; token: string },
): Promise<Opened> => {
  const room = parseDocumentName(documentName);
  const greeting = parseGreeting(token);
  if (!room || !greeting) throw new Refused('not-found');
  if (greeting.wire < oldestServed) throw new Refused('upgrade-required');
  if (greeting.wire > wireVersion) throw new Refused('try-again');
  const refusedBefore = session.refused.get(documentName);
  // Only a copy that holds nothing may come back after a refusal (M13).
  if (refusedBefore && greeting.epoch !== undefined) throw new Refused(refusedBefore);
  if (session.open.size >= parts.limits.documentsPerSocket) throw new Refused('too-many');
  if (!parts.admission.mayEnter(session, greeting.workspace)) throw new Refused('too-many');
  const opened =
    room.kind === 'presence'
      ? await openPresence(parts, session, greeting, room.id)
      : await openLiveDocument(parts, session, greeting, { kind: room.kind, id: room.id });
  session.refused.delete(documentName);
  return { ...opened, name: documentName, closed: false, skipping: false };
};

type Entry = Omit<Opened, 'name' | 'closed' | 'skipping'>;

const parseGreeting = (token: string): Handshake | null => {
  try {
    return handshake.parse(JSON.parse(token));
  } catch {
    return null;
  }
};

const openPresence = async (
  { scopes, access }: OpeningParts,
  session: Session,
  { workspace }: Handshake,
  id: string,
): Promise<Entry> => {
  if (id !== workspace) throw new Refused('not-found');
  const held = await scopes.withWorkspace({ workspace }, async (tx) => ({
    // Before the rights themselves: should they change in between, they are read once more.
    rights: (await rightsVersionOf(tx, workspace)) ?? 0,
    actor: await access.readActor(tx, session.signIn, workspace),
  }));
  if (!held.actor) throw new Refused('revoked');
  return {
    kind: 'presence',
    id,
    workspace,
    epoch: 1,
    frozen: false,
    actor: held.actor,
    level: 'read',
    rights: held.rights,
  };
};

const openLiveDocument = async (
  parts: OpeningParts,
  session: Session,
  greeting: Handshake,
  { kind, id }: { kind: DocumentKind; id: string },
): Promise<Entry> => {
  const { workspace, shape, epoch } = greeting;
  const definition = parts.kinds.get(kind);
  if (!definition) throw new Refused('not-found');
  const held = await parts.scopes.withWorkspace({ workspace }, async (tx) => {
    const rights = (await rightsVersionOf(tx, workspace)) ?? 0;
    const actor = await parts.access.readActor(tx, session.signIn, workspace);
    return { rights, actor, level: actor && (await definition.levelOf(tx, actor, id)) };
  });
  // Whoever holds a copy is told to give it up; to everybody else *not yours* and *not there* are the same.
  if (!held.actor) throw new Refused('revoked');
  if (!held.level) throw new Refused(epoch === undefined ? 'not-found' : 'revoked');
  if (shape < definition.shape) throw new Refused('upgrade-required');
  if (shape > definition.shape) throw new Refused('try-again');
  const head = await headOf(parts, { workspace, kind, id });
  if (epoch !== undefined && epoch !== head.epoch) throw new Refused('epoch-changed');
  const frozen = head.closedAtSeq !== null;
  const level: Level = frozen ? 'read' : held.level;
  return { kind, id, workspace, epoch: head.epoch, frozen, actor: held.actor, level, rights: held.rights };
};

const headOf = async (parts: OpeningParts, wanted: { workspace: WorkspaceId; kind: DocumentKind; id: string }) => {
  const live = await parts.applier.prepare(wanted.id);
  const head = live?.head;
  if (!head || head.ref.workspace !== wanted.workspace || head.ref.kind !== wanted.kind) throw new Refused('not-found');
  return head;
};
