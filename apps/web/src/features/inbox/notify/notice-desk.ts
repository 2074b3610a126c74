import { eventOfReason, quietEnd, type InboxItem, type OwnNotifications } from '@baton/schema/inbox';

export interface NoticeDeskParts {
  now: () => Date;
  /** Is this tab looked at now? What is seen there needs no notice. */
  looked: () => boolean;
  /** Is another tab of this browser looked at? */
  lookedElsewhere: () => Promise<boolean>;
  /** Tells of rows, together. */
  show: (items: readonly InboxItem[]) => void;
  /** Asks to be heard again at a moment: when quiet ends. */
  later: (at: Date) => void;
}

/**
 * Rule IN15. What of the inbox a browser tells of: rows that are new since this tab knows the inbox, while nobody looks,
 * each once; in quiet they are kept and told together when it ends.
 */
export const noticeDesk = ({ now, looked, lookedElsewhere, show, later }: NoticeDeskParts) => {
  /** The newest reason that was told or seen, by row; null until the inbox was heard for the first time. */
  let known: Map<string, string> | null = null;
  let since = '';

  const remember = (items: readonly InboxItem[]) => {
    for (const item of items) known?.set(item.id, saidAt(item));
  };

  return {
    /** The newest rows, whenever they become others; and once more at the moment that was asked for. */
    hear: async (items: readonly InboxItem[], settings: OwnNotifications): Promise<void> => {
      if (known === null) {
        known = new Map();
        since = items.map(saidAt).toSorted().at(-1) ?? now().toISOString();
        return remember(items);
      }
      if (looked()) return remember(items);
      const quiet = quietEnd(settings, settings.hours, now());
      if (quiet !== null) return later(quiet);
      const before = known;
      const fresh = items.filter((item) => isNews(item, before.get(item.id) ?? since, settings));
      remember(items);
      if (fresh.length > 0 && !(await lookedElsewhere())) show(fresh);
    },
  };
};

/** When there was last something to tell of a row: its newest reason, or that it is back. */
const saidAt = ({ newestAt, backAt }: InboxItem): string => (backAt !== null && backAt > newestAt ? backAt : newestAt);

/** A row that is back is told as its newest reason is. */
const isNews = ({ unread, reasons, backAt }: InboxItem, since: string, { events }: OwnNotifications): boolean =>
  unread &&
  reasons.some(({ at, kind }, place) => {
    const said = place === 0 && backAt !== null ? backAt : at;
    return said > since && events[eventOfReason[kind]].browser;
  });
