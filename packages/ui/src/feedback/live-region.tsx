import { useEffect, useState } from 'react';

export type Politeness = 'polite' | 'assertive';
type Listener = (text: string, politeness: Politeness) => void;

const listeners = new Set<Listener>();

/** Says a sentence to screen readers. The same sentence twice within a second is said once. */
export const announce = (text: string, politeness: Politeness = 'polite'): void => {
  const now = Date.now();
  if (text === last.text && now - last.at < 1000) return;
  last = { text, at: now };
  for (const listener of listeners) listener(text, politeness);
};
let last = { text: '', at: 0 };

/** Where announcements are read from; once, near the root. */
export const LiveRegion = () => {
  const [said, setSaid] = useState({ polite: '', assertive: '', turn: 0 });
  useEffect(() => {
    const listen: Listener = (text, politeness) =>
      setSaid((before) => ({ polite: '', assertive: '', [politeness]: text, turn: before.turn + 1 }));
    listeners.add(listen);
    return () => void listeners.delete(listen);
  }, []);
  // A trailing no-break space makes a repeated sentence a change, which is what gets it read again.
  const nudge = said.turn % 2 === 0 ? '' : '\u00A0';
  return (
    <div className="sr-only">
      <div aria-live="polite">{said.polite && said.polite + nudge}</div>
      <div aria-live="assertive">{said.assertive && said.assertive + nudge}</div>
    </div>
  );
};

/** Words for screen readers alone. */
export const VisuallyHidden = ({ children }: { children: React.ReactNode }) => (
  <span className="sr-only">{children}</span>
);

/** The first stop of the Tab key: jumps over the navigation. */
export const SkipLink = ({ to, label }: { to: string; label: string }) => (
  <a
    className="sr-only z-60 rounded-control bg-ink px-3 py-2 font-semibold text-on-ink focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
    href={`#${to}`}
  >
    {label}
  </a>
);
