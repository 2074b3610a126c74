import type { InboxItem, InboxState } from '@baton/schema/inbox';
import type { InboxItemId } from '@baton/schema/shared';
import type { QueryClient } from '@tanstack/react-query';

import type { QueuedKinds } from '#shared/queue/command-queue.ts';

import { api, patchInbox, readInboxAgain } from '../inbox-api.ts';

/** How a row is sorted, and what is seen of it until the server has said. */
export interface QueuedSorting {
  itemId: InboxItemId;
  state: Partial<InboxState>;
  shown: Partial<InboxItem>;
  /** It leaves the tabs in which it is no more. */
  leaves: boolean;
}

/** What can be done to one's inbox without network. */
export const queuedInbox = (queries: QueryClient): QueuedKinds => ({
  'inbox.set': {
    send: ({ itemId, state }: QueuedSorting, key) => api.inbox.set.call({ itemId, ...state }, { context: { key } }),
    show: ({ itemId, shown, leaves }: QueuedSorting) => patchInbox(queries, itemId, shown, leaves),
    shownAtOnce: true,
    settled: () => readInboxAgain(queries),
  },
});
