import { useSyncExternalStore } from 'react';

const subscribe = (listener: () => void): (() => void) => {
  globalThis.addEventListener('online', listener);
  globalThis.addEventListener('offline', listener);
  return () => {
    globalThis.removeEventListener('online', listener);
    globalThis.removeEventListener('offline', listener);
  };
};

/** Does this device know of a network? Where it does not, nothing is sent in vain. */
export const useConnected = (): boolean => useSyncExternalStore(subscribe, () => navigator.onLine);
