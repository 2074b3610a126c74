import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useEffectEvent,
  useMemo,
  useSyncExternalStore,
  type ReactNode,
} from 'react';

import { newId } from '../api/id.ts';
import { dropRows } from '../api/kept-rows.ts';
import { Feed, type FactMessage, type Person } from './feed.ts';
import type { SaveState } from './ledger.ts';
import type { LiveDocument } from './live-document.ts';
import type { LiveView } from './live-view.ts';
import { LiveRegistry, type LiveOptions } from './registry.ts';
import type { SocketState } from './socket.ts';
import { staleBy } from './staleness.ts';

interface Live {
  registry: LiveRegistry;
  feed: Feed;
  /** Listens to facts as they come; beside the staleness of queries, which needs nobody's help. */
  onFact: (listener: (fact: FactMessage) => void) => () => void;
}

const Context = createContext<Live | null>(null);

const startLive = (options: LiveOptions, queries: QueryClient): Live => {
  const registry = new LiveRegistry(options);
  const listeners = new Set<(fact: FactMessage) => void>();
  const stale = staleBy(queries);
  const feed = new Feed({
    socket: registry.socket,
    workspace: options.workspace,
    onFact: (fact) => {
      stale(fact);
      for (const listener of listeners) listener(fact);
    },
    onReset: (why) => {
      if (why === 'rights-changed') {
        void dropRows();
        queries.removeQueries({ type: 'inactive' });
      }
      void queries.invalidateQueries();
    },
  });
  readAgainAfter(registry.socket, queries);
  void registry.reattachUnsent();
  void registry.copies.forgetOthers(options.user).catch(() => undefined);
  return {
    registry,
    feed,
    onFact: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
};

/** After an outage: what could not be read then, or was shown from the device, is read now. */
const readAgainAfter = (socket: LiveRegistry['socket'], queries: QueryClient) => {
  let wasAway = false;
  socket.subscribe(() => {
    if (socket.state === 'open' && wasAway) void queries.refetchQueries({ type: 'active', stale: true });
    wasAway = socket.state === 'down';
  });
};

/** A live part that runs while somebody listens; rendering alone opens nothing (React renders twice in development). */
const liveStore = (options: LiveOptions, queries: QueryClient) => {
  let live: Live | null = null;
  return {
    snapshot: () => live,
    subscribe: () => {
      const started = startLive(options, queries);
      live = started;
      return () => {
        live = null;
        started.feed.destroy();
        void started.registry.close();
      };
    },
  };
};

const collabUrl = () => {
  const { protocol, host } = globalThis.location;
  return `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/collab`;
};

/**
 * Opens the tab's one socket for a signed-in person. Children are rendered from the first moment, connected or not: the
 * last copies on the device are shown while the network is looked for.
 */
export const LiveProvider = ({
  workspace,
  user,
  shapes,
  stillSignedIn,
  children,
}: Pick<LiveOptions, 'workspace' | 'user' | 'shapes' | 'stillSignedIn'> & { children: ReactNode }) => {
  const queries = useQueryClient();
  const store = useMemo(
    () => liveStore({ workspace, user, shapes, stillSignedIn, url: collabUrl(), tab: newId() }, queries),
    [workspace, user, shapes, stillSignedIn, queries],
  );
  const live = useSyncExternalStore(store.subscribe, store.snapshot);
  return <Context.Provider value={live}>{live === null ? null : children}</Context.Provider>;
};

/** The tab's live parts. Throws outside of `LiveProvider`. */
export const useLive = (): Live => {
  const live = useContext(Context);
  if (live === null) throw new Error('useLive outside of LiveProvider');
  return live;
};

export interface OpenLiveDocument {
  live: LiveDocument;
  view: LiveView;
}

/** A live document while this component is mounted, with its present picture; null until it is opened. */
export const useLiveDocument = (name: string): OpenLiveDocument | null => {
  const { registry } = useLive();
  const watch = useCallback((listener: () => void) => registry.watch(name, listener), [registry, name]);
  const view = useSyncExternalStore(watch, () => registry.peek(name)?.view ?? null);
  return useMemo(() => {
    const live = registry.peek(name);
    return live === null || view === null ? null : { live, view };
  }, [registry, name, view]);
};

/** What the global bar says about saving, over all documents of this tab. */
export const useSaveState = (): SaveState => {
  const { registry } = useLive();
  return useSyncExternalStore(registry.subscribe, registry.saveState);
};

export const useSocketState = (): SocketState => {
  const { socket } = useLive().registry;
  return useSyncExternalStore(
    (listener) => socket.subscribe(listener),
    () => socket.state,
  );
};

/** Who is in this workspace now, and where. */
export const usePeople = (): readonly Person[] => {
  const { feed } = useLive();
  return useSyncExternalStore(feed.subscribe, feed.people);
};

const idleAfter = 120_000;

/** Says where this person is while mounted; two minutes without a touch counts as idle. */
export const useHere = (where: string): void => {
  const { feed } = useLive();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const touched = () => {
      clearTimeout(timer);
      feed.here(where, false);
      timer = setTimeout(() => feed.here(where, true), idleAfter);
    };
    touched();
    const events = ['pointerdown', 'keydown', 'wheel'] as const;
    for (const event of events) addEventListener(event, touched, { passive: true });
    return () => {
      clearTimeout(timer);
      for (const event of events) removeEventListener(event, touched);
    };
  }, [feed, where]);
};

/** Calls `listener` for each fact of the feed while mounted. */
export const useFacts = (listener: (fact: FactMessage) => void): void => {
  const { onFact } = useLive();
  const heard = useEffectEvent(listener);
  useEffect(() => onFact((fact) => heard(fact)), [onFact]);
};
