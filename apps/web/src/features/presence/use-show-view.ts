import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';

import { useLive } from '#shared/live/live-context.tsx';

import { pageOfPath } from './place-link.ts';
import { readScrolls } from './view-on-page.ts';

/** What is seen is said this often at most while it changes, in milliseconds. */
const every = 100;

/** While somebody follows this person, they are told what this tab shows; a tab that is not looked at tells nothing. */
export const useShowView = (followed: boolean): void => {
  const { feed } = useLive();
  const router = useRouter();
  useEffect(() => {
    if (!followed) return;
    let timer: ReturnType<typeof setTimeout> | null = null;
    const say = () => {
      timer = null;
      if (document.visibilityState === 'hidden') return;
      const { pathname, searchStr } = router.state.location;
      feed.see({ page: pageOfPath(pathname), search: searchStr, scrolls: readScrolls(document) });
    };
    const changed = () => {
      timer ??= setTimeout(say, every);
    };
    changed();
    const stop = router.subscribe('onRendered', changed);
    // Scrolling does not bubble: it is heard on its way down.
    addEventListener('scroll', changed, { capture: true, passive: true });
    addEventListener('resize', changed);
    return () => {
      stop();
      removeEventListener('scroll', changed, { capture: true });
      removeEventListener('resize', changed);
      if (timer !== null) clearTimeout(timer);
      feed.see(null);
    };
  }, [feed, followed, router]);
};
