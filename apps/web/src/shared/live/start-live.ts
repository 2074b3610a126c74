import type { QueryClient } from '@tanstack/react-query';

import { newId } from '../api/id.ts';
import { dropRows } from '../api/kept-rows.ts';
import { forgetUnseen, makeStale } from '../api/stale.ts';
import { Feed, type FactMessage } from './feed.ts';
import { LiveRegistry, type LiveOptions } from './registry.ts';
import { staleBy } from './staleness.ts';

/** Whose live parts they are. */
export interface LiveWho extends Pick<LiveOptions, 'workspace' | 'user' | 'shapes' | 'stillSignedIn'> {
  /** Facts up to this place are in everything that this page has read when its live parts begin. */
  knownUpTo: () => number;
}

export interface Live {
  who: LiveWho;
  registry: LiveRegistry;
  feed: Feed;
  /** Listens to facts as they come; beside the staleness of queries, which needs nobody's help. */
  onFact: (listener: (fact: FactMessage) => void) => () => void;
  close: () => void;
}

/** Whether this page has opened its socket before. */
let begun = false;

/** Opens the tab's one socket and listens to the workspace. */
export const startLive = (who: LiveWho, queries: QueryClient): Live => {
  begun = true;
  const options = { ...who, url: collabUrl(), tab: newId() };
  const registry = new LiveRegistry(options);
  const listeners = new Set<(fact: FactMessage) => void>();
  const stale = staleBy(queries);
  const feed = new Feed({
    socket: registry.socket,
    workspace: options.workspace,
    knownUpTo: who.knownUpTo(),
    onFact: (fact) => {
      stale(fact);
      for (const listener of listeners) listener(fact);
    },
    onOwn: stale,
    onReset: (why) => {
      if (why === 'reset') return makeStale(queries);
      void dropRows();
      forgetUnseen(queries);
    },
  });
  readAgainAfter(registry.socket, queries);
  void registry.reattachUnsent();
  void registry.copies.forgetOthers(options.user).catch(() => undefined);
  return {
    who,
    registry,
    feed,
    onFact: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: () => {
      feed.destroy();
      void registry.close();
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

const collabUrl = () => {
  const { protocol, host } = globalThis.location;
  return `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/collab`;
};

let prepared: { live: Live; release: () => void } | null = null;

/**
 * Begins before the first page is drawn, as soon as it is known who is there: the socket opens and the document that the
 * address names is on its way while the frame is made. `LiveProvider` takes it over.
 */
export const prepareLive = (who: LiveWho, queries: QueryClient, document: string): void => {
  if (begun) return;
  const live = startLive(who, queries);
  live.registry.acquire(document);
  prepared = { live, release: () => live.registry.release(document) };
};

/** What was prepared for these people, once; what was prepared for others is closed. */
export const takePrepared = ({ workspace, user }: LiveWho): Live | null => {
  if (prepared === null) return null;
  const { live, release } = prepared;
  prepared = null;
  if (live.who.workspace !== workspace || live.who.user !== user) {
    live.close();
    return null;
  }
  // The page opens it for itself in this moment; a document that nobody wants stays open for two seconds more.
  release();
  return live;
};
