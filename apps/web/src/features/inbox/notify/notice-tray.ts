import type { InboxItem, OwnNotifications } from '@baton/schema/inbox';

import { isLookedAt, lookedAtChannel } from './looked-at.ts';
import { noticeDesk } from './notice-desk.ts';

/** A timer holds no more than this many milliseconds. */
const longestTimer = 2 ** 31 - 1;

/** The desk of this tab while it is open: it hears the inbox, and once more what it heard last when quiet ends. */
export const noticeTray = () => {
  let desk: ReturnType<typeof noticeDesk> | null = null;
  let last: [items: readonly InboxItem[], settings: OwnNotifications] | null = null;
  const hearAgain = () => {
    if (last) void desk?.hear(...last);
  };
  return {
    open: (show: (items: readonly InboxItem[]) => void): (() => void) => {
      const channel = lookedAtChannel();
      let timer: ReturnType<typeof setTimeout> | undefined;
      desk = noticeDesk({
        now: () => new Date(),
        looked: isLookedAt,
        lookedElsewhere: channel.elsewhere,
        show,
        later: (at) => {
          clearTimeout(timer);
          timer = setTimeout(hearAgain, Math.min(longestTimer, at.getTime() - Date.now() + 200));
        },
      });
      return () => {
        clearTimeout(timer);
        channel.close();
        desk = null;
      };
    },
    hear: (items: readonly InboxItem[], settings: OwnNotifications): void => {
      last = [items, settings];
      hearAgain();
    },
  };
};
