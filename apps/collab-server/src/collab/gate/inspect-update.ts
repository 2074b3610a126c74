import type { Limits } from '@baton/schema/wire';
import { hasContent, type Decoder } from 'lib0/decoding';
import * as Y from 'yjs';

import { deletesAnything } from './known-content.ts';
import { resolveStructs, type Struct } from './resolve-structs.ts';

/** What an update would do to a document, found without changing it. */
export type Inspection =
  /** The document contains it already. */
  | { verdict: 'nothing-new' }
  /** It fits: `clients` write here for the first time or go on writing. */
  | { verdict: 'fits'; clients: number[]; overlaps: boolean; structs: number }
  /** It builds on something that this copy does not have. */
  | { verdict: 'missing' }
  | { verdict: 'refused'; because: 'invalid-update' | 'update-too-large' };

/** The decoder that Yjs makes for itself, kept to see whether it read to the end and how many clients were announced. */
class Watched extends Y.UpdateDecoderV1 {
  static last: Watched | null = null;
  readonly source: Decoder;
  announced = 0;

  constructor(decoder: Decoder) {
    super(decoder);
    this.source = decoder;
    Watched.last = this;
  }

  override readClient(): number {
    this.announced += 1;
    return super.readClient();
  }
}

/** A run of one client that is longer than any honest history here. */
const longestRun = 10_000_000;
/** A reconnecting client sends all deletions it knows of, so these are allowed to be many. */
const mostDeletions = 200_000;
const deepestValue = 64;

/**
 * Judges one V1 update against a document (R7): decodes it, refuses trailing bytes (a V2 update shows as such), bombs and
 * contradictions, and resolves every reference. What passes integrates completely; nothing is left pending.
 */
export const inspectUpdate = (
  doc: Y.Doc,
  update: Uint8Array,
  limits: Limits,
  admits: (piece: Y.Item) => boolean = () => true,
): Inspection => {
  const decoded = decode(update);
  if (!decoded) return refused('invalid-update');
  const { structs, ds, announced } = decoded;
  if (structs.length > limits.structsPerUpdate) return refused('update-too-large');
  const runs = runsByClient(structs);
  // A client announced without structs makes Yjs throw in the middle of applying.
  if (!runs || runs.size !== announced || !structs.every(isSane) || !deletionsAreSane(ds))
    return refused('invalid-update');
  if (!structs.every((struct) => !(struct instanceof Y.Item) || admits(struct))) return refused('invalid-update');
  return placeInDocument(doc, { structs, ds, runs }, limits);
};

const refused = (because: 'invalid-update' | 'update-too-large'): Inspection => ({ verdict: 'refused', because });

interface Decoded {
  structs: Struct[];
  ds: Deletions;
  runs: ReadonlyMap<number, Struct[]>;
}

const placeInDocument = ({ store }: Y.Doc, { structs, ds, runs }: Decoded, limits: Limits): Inspection => {
  const fresh = [...runs].filter(([client, run]) => endOf(run.at(-1)) > Y.getState(store, client));
  const unknown = fresh.filter(([client]) => !store.clients.has(client));
  if (unknown.length > limits.newClientsPerUpdate) return refused('update-too-large');
  const resolved = resolveStructs(store, runs, limits.depth);
  if (resolved === 'invalid') return refused('invalid-update');
  if (resolved === 'missing' || !deletionsAreKnown(ds, store, runs)) return { verdict: 'missing' };
  if (fresh.length === 0 && !deletesAnything(ds, store)) return { verdict: 'nothing-new' };
  return {
    verdict: 'fits',
    clients: fresh.map(([client]) => client),
    overlaps: fresh.length > 0 && structs.some((struct) => struct.id.clock < Y.getState(store, struct.id.client)),
    structs: structs.length,
  };
};

const decode = (update: Uint8Array): { structs: Struct[]; ds: Deletions; announced: number } | null => {
  try {
    const decoded = Y.decodeUpdateV2(update, Watched);
    const read = Watched.last;
    if (!read || hasContent(read.source)) return null;
    return { ...decoded, announced: read.announced };
  } catch {
    return null;
  } finally {
    Watched.last = null;
  }
};

const endOf = (struct: Struct | undefined): number => (struct ? struct.id.clock + struct.length : 0);

/** Each client once, its clocks without gaps: Yjs keeps only the last run of a client that is named twice. */
const runsByClient = (structs: Struct[]): Map<number, Struct[]> | null => {
  const runs = new Map<number, Struct[]>();
  let current: Struct[] = [];
  for (const struct of structs) {
    const { client, clock } = struct.id;
    const last = current.at(-1);
    if (last?.id.client === client) {
      if (clock !== endOf(last)) return null;
      current.push(struct);
      continue;
    }
    if (runs.has(client)) return null;
    current = [struct];
    runs.set(client, current);
  }
  return runs;
};

const isSane = (struct: Struct): boolean => {
  if (!(struct.length >= 1 && struct.length <= longestRun && Number.isSafeInteger(endOf(struct)))) return false;
  if (!(struct instanceof Y.Item)) return true;
  const { content } = struct;
  if (content instanceof Y.ContentDoc) return false;
  if (content instanceof Y.ContentAny) return content.arr.every((value) => isShallow(value));
  return true;
};

/** True when a value nests no deeper than what any reader or encoder can walk. */
const isShallow = (value: unknown, left = deepestValue): boolean => {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return true;
  if (left === 0) return false;
  return Object.values(value).every((inner) => isShallow(inner, left - 1));
};

type Deletions = ReturnType<typeof Y.decodeUpdate>['ds'];

const deletionsAreSane = (ds: Deletions): boolean => {
  let count = 0;
  for (const ranges of ds.clients.values()) {
    count += ranges.length;
    if (!ranges.every(({ clock, len }) => len >= 1 && Number.isSafeInteger(clock + len))) return false;
  }
  return count <= mostDeletions;
};

const deletionsAreKnown = (ds: Deletions, store: Y.Doc['store'], runs: Decoded['runs']): boolean => {
  for (const [client, ranges] of ds.clients) {
    const known = Math.max(Y.getState(store, client), endOf(runs.get(client)?.at(-1)));
    if (!ranges.every(({ clock, len }) => clock + len <= known)) return false;
  }
  return true;
};
