import { classes } from '../tokens/classes.ts';

const isMac = (): boolean => typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform);

const glyphs: Record<'mac' | 'other', Record<string, string>> = {
  mac: { Mod: '⌘', Shift: '⇧', Alt: '⌥', Ctrl: '⌃', Enter: '↵', Escape: 'esc' },
  other: { Mod: 'Ctrl', Shift: '⇧', Alt: 'Alt', Ctrl: 'Ctrl', Enter: '↵', Escape: 'Esc' },
};
const arrows: Record<string, string> = { ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→' };

/** Text of a shortcut for people: `Mod+K` → `⌘K` or `Ctrl K`; a sequence `G B` keeps its space. */
export const shortcutText = (keys: string, mac = isMac()): string =>
  keys
    .split(' ')
    .map((chord) =>
      chord
        .split('+')
        .map((key) => glyphs[mac ? 'mac' : 'other'][key] ?? arrows[key] ?? (key === 'Space' ? '␣' : key))
        .join(mac ? '' : ' '),
    )
    .join(' ');

/** A shortcut as it is printed on the keyboard; hidden from screen readers, which get `aria-keyshortcuts`. */
export const Kbd = ({ keys, onInk = false }: { keys: string; onInk?: boolean }) => (
  <kbd
    aria-hidden
    className={classes(
      'inline-flex h-4.5 items-center coarse:hidden rounded-chip px-1 font-sans text-meta font-medium whitespace-nowrap',
      onInk ? 'opacity-70' : 'border border-line bg-surface text-text-3',
    )}
  >
    {shortcutText(keys)}
  </kbd>
);
