/** What of a keyboard event decides; tests build these by hand for other layouts. */
export interface KeyPress {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  isComposing: boolean;
  repeat: boolean;
  /** `getModifierState('AltGraph')`: true on layouts that type `@`, `#` or `{` with it. */
  altGraph: boolean;
}

export interface Chord {
  mod: boolean;
  shift: boolean;
  key: string;
}

/** `Mod+Shift+Z` → its parts; `G B` is two chords. Alt and Ctrl+Alt cannot be written: they belong to browser and AltGr. */
export const parseKeys = (keys: string): Chord[] =>
  keys.split(' ').map((chord) => {
    const parts = chord.split('+');
    const key = parts.at(-1) ?? '';
    const held = parts.slice(0, -1);
    const unknown = held.find((part) => part !== 'Mod' && part !== 'Shift');
    if (unknown !== undefined || key === '') throw new Error(`"${keys}" is no shortcut that every layout can type.`);
    return { mod: held.includes('Mod'), shift: held.includes('Shift'), key: key === 'Space' ? ' ' : key };
  });

/** True when this press is that chord, whatever the layout: compared by the character typed, never by its place. */
export const pressIs = (chord: Chord, press: KeyPress, mac: boolean): boolean => {
  if (press.isComposing || press.altKey || press.altGraph) return false;
  const mod = mac ? press.metaKey : press.ctrlKey;
  const otherMod = mac ? press.ctrlKey : press.metaKey;
  if (otherMod || mod !== chord.mod) return false;
  if (press.key.toLowerCase() !== chord.key.toLowerCase()) return false;
  // `?` is typed with Shift on most layouts and without it on some, so Shift only counts for letters and named keys.
  return isSymbol(chord.key) || press.shiftKey === chord.shift;
};

const isSymbol = (key: string): boolean => key.length === 1 && !/[\p{L}\p{N} ]/u.test(key);

/** One character typed without a modifier: what a person may switch off (WCAG 2.1.4). */
export const isSingleKey = (chords: readonly Chord[]): boolean =>
  chords.every((chord) => !chord.mod && chord.key.length === 1 && chord.key !== ' ');

/** How long the second key of a sequence may take. */
const sequenceMs = 1500;

/**
 * Follows key presses and says which of the offered keys was typed. `pending` is the first half of a sequence; anything
 * else typed ends it.
 */
export const followKeys = ({ mac, now }: { mac: boolean; now: () => number }) => {
  let begun: { chord: Chord; at: number } | null = null;
  return <Offer extends { keys: string }>(press: KeyPress, offers: readonly Offer[]): Offer | 'pending' | null => {
    const first = begun !== null && now() - begun.at <= sequenceMs ? begun.chord : null;
    if (['Shift', 'Control', 'Meta', 'Alt', 'AltGraph'].includes(press.key)) return first ? 'pending' : null;
    begun = null;
    const parsed = offers.map((offer) => ({ offer, chords: parseKeys(offer.keys) }));
    if (first) {
      const second = parsed.find(({ chords }) => chords.length === 2 && same(chords[0], first) && is(chords[1], press));
      if (second) return second.offer;
    }
    const single = parsed.find(({ chords }) => chords.length === 1 && is(chords[0], press));
    if (single) return press.repeat && isSingleKey(parseKeys(single.offer.keys)) ? null : single.offer;
    const start = parsed.find(({ chords }) => chords.length === 2 && is(chords[0], press));
    if (!start?.chords[0]) return null;
    begun = { chord: start.chords[0], at: now() };
    return 'pending';
  };

  function is(chord: Chord | undefined, press: KeyPress): boolean {
    return chord !== undefined && pressIs(chord, press, mac);
  }
};

const same = (a: Chord | undefined, b: Chord): boolean =>
  a !== undefined && a.key === b.key && a.mod === b.mod && a.shift === b.shift;
