import type { MemberId } from '@baton/schema/shared';
import { parsePlace, type ShownScroll, type ShownView } from '@baton/schema/wire';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useRef, useState } from 'react';

import { useLive } from '#shared/live/live-context.tsx';

import { placeLink } from './place-link.ts';
import type { PresentPerson } from './present-people.ts';
import { showScrolls } from './view-on-page.ts';

export interface Following {
  person: PresentPerson | null;
  follow: (id: MemberId) => void;
}

/** What ends it: anything that I do myself. */
const doings = ['pointerdown', 'wheel', 'keydown', 'touchmove'] as const;

/** My view goes where a colleague goes and as they scroll, until I do something or they are gone or quiet. */
export const useFollow = (present: readonly PresentPerson[]): Following => {
  const { feed } = useLive();
  const navigate = useNavigate();
  const router = useRouter();
  const [whom, setWhom] = useState<MemberId | null>(null);
  const person = present.find(({ id, quiet }) => id === whom && !quiet) ?? null;
  // Whoever is gone is not followed again when they come back.
  if (whom !== null && person === null) setWhom(null);
  const kind = person?.place?.kind;
  const id = person?.place?.id;
  const follows = person?.id ?? null;
  // What they see says more than where they are, from the first time it is told.
  const sees = useRef(false);
  const goTo = useEffectEvent((place: PresentPerson['place']) => {
    const link = placeLink(place);
    if (link && !sees.current) void navigate(link);
  });
  const goToView = useEffectEvent(({ page, search }: ShownView): boolean => {
    const link = placeLink(parsePlace(page));
    if (link === null) return false;
    const { pathname } = router.buildLocation(link);
    const { location } = router.state;
    // The way back leads to what I saw before; their own steps in between are theirs.
    if (location.pathname !== pathname) router.history.push(pathname + search);
    else if (location.searchStr !== search) router.history[sees.current ? 'replace' : 'push'](pathname + search);
    sees.current = true;
    return true;
  });
  useEffect(() => {
    feed.here({ follows });
    if (follows === null) return;
    sees.current = false;
    const scroller = keepScrolled();
    const stopSeeing = feed.onView((member, view) => {
      if (member === follows && goToView(view)) scroller.to(view.scrolls);
    });
    const stop = () => setWhom(null);
    for (const doing of doings) addEventListener(doing, stop, { capture: true, passive: true });
    return () => {
      stopSeeing();
      scroller.stop();
      for (const doing of doings) removeEventListener(doing, stop, { capture: true });
    };
  }, [feed, follows]);
  useEffect(() => {
    if (follows !== null && kind !== undefined && id !== undefined) goTo({ kind, id });
  }, [follows, kind, id]);
  return { person, follow: setWhom };
};

/** How long a page that is still coming is waited for, in milliseconds. */
const patience = 5_000;

/** Scrolls as the last view says, frame by frame until all of it is drawn. */
const keepScrolled = () => {
  let frame = 0;
  const stop = () => cancelAnimationFrame(frame);
  const to = (scrolls: readonly ShownScroll[]) => {
    stop();
    const until = performance.now() + patience;
    const next = () => {
      if (!showScrolls(document, scrolls) && performance.now() < until) frame = requestAnimationFrame(next);
    };
    frame = requestAnimationFrame(next);
  };
  return { to, stop };
};
