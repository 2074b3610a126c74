import type { Level } from '@baton/schema/shared';
import type { AwarenessState } from '@baton/schema/wire';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';

import type { StoredCopy } from './copies.ts';
import type { CannotSave, SaveState } from './ledger.ts';
import type { Quiet } from './quiet.ts';

/** Edits that will not be sent: the copy they live in was refused or belongs to an epoch that ended. */
export interface RecoveredCopy {
  doc: Y.Doc;
  reason: CannotSave;
  changes: number;
}

/** One immutable picture of a live document; a new object whenever something in it changed. */
export interface LiveView {
  /** Replaced, never emptied, when the server's history and this copy part: hold on to `view.doc`, not to a doc. */
  doc: Y.Doc;
  awareness: Awareness;
  save: SaveState;
  /** Whether there is anything to show: nothing yet, the last copy kept on this device, or the server's state. */
  contents: 'none' | 'copy' | 'live';
  level: Level | null;
  /** The document is not there or not ours (any more); both look the same. */
  gone: boolean;
  recovered: RecoveredCopy | null;
}

/** An empty document with a voice of its own. The voice says `away`, since removals are lost on the way. */
export const emptyView = (quiet: Quiet): Omit<LiveView, 'save'> => {
  const doc = new Y.Doc();
  const awareness = new Awareness(doc);
  awareness.setLocalState({ doing: 'away' } satisfies AwarenessState);
  quiet.watch(awareness);
  return { doc, awareness, contents: 'none', level: null, gone: false, recovered: null };
};

/** A copy that was refused on an earlier visit, to be looked at. */
export const recoveredFrom = ({ updates, held, unsent }: StoredCopy): RecoveredCopy => {
  const doc = new Y.Doc();
  applyAll(doc, updates, null);
  return { doc, reason: (held?.reason ?? 'invalid-update') as CannotSave, changes: unsent };
};

/** Applies updates in their order as one transaction, so that it is heard of once. */
export const applyAll = (doc: Y.Doc, updates: readonly Uint8Array[], origin: unknown): void =>
  Y.transact(
    doc,
    () => {
      for (const update of updates) Y.applyUpdate(doc, update, origin);
    },
    origin,
    false,
  );

export const sameState = (a: SaveState, b: SaveState) => JSON.stringify(a) === JSON.stringify(b);

/** Parses JSON; null when it is none. */
export const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};
