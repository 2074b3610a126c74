import type { MemberId } from '@baton/schema/shared';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useState } from 'react';

import { useLive } from '#shared/live/live-context.tsx';

import { placeLink } from './place-link.ts';
import type { PresentPerson } from './present-people.ts';

export interface Following {
  person: PresentPerson | null;
  follow: (id: MemberId) => void;
  stop: () => void;
}

/** What ends it: anything that I do myself. */
const doings = ['pointerdown', 'wheel', 'keydown', 'touchmove'] as const;

/** My view goes where a colleague goes, until I do something or they are gone. */
export const useFollow = (present: readonly PresentPerson[]): Following => {
  const { feed } = useLive();
  const navigate = useNavigate();
  const [whom, setWhom] = useState<MemberId | null>(null);
  const person = present.find(({ id }) => id === whom) ?? null;
  // Whoever is gone is not followed again when they come back.
  if (whom !== null && person === null) setWhom(null);
  const kind = person?.place?.kind;
  const id = person?.place?.id;
  const follows = person?.id ?? null;
  const goTo = useEffectEvent((place: PresentPerson['place']) => {
    const link = placeLink(place);
    if (link) void navigate(link);
  });
  useEffect(() => {
    feed.here({ follows });
    if (follows === null) return;
    const stop = () => setWhom(null);
    for (const doing of doings) addEventListener(doing, stop, { capture: true, passive: true });
    return () => {
      for (const doing of doings) removeEventListener(doing, stop, { capture: true });
    };
  }, [feed, follows]);
  useEffect(() => {
    if (follows !== null && kind !== undefined && id !== undefined) goTo({ kind, id });
  }, [follows, kind, id]);
  return { person, follow: setWhom, stop: () => setWhom(null) };
};
