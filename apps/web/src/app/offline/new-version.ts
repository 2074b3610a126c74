import { useSyncExternalStore } from 'react';

import { build } from '#shared/build.ts';

let registration: ServiceWorkerRegistration | null = null;
let newer: ServiceWorker | null = null;
const listeners = new Set<() => void>();

/**
 * Registers the worker that lets the app start without the server. Where browsers allow none (plain http to another
 * machine), the app works as before and needs the server to start.
 */
export const startWorker = async (): Promise<void> => {
  if (build === 'development' || !('serviceWorker' in navigator)) return;
  registration = await navigator.serviceWorker.register('/worker.js', { updateViaCache: 'none' }).catch(() => null);
  if (registration === null) return;
  const found = registration;
  const watch = (worker: ServiceWorker | null) =>
    worker?.addEventListener('statechange', () => worker.state === 'installed' && ask(found.waiting));
  found.addEventListener('updatefound', () => watch(found.installing));
  watch(found.installing);
  ask(found.waiting);
};

/** Looks for a new version: after each connection, since servers are replaced while nobody is connected. */
export const lookForNewVersion = (): void => {
  void registration?.update().catch(() => undefined);
};

/** Whether a newer version than this page's is kept and ready. */
export const useNewVersion = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    () => newer !== null,
  );

/** Goes over to the new version in this tab, when its person asks for it. Other tabs keep what they run. */
export const takeNewVersion = (): void => {
  navigator.serviceWorker.addEventListener('controllerchange', () => globalThis.location.reload(), { once: true });
  newer?.postMessage({ kind: 'take-over' }, []);
};

const ask = (waiting: ServiceWorker | null) => {
  if (waiting === null) return;
  const { port1, port2 } = new MessageChannel();
  port1.addEventListener('message', () => {
    newer = waiting;
    for (const listener of listeners) listener();
  });
  port1.start();
  waiting.postMessage({ kind: 'page', build }, [port2]);
};
