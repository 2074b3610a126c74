import { useSyncExternalStore } from 'react';
import { z } from 'zod';

const preferences = z.object({
  theme: z.enum(['system', 'light', 'dark']).catch('system'),
  density: z.enum(['comfortable', 'compact']).catch('comfortable'),
  language: z.enum(['en', 'fr', 'it']).nullable().catch(null),
  /** Where colleagues are in a text. */
  carets: z.enum(['shown', 'hidden']).catch('shown'),
  singleKeys: z.boolean().catch(true),
  sidebar: z.enum(['open', 'folded']).catch('open'),
  /** Notices of this browser, and whether they may show what they are about where anybody can read it. */
  notices: z.boolean().catch(false),
  noticeContents: z.boolean().catch(false),
});
/** What a person chose for this device. Language and theme are also kept with the person. */
export type Preferences = z.infer<typeof preferences>;

/** The same key is read by `public/before-paint.js`, before anything is drawn. */
const storageKey = 'baton.preferences';
const listeners = new Set<() => void>();

const read = (): Preferences => {
  try {
    return preferences.parse(JSON.parse(localStorage.getItem(storageKey) ?? '{}'));
  } catch {
    return preferences.parse({});
  }
};
let current: Preferences | null = null;

export const currentPreferences = (): Preferences => (current ??= read());

/** Changes some of them, keeps them on this device and shows them at once. */
export const setPreferences = (change: Partial<Preferences>): void => {
  current = { ...currentPreferences(), ...change };
  try {
    localStorage.setItem(storageKey, JSON.stringify(current));
  } catch {
    // A browser that keeps nothing still follows the choice until the tab is closed.
  }
  applyPreferences(current);
  for (const listener of listeners) listener();
};

/** Puts on the root element what style sheets ask about. */
export const applyPreferences = ({ theme, density, carets }: Preferences): void => {
  const dark = theme === 'dark' || (theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset['theme'] = dark ? 'dark' : 'light';
  document.documentElement.dataset['density'] = density;
  document.documentElement.dataset['carets'] = carets;
};

/** Follows the system's theme while that is what the person chose. */
export const followSystemTheme = (): (() => void) => {
  const media = matchMedia('(prefers-color-scheme: dark)');
  media.addEventListener('change', applyCurrent);
  return () => media.removeEventListener('change', applyCurrent);
};

const applyCurrent = () => applyPreferences(currentPreferences());

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

export const usePreferences = (): Preferences => useSyncExternalStore(subscribe, currentPreferences);
