import type { ServerCopy } from './server-copy.ts';

export interface ShelfOptions {
  /** Copies that nobody uses are kept up to this number, and this long. */
  keep?: number;
  idleMs?: number;
  /** How long to wait for somebody else on this node, in milliseconds. */
  patienceMs?: number;
}

/** The right to use the copy of one document. Given back exactly once. */
export interface Hold {
  /** Null when it must be loaded. */
  copy: ServerCopy | null;
  /** `keep` = it stands where the committed projection stands. Otherwise, also after an unknown outcome, it is dropped. */
  giveBack(outcome: 'keep' | 'drop'): void;
}

/** The server copies of this node, one mutex each: a copy is in at most one transaction at a time. */
export const createCopyShelf = ({ keep = 16, idleMs = 60_000, patienceMs = 5_000 }: ShelfOptions = {}) => {
  const resting = new Map<string, { copy: ServerCopy; since: number }>();
  const waiting = new Map<string, (() => void)[]>();

  const evict = (): void => {
    const now = performance.now();
    for (const [id, { copy, since }] of resting) {
      if (resting.size <= keep && now - since < idleMs) return;
      if (waiting.has(id)) continue;
      resting.delete(id);
      copy.destroy();
    }
  };

  const release = (id: string): void => {
    const next = waiting.get(id)?.shift();
    if (next) next();
    else waiting.delete(id);
  };

  const acquire = async (id: string): Promise<void> => {
    const queue = waiting.get(id);
    if (!queue) {
      waiting.set(id, []);
      return;
    }
    await new Promise<void>((resolve, reject) => {
      const turn = () => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        queue.splice(queue.indexOf(turn), 1);
        // The state of a lock that did not come free, which it is: whoever asked is told to try again.
        reject(Object.assign(new Error(`The server copy of ${id} did not come free`), { code: '55P03' }));
      }, patienceMs);
      queue.push(turn);
    });
  };

  return {
    /** Waits for its turn; rejects when it does not come within the shelf's patience. */
    take: async (id: string): Promise<Hold> => {
      await acquire(id);
      const hold: Hold = {
        copy: resting.get(id)?.copy ?? null,
        giveBack: (outcome) => {
          resting.delete(id);
          if (outcome === 'keep' && hold.copy) resting.set(id, { copy: hold.copy, since: performance.now() });
          else hold.copy?.destroy();
          release(id);
          evict();
        },
      };
      return hold;
    },
    /** How far the resting copy of a document stands; 0 when there is none or it is in use. */
    standing: (id: string): number => (waiting.has(id) ? 0 : (resting.get(id)?.copy.seq ?? 0)),
    clear: (): void => {
      for (const { copy } of resting.values()) copy.destroy();
      resting.clear();
    },
  };
};
export type CopyShelf = ReturnType<typeof createCopyShelf>;

/** The copies of one transaction. */
export interface Holds {
  /** The copy of a document, waited for once. Rejects where the transaction ended meanwhile; nothing is held then. */
  take(id: string): Promise<Hold>;
  of(id: string): Hold | undefined;
  /** The transaction is over: gives everything back, and whatever is still to come. */
  end(outcome: 'keep' | 'drop'): void;
}

/**
 * A transaction that waits for a copy may lose its connection. Its work goes on until it asks the database for something,
 * and may get the copy only then: it must not keep what nobody would give back.
 */
export const holdsOf = (shelf: Pick<CopyShelf, 'take'>): Holds => {
  const holds = new Map<string, Hold>();
  let over = false;
  return {
    take: async (id) => {
      const hold = await shelf.take(id);
      if (over) {
        hold.giveBack('drop');
        throw new Error(`The transaction that waited for the copy of ${id} is over`);
      }
      holds.set(id, hold);
      return hold;
    },
    of: (id) => holds.get(id),
    end: (outcome) => {
      over = true;
      for (const hold of holds.values()) hold.giveBack(outcome);
      holds.clear();
    },
  };
};
