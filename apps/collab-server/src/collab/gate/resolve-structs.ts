import * as Y from 'yjs';

export type Struct = Y.Item | Y.GC | Y.Skip;
type Store = Y.Doc['store'];

/**
 * Follows Yjs' own order of integration over the structs of each client: a struct goes in when everything it names is
 * there. Known ones are followed too: Yjs would keep them as pending when what they name is unknown. `missing` when something never comes, `invalid` for what no client writes: references forward in its own run,
 * types nested deeper than `deepest`.
 */
export const resolveStructs = (
  store: Store,
  runs: ReadonlyMap<number, Struct[]>,
  deepest: number,
): 'fits' | 'missing' | 'invalid' => {
  const progress = new Progress(store, runs);
  let outcome: Advance = 'moved';
  while (outcome === 'moved') {
    outcome = 'stuck';
    for (const client of runs.keys()) {
      const advance = advanceRun(progress, client, deepest);
      if (advance === 'invalid') return 'invalid';
      if (advance === 'moved') outcome = 'moved';
    }
  }
  return progress.done() ? 'fits' : 'missing';
};

type Advance = 'moved' | 'stuck' | 'invalid';

const advanceRun = (progress: Progress, client: number, deepest: number): Advance => {
  let outcome: Advance = 'stuck';
  for (let struct = progress.next(client); struct; struct = progress.next(client)) {
    const depth = progress.depthOf(struct);
    if (depth === 'waits') return outcome;
    if (depth === 'invalid' || depth > deepest) return 'invalid';
    progress.take(struct, depth);
    outcome = 'moved';
  }
  return outcome;
};

/** How far the runs have gone in, and how deep each struct lies: 0 in a root type, one more inside each nested type. */
class Progress {
  private readonly store: Store;
  private readonly runs: ReadonlyMap<number, Struct[]>;
  private readonly place = new Map<number, number>();
  private readonly state = new Map<number, number>();
  private readonly depths = new Map<Struct, number>();

  constructor(store: Store, runs: ReadonlyMap<number, Struct[]>) {
    this.store = store;
    this.runs = runs;
    for (const client of runs.keys()) {
      this.state.set(client, Y.getState(store, client));
      this.place.set(client, 0);
    }
  }

  /** The client's next new struct, unless it starts beyond what is known of that client. */
  next(client: number): Struct | null {
    const struct = this.runs.get(client)?.[this.place.get(client) ?? 0];
    if (!struct) return null;
    if (struct instanceof Y.Skip && struct.id.clock + struct.length > this.reached(client)) return null;
    return struct.id.clock <= this.reached(client) ? struct : null;
  }

  take(struct: Struct, depth: number): void {
    const { client, clock } = struct.id;
    this.depths.set(struct, depth);
    this.state.set(client, Math.max(this.reached(client), clock + struct.length));
    this.place.set(client, (this.place.get(client) ?? 0) + 1);
  }

  done(): boolean {
    return [...this.runs].every(([client, run]) => (this.place.get(client) ?? 0) >= run.length);
  }

  depthOf(struct: Struct): number | 'waits' | 'invalid' {
    if (!(struct instanceof Y.Item)) return 0;
    const { origin, rightOrigin, parent } = struct;
    const named = [origin, rightOrigin, parent instanceof Y.ID ? parent : null];
    for (const id of named) {
      if (!id) continue;
      if (id.client === struct.id.client && id.clock >= struct.id.clock) return 'invalid';
      if (id.clock >= this.reached(id.client)) return 'waits';
    }
    const inside = struct.content instanceof Y.ContentType ? 1 : 0;
    return this.depthAround(origin ?? rightOrigin, parent) + inside;
  }

  /** How deep a place lies that is next to `neighbour` or, without one, directly in `parent`. */
  private depthAround(neighbour: Y.ID | null, parent: unknown): number {
    if (neighbour) {
      const beside = this.at(neighbour);
      const own = beside instanceof Y.Item && beside.content instanceof Y.ContentType ? 1 : 0;
      return this.depthAt(beside) - own;
    }
    return parent instanceof Y.ID ? this.depthAt(this.at(parent)) : 0;
  }

  private depthAt(struct: Struct | undefined): number {
    if (!struct) return 0;
    const known = this.depths.get(struct);
    if (known !== undefined) return known;
    let depth = 0;
    for (let item: Struct | null = struct; item instanceof Y.Item;) {
      if (item.content instanceof Y.ContentType) depth += 1;
      const parent: unknown = item.parent;
      item = parent instanceof Y.AbstractType ? parent._item : null;
    }
    return depth;
  }

  private reached(client: number): number {
    return this.state.get(client) ?? Y.getState(this.store, client);
  }

  /** The struct that holds an id: of the update when it is new, otherwise of the store. */
  private at(id: Y.ID): Struct | undefined {
    const known = Y.getState(this.store, id.client);
    const structs: Struct[] | undefined =
      id.clock < known ? this.store.clients.get(id.client) : this.runs.get(id.client);
    if (!structs || structs.length === 0) return undefined;
    return structs[indexAt(structs, id.clock)];
  }
}

const indexAt = (structs: Struct[], clock: number): number => {
  let [low, high] = [0, structs.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((structs[middle]?.id.clock ?? 0) <= clock) low = middle;
    else high = middle - 1;
  }
  return low;
};
