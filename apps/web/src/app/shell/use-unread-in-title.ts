import { useEffect } from 'react';

import { useInboxCounts } from '#features/inbox/inbox-api.ts';
import { useMay } from '#shared/session/session.tsx';
import { setTitleCount } from '#shared/shell/tab-title.ts';

/** The browser's tab says how much is unread, whatever page is open. */
export const useUnreadInTitle = (): void => {
  const unread = useInboxCounts(useMay('see-members'))?.unread ?? 0;
  useEffect(() => setTitleCount(unread), [unread]);
  useEffect(() => () => setTitleCount(0), []);
};
