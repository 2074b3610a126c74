import * as Y from 'yjs';

/** A nested map by id, or null when there is nothing or something else. */
export const nested = (parent: Y.Map<unknown>, id: string): Y.Map<unknown> | null => {
  const value = parent.get(id);
  return value instanceof Y.Map ? value : null;
};

/** Writes only what differs; null takes the key away. Call inside a transaction. */
export const write = (map: Y.Map<unknown>, values: Record<string, unknown>): void => {
  for (const [key, value] of Object.entries(values)) {
    if (value === undefined) continue;
    if (value === null) {
      if (map.has(key)) map.delete(key);
    } else if (map.get(key) !== value) {
      map.set(key, value);
    }
  }
};
