import type { SentSection } from '@baton/schema/proposals';

type Section = SentSection['section'];

/** What the server takes at once, in seconds: no finer, and no more of one part. */
const step = 5;
const most = 120;

/**
 * The part that takes most of the window. `starts` are the heights at which the parts begin, that of the first before all
 * headings; `end` is where the last one ends; both as seen from the window's upper edge. Null when none is in it.
 */
export const sectionInFront = (starts: readonly number[], end: number, window: number): Section | null => {
  const seen = starts.map((start, at) => Math.min(starts[at + 1] ?? end, window) - Math.max(start, 0));
  const longest = Math.max(0, ...seen);
  return longest === 0 ? null : seen.indexOf(longest);
};

/** What can be said of the time that was counted, and what stays for the next time. */
export const sayable = (
  counted: ReadonlyMap<Section, number>,
): { said: { section: Section; seconds: number }[]; rest: Map<Section, number> } => {
  const rest = new Map<Section, number>();
  const said = [...counted].flatMap(([section, seconds]) => {
    const whole = Math.min(most, Math.floor(seconds / step) * step);
    rest.set(section, seconds - whole);
    return whole > 0 ? [{ section, seconds: whole }] : [];
  });
  return { said, rest };
};
