import type { QueryClient } from '@tanstack/react-query';

import { queuedEvents } from '#features/calendar/change/queued-events.ts';
import { queuedComments } from '#features/comments/queued-comments.ts';
import { queuedInbox } from '#features/inbox/change/queued-inbox.ts';
import { queuedTasks } from '#features/tasks/change/queued-tasks.ts';
import type { QueuedKinds } from '#shared/queue/command-queue.ts';

/** What can be done without network, on whichever page it was done and is sent. A feature adds its line here. */
export const queuedKinds = (queries: QueryClient): QueuedKinds => ({
  ...queuedComments(queries),
  ...queuedEvents(queries),
  ...queuedInbox(queries),
  ...queuedTasks(queries),
});
