import { useSyncExternalStore } from 'react';
import { z } from 'zod';

const kept = z.array(z.string()).nullable().catch(null);
const listeners = new Set<() => void>();

const read = (key: string): string | null => {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
};
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** Ids that this device keeps as a text, so that it can be compared; null where nothing was chosen yet. */
export const useKeptIds = (key: string): string | null => useSyncExternalStore(subscribe, () => read(key));

export const idsKept = (text: string | null): string[] | null => kept.parse(text === null ? null : parse(text));

export const keepIds = (key: string, ids: readonly string[]): void => {
  try {
    localStorage.setItem(key, JSON.stringify(ids));
  } catch {
    // Without a memory the choice cannot be kept; the page goes on with what it shows.
  }
  for (const listener of listeners) listener();
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};
