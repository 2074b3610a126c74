import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

import { useLive } from '#shared/live/live-context.tsx';
import { useMay } from '#shared/session/session.tsx';

import { notificationsQuery } from './notifications-api.ts';

/** A timer holds no more than this many milliseconds. */
const longestTimer = 2 ** 31 - 1;

/** Until when I am in quiet mode; null when I am not. It is told again when it ends. */
export const useQuietUntil = (): Date | null => {
  const until = useQuery({ ...notificationsQuery(), enabled: useMay('see-members') }).data?.quietUntil ?? null;
  const [now, setNow] = useState(() => Date.now());
  const ends = until === null ? null : new Date(until).getTime();
  useEffect(() => {
    if (ends === null) return;
    const timer = setTimeout(() => setNow(Date.now()), Math.min(longestTimer, Math.max(0, ends - Date.now()) + 100));
    return () => clearTimeout(timer);
  }, [ends]);
  return ends === null || ends <= now ? null : new Date(ends);
};

/** Whether I am in quiet mode; colleagues see it while I am, and not where I am on a page or in a text. */
export const useQuietMode = (): boolean => {
  const { feed, registry } = useLive();
  const quiet = useQuietUntil() !== null;
  useEffect(() => {
    feed.here({ quiet });
    registry.quiet.set(quiet);
  }, [feed, registry, quiet]);
  return quiet;
};
