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

import type { FactMessage, Person } from './feed.ts';
import type { SaveState } from './ledger.ts';
import type { LiveDocument } from './live-document.ts';
import type { LiveView } from './live-view.ts';
import type { SocketState } from './socket.ts';
import { startLive, takePrepared, type Live, type LiveWho } from './start-live.ts';

const Context = createContext<Live | null>(null);

/** A live part that runs while somebody listens; rendering alone opens nothing (React renders twice in development). */
const liveStore = (who: LiveWho, queries: QueryClient) => {
  let live: Live | null = null;
  return {
    snapshot: () => live,
    subscribe: () => {
      const started = takePrepared(who) ?? startLive(who, queries);
      live = started;
      return () => {
        live = null;
        started.close();
      };
    },
  };
};

/**
 * Opens the tab's one socket for a signed-in person. Children are rendered from the first moment, connected or not: the
 * last copies on the device are shown while the network is looked for.
 */
export const LiveProvider = ({ who, children }: { who: LiveWho; children: ReactNode }) => {
  const queries = useQueryClient();
  const store = useMemo(() => liveStore(who, queries), [who, queries]);
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
      feed.here({ where, idle: false });
      timer = setTimeout(() => feed.here({ where, idle: true }), idleAfter);
    };
    touched();
    const events = ['pointerdown', 'keydown', 'wheel'] as const;
    for (const event of events) addEventListener(event, touched, { passive: true });
    return () => {
      clearTimeout(timer);
      for (const event of events) removeEventListener(event, touched);
      // A page that says where it is follows at once; on any other nobody is still here.
      feed.here({ where: '' });
    };
  }, [feed, where]);
};

/** Calls `listener` for each fact of the feed while mounted. */
export const useFacts = (listener: (fact: FactMessage) => void): void => {
  const { onFact } = useLive();
  const heard = useEffectEvent(listener);
  useEffect(() => onFact((fact) => heard(fact)), [onFact]);
};
