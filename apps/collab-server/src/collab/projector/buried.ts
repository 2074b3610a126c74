import * as Y from 'yjs';

import type { LogRow } from '../update-log/log-row.ts';

/** A run of one client's operations. */
interface Run {
  client: number;
  from: number;
  /** The first one after it. */
  to: number;
}

/**
 * Notes what arrives for something that was removed before: Yjs takes it in as an empty run, tells nobody, and forgets
 * what it was meant for. `drain` answers the runs since the last call; nearly always none.
 */
export const watchBuried = (doc: Y.Doc): { drain(): Run[]; stop(): void } => {
  let runs: Run[] = [];
  const look = ({ beforeState, afterState }: Y.Transaction) => {
    for (const [client, to] of afterState) {
      const from = beforeState.get(client) ?? 0;
      if (to > from && newestAreGone(doc, client, from)) runs.push({ client, from, to });
    }
  };
  doc.on('afterTransaction', look);
  return {
    drain: () => {
      const drained = runs;
      if (runs.length > 0) runs = [];
      return drained;
    },
    stop: () => doc.off('afterTransaction', look),
  };
};

const newestAreGone = (doc: Y.Doc, client: number, from: number): boolean => {
  const structs = doc.store.clients.get(client) ?? [];
  for (let at = structs.length - 1; at >= 0; at -= 1) {
    const struct = structs[at];
    if (!struct || struct.id.clock + struct.length <= from) return false;
    if (struct instanceof Y.GC) return true;
  }
  return false;
};

/** A row that brought something for what was gone. */
export interface LateRow {
  row: LogRow;
  runs: readonly Run[];
}

/**
 * Where the values of these rows were meant to go, as keys from the root: `['deals', '<id>', 'title']`. `log` is the whole
 * log up to them; it is replayed once without forgetting, which is slow and seldom.
 */
export const buriedPlaces = (log: readonly LogRow[], late: readonly LateRow[]): string[][][] => {
  const doc = new Y.Doc({ gc: false });
  for (const { quarantined, update } of log) if (!quarantined) Y.applyUpdate(doc, update);
  const places = late.map(({ row, runs }) =>
    Y.decodeUpdate(row.update).structs.flatMap((struct) => {
      const { client, clock } = struct.id;
      const isBuried = runs.some((run) => run.client === client && clock >= run.from && clock < run.to);
      if (!(struct instanceof Y.Item) || !isBuried) return [];
      const kept = Y.getItem(doc.store, struct.id);
      return kept instanceof Y.Item ? [keysTo(doc, kept)] : [];
    }),
  );
  doc.destroy();
  return places;
};

const keysTo = (doc: Y.Doc, item: Y.Item): string[] => {
  const keys: string[] = [];
  let type: Y.AbstractType<unknown> | null = null;
  for (let at: Y.Item | null = item; at; at = type?._item ?? null) {
    if (at.parentSub !== null) keys.unshift(at.parentSub);
    type = at.parent instanceof Y.AbstractType ? at.parent : null;
  }
  const root = [...doc.share].find(([, shared]) => shared === type)?.[0];
  return root === undefined ? keys : [root, ...keys];
};
