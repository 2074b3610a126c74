import { useFormatter, useNow } from 'use-intl';

/** How long ago something was; what is newer than the clock of this page is now. */
export const useAgo = (): ((at: string) => string) => {
  const format = useFormatter();
  const now = useNow({ updateInterval: 60_000 });
  return (at) => format.relativeTime(Math.min(Date.parse(at), now.getTime()), now);
};
