import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useMemo, useSyncExternalStore, type ReactNode } from 'react';

import { useLive } from '../live/live-context.tsx';
import type { LiveSocket } from '../live/socket.ts';
import { CommandQueue, type QueuedKinds, type QueueState } from './command-queue.ts';
import { QueueStore, type Queued } from './queue-store.ts';

const Context = createContext<CommandQueue | null>(null);

/** After trouble of the server's own it is asked again so often, in ms. */
const againAfter = 5_000;

export interface QueueProviderProps {
  kinds: QueuedKinds;
  /** What was kept has reached the server. */
  onSent: (count: number) => void;
  children: ReactNode;
}

/** Keeps what a person does without network, and sends it when the server is back. `kinds` and `onSent` stay the same. */
export const QueueProvider = ({ kinds, onSent, children }: QueueProviderProps) => {
  const queries = useQueryClient();
  const { who, registry } = useLive();
  const { socket } = registry;
  const { user, workspace } = who;
  const parts = useMemo(
    () => startQueue({ owner: `${user}|${workspace}`, kinds, socket, onSent }),
    [user, workspace, kinds, socket, onSent],
  );
  useEffect(() => follow(parts, socket, queries), [parts, socket, queries]);
  return <Context value={parts.queue}>{children}</Context>;
};

/** The queue of this tab. Throws outside of `QueueProvider`. */
export const useQueue = (): CommandQueue => {
  const queue = useContext(Context);
  if (queue === null) throw new Error('useQueue outside of QueueProvider');
  return queue;
};

export const useQueueState = (): QueueState => {
  const queue = useQueue();
  return useSyncExternalStore(queue.subscribe, () => queue.state);
};

/** What is kept of one thing and not sent yet. */
export const useKept = (thing: string): readonly Queued[] => {
  const queue = useQueue();
  const key = useSyncExternalStore(queue.subscribe, () =>
    queue
      .about(thing)
      .map(({ place, kind, refused }) => `${place} ${kind} ${refused?.reason ?? ''}`)
      .join(),
  );
  // By what is kept, not by the list, which is another one each time it is asked for.
  return useMemo(() => (key === '' ? [] : queue.about(thing)), [queue, thing, key]);
};

interface Starting {
  owner: string;
  kinds: QueuedKinds;
  socket: LiveSocket;
  onSent: (count: number) => void;
}

const startQueue = ({ owner, kinds, socket, onSent }: Starting) => {
  const tabs = otherTabs(`baton-queue|${owner}`);
  const queue = new CommandQueue({
    owner,
    kinds,
    store: new QueueStore(),
    isAway: () => socket.state === 'down',
    // Absent where the page came over plain HTTP; the keys alone then see to it that nothing happens twice.
    alone: async (work) => {
      if ('locks' in navigator) await navigator.locks.request(`baton-queue|${owner}`, work);
      else await work();
    },
    onChanged: tabs.say,
    onSent,
  });
  return { queue, tabs };
};

/** The same person's other tabs in this browser. */
const otherTabs = (name: string) => {
  const channel = new BroadcastChannel(name);
  const post: (word: string) => void = channel.postMessage.bind(channel);
  return {
    say: () => post('changed'),
    hear: (listener: () => void) => {
      channel.addEventListener('message', listener);
      return () => channel.removeEventListener('message', listener);
    },
  };
};

const follow = ({ queue, tabs }: ReturnType<typeof startQueue>, socket: LiveSocket, queries: QueryClient) => {
  const take = () => void queue.begin().catch(() => undefined);
  const send = () => void (queue.state.waiting > 0 && queue.send().catch(() => undefined));
  take();
  const stopHearing = tabs.hear(take);
  const timer = setInterval(send, againAfter);
  const stops = [
    socket.subscribe(() => void (socket.state === 'open' && send())),
    // What was read does not know yet of what waits.
    queries.getQueryCache().subscribe((event) => {
      if (event.type === 'updated' && event.action.type === 'success' && event.action.manual !== true) queue.show();
    }),
  ];
  return () => {
    clearInterval(timer);
    stopHearing();
    for (const stop of stops) stop();
  };
};
