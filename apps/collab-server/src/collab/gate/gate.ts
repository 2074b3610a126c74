import type { MemberId } from '@baton/schema/shared';
import type { CloseReason, DocumentKind, Limits } from '@baton/schema/wire';
import * as Y from 'yjs';

import type { LiveDocumentKind } from '#platform/documents/documents.port.ts';

import type { Applier } from '../applier/applier.ts';
import type { LiveDocument } from '../applier/live-document.ts';
import { inspectUpdate, type Inspection } from './inspect-update.ts';
import type { Scratch } from './scratch.ts';

/** What the gate says of an update that came over a socket. */
export type Judgement =
  /** Append this; `claims` are client ids that become the author's. */
  | { take: Uint8Array; claims: number[] }
  | { pass: 'nothing-new' }
  /** It builds on what nobody has sent yet: not taken now, the client is asked for everything it has. */
  | { pass: 'missing' }
  | { refuse: Extract<CloseReason, 'invalid-update' | 'update-too-large'> };

export interface Knock {
  live: LiveDocument;
  update: Uint8Array;
  /** Sync step 2 may be larger than a single edit: it carries all that was done offline. */
  isSyncStep2: boolean;
  author: MemberId;
}

export interface Gate {
  judge(knock: Knock): Promise<Judgement>;
}

/** From this many structs on an update is first tried on a copy in another thread. */
const structsForScratch = 2_000;

export const createGate = (parts: {
  applier: Applier;
  scratch: Scratch;
  kinds: ReadonlyMap<DocumentKind, LiveDocumentKind<unknown>>;
  limits: Limits;
}): Gate => {
  const { applier, scratch, kinds, limits } = parts;

  const inspect = (live: LiveDocument, update: Uint8Array): Inspection =>
    live.doc && live.head
      ? inspectUpdate(live.doc, update, limits, kinds.get(live.head.ref.kind)?.admits)
      : { verdict: 'missing' };

  /** Client ids of the update that are another person's, or the server's own. */
  const foreigners = async (live: LiveDocument, clients: readonly number[], author: MemberId): Promise<number[]> => {
    const written = clients.filter((client) => !live.clients.has(client) && live.doc?.store.clients.has(client));
    if (written.length > 0) await applier.ownersOf(live, written);
    return clients.filter((client) => {
      const owner = live.clients.get(client);
      return client === live.head?.serverClientId || (owner !== undefined && owner !== author);
    });
  };

  /** Looks again after reading on in the log: another node may have taken what this one does not know yet. */
  const look = async (live: LiveDocument, update: Uint8Array, author: MemberId): Promise<Inspection> => {
    const first = inspect(live, update);
    if (first.verdict !== 'missing' && !(await writesForOthers(live, first, author))) return first;
    await applier.catchUp(live.document);
    const second = inspect(live, update);
    // What others wrote may be sent on by anybody once the log has it (M12); nothing new may be written for them.
    if (await writesForOthers(live, second, author)) return { verdict: 'refused', because: 'invalid-update' };
    return second;
  };

  const writesForOthers = async (live: LiveDocument, seen: Inspection, author: MemberId): Promise<boolean> =>
    seen.verdict === 'fits' && (await foreigners(live, seen.clients, author)).length > 0;

  return {
    judge: async ({ live, update, isSyncStep2, author }) => {
      const largest = isSyncStep2 ? limits.syncStep2 : limits.update;
      if (update.byteLength > largest) return { refuse: 'update-too-large' };
      const seen = await look(live, update, author);
      if (seen.verdict === 'refused') return { refuse: seen.because };
      if (seen.verdict !== 'fits') return { pass: seen.verdict };
      if (!staysWithin(live, update, seen, limits)) return { refuse: 'update-too-large' };
      if (seen.structs >= structsForScratch && !(await scratch.integrates(live.document, update)))
        return { refuse: 'invalid-update' };
      return { take: taken(live, update, seen.overlaps), claims: unclaimed(live, seen.clients) };
    },
  };
};

const staysWithin = (
  live: LiveDocument,
  update: Uint8Array,
  { structs, clients }: { structs: number; clients: readonly number[] },
  limits: Limits,
): boolean => {
  if (!live.doc) return true;
  const known = live.doc.store.clients;
  const newClients = clients.filter((client) => !known.has(client)).length;
  return live.weight.allows(live.doc, { bytes: update.byteLength, structs, newClients }, limits);
};

/**
 * The bytes to append: a copy, since the frame's own memory is reused. What the document has already is cut off, because
 * Yjs throws when the known half of a struct was collected meanwhile.
 */
const taken = (live: LiveDocument, update: Uint8Array, overlaps: boolean): Uint8Array =>
  overlaps && live.doc ? Y.diffUpdate(update, Y.encodeStateVector(live.doc)) : update.slice();

const unclaimed = (live: LiveDocument, clients: readonly number[]): number[] =>
  clients.filter((client) => !live.clients.has(client));
