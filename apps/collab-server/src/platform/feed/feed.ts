import type { MemberId, WorkspaceId } from '@baton/schema/shared';
import type { FeedMessage } from '@baton/schema/wire';

import type { Actor } from '../access/actor.ts';
import type { FactVisibility } from '../command/feature.ts';
import { factsBetween, type PlacedFact } from '../facts/stored-fact.ts';
import { visibleFacts } from '../facts/visibility.ts';
import type { Scopes, Tx } from '../scope/scope.ts';
import { headsOf, type Head, type Marks } from './heads.ts';

export interface FeedParts {
  scopes: Scopes;
  /** Subject kind → who sees its facts, of all features. */
  sees: ReadonlyMap<string, FactVisibility>;
  onTrouble: (error: unknown) => void;
  /** Milliseconds between looks when nothing wakes it; a second when absent. */
  every?: number;
}

/** One tab that watches a workspace. */
export interface Receiver {
  workspace: WorkspaceId;
  member: MemberId;
  /** The rights now, read in the given transaction; null once the person is out, then nothing more is sent. */
  actor: (tx: Tx) => Promise<Actor | null>;
  send: (message: FeedMessage) => void;
}

export interface Subscription {
  /**
   * Sends what this receiver missed since then and may see, then `caught-up`; or `reset` when that is too much. What is
   * their own is said to be in doubt, since it has no places to count from.
   */
  since: (seq: number) => void;
  stop: () => void;
}

export interface Feed {
  /** Begins at the present: the first message is `caught-up` with the `seq` from which on facts will come. */
  subscribe: (receiver: Receiver) => Subscription;
  /** A hint that facts of this workspace got their place, or that somebody in it changed what is theirs. */
  wake: (workspace: WorkspaceId) => void;
  stop: () => Promise<void>;
}

/** A gap of more facts than this is not listed, and none older than so many places is looked into. */
const listedAtMost = 500;
const lookedBackAtMost = 100_000;

interface Watcher extends Receiver {
  /** What this receiver knows; null until its beginning is set. */
  seq: number | null;
  /** Asked for by `since`: answered with `caught-up` even when nothing was missed. */
  owesCaughtUp: boolean;
  /** What this receiver knows of their own; null until the beginning is set. */
  own: Marks | null;
}

/** What the watchers that know `from` have missed up to `head`; a null gap is too large to list. */
interface Gap {
  watchers: readonly Watcher[];
  from: number | null;
  gap: readonly PlacedFact[] | null;
  head: number;
}

/** Hands facts with a place to those who watch, each only what they may see. Facts are sent in order, none twice. */
export const startFeed = ({ scopes, sees, onTrouble, every = 1_000 }: FeedParts): Feed => {
  const watched = new Map<WorkspaceId, Set<Watcher>>();
  let due = new Set<WorkspaceId>();
  let running: Promise<void> | null = null;
  const ending = new AbortController();

  const run = async () => {
    while (due.size > 0 && !ending.signal.aborted) {
      const workspaces = [...due].filter((workspace) => watched.has(workspace));
      due = new Set();
      try {
        const members = workspaces.flatMap((workspace) =>
          [...(watched.get(workspace) ?? [])].map(({ member }) => member),
        );
        const heads = await headsOf(scopes, workspaces, [...new Set(members)]);
        for (const workspace of workspaces) {
          const head = heads.get(workspace) ?? { seq: 0, own: new Map() };
          tellOwn(workspace, head);
          await tell(workspace, head.seq);
        }
      } catch (error) {
        onTrouble(error);
      }
    }
    running = null;
  };
  const wakeAll = (workspaces: Iterable<WorkspaceId>) => {
    for (const workspace of workspaces) due.add(workspace);
    if (!ending.signal.aborted && due.size > 0) running ??= run();
  };

  const tellOwn = (workspace: WorkspaceId, { own }: Head) => {
    for (const watcher of watched.get(workspace) ?? []) {
      const now = own.get(watcher.member) ?? {};
      const before = watcher.own ?? (watcher.owesCaughtUp ? {} : now);
      watcher.own = now;
      const topics = Object.keys(now).filter((topic) => now[topic] !== before[topic]);
      if (topics.length > 0) watcher.send({ kind: 'own', topics });
    }
  };

  const tell = async (workspace: WorkspaceId, head: number) => {
    const behind = [...(watched.get(workspace) ?? [])].filter(({ seq, owesCaughtUp }) => seq !== head || owesCaughtUp);
    if (behind.length === 0) return;
    await scopes.withWorkspace({ workspace }, async (tx) => {
      for (const [from, together] of Map.groupBy(behind, ({ seq }) => seq)) {
        const gap = from === null ? [] : await gapOf(tx, workspace, from, head);
        await tellEach(tx, { watchers: together, from, gap, head });
      }
    });
  };

  const tellEach = async (tx: Tx, { watchers, from, gap, head }: Gap) => {
    // Two tabs of one person see the same.
    const seen = new Map<string, ReadonlySet<string>>();
    for (const watcher of watchers) {
      const actor = await watcher.actor(tx);
      if (actor === null) continue;
      if (gap && !seen.has(actor.member)) seen.set(actor.member, await visibleFacts(tx, actor, gap, sees));
      // Asked for another beginning, or gone, while this was read.
      if (watcher.seq !== from || !watched.get(watcher.workspace)?.has(watcher)) continue;
      const visible = gap?.filter(({ id }) => seen.get(actor.member)?.has(id)) ?? [];
      deliver(watcher, visible, head, gap === null);
    }
  };

  const timer = setInterval(() => wakeAll(watched.keys()), every);
  return {
    subscribe: (receiver) => {
      const watcher: Watcher = { ...receiver, seq: null, owesCaughtUp: false, own: null };
      const together = watched.get(receiver.workspace) ?? new Set();
      watched.set(receiver.workspace, together.add(watcher));
      wakeAll([receiver.workspace]);
      return {
        since: (seq) => {
          Object.assign(watcher, { seq, owesCaughtUp: true, own: null });
          wakeAll([receiver.workspace]);
        },
        stop: () => {
          together.delete(watcher);
          if (together.size === 0) watched.delete(receiver.workspace);
        },
      };
    },
    wake: (workspace) => {
      if (watched.has(workspace)) wakeAll([workspace]);
    },
    stop: async () => {
      ending.abort();
      clearInterval(timer);
      await running;
    },
  };
};

/** Null when the gap is too large to list, or reaches into a future that a restored backup does not know. */
const gapOf = async (tx: Tx, workspace: WorkspaceId, from: number, head: number): Promise<PlacedFact[] | null> => {
  if (from > head || head - from > lookedBackAtMost) return null;
  const gap = await factsBetween(tx, workspace, { after: from, upTo: head, limit: listedAtMost + 1 });
  return gap.length > listedAtMost ? null : gap;
};

const deliver = (watcher: Watcher, visible: readonly PlacedFact[], head: number, tooFar: boolean): void => {
  const { send } = watcher;
  if (tooFar) send({ kind: 'reset', seq: head });
  for (const fact of visible) send(messageOf(fact));
  const lastTold = visible.at(-1)?.seq ?? null;
  // Also when what came last was not for these eyes: else a reconnect would ask for it again and again.
  if (!tooFar && (watcher.owesCaughtUp || lastTold !== head)) send({ kind: 'caught-up', seq: head });
  Object.assign(watcher, { seq: head, owesCaughtUp: false });
};

const messageOf = ({ seq, type, subject, account, actor, origin }: PlacedFact): FeedMessage => ({
  kind: 'fact',
  seq: seq ?? 0,
  type,
  subject,
  account,
  actor,
  origin,
});
