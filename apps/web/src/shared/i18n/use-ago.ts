import { useFormatter, useNow } from 'use-intl';

const minute = 60_000;

/** How long ago something was. Less than a minute is now: nobody counts seconds, and clocks differ by as much. */
export const useAgo = (): ((at: string | Date) => string) => {
  const format = useFormatter();
  const now = useNow({ updateInterval: minute });
  return (at) => {
    const then = new Date(at);
    return format.relativeTime(now.getTime() - then.getTime() < minute ? now : then, now);
  };
};
