import { notifications, type NotificationSettings } from '@baton/schema/inbox';
import { useMutation, useQueryClient } from '@tanstack/react-query';

import { apiOf } from '#shared/api/client.ts';
import { useSaid } from '#shared/shell/use-said.ts';

const api = apiOf({ notifications });

/** Quiet goes by working hours, so what becomes of these makes it stale too. */
export const notificationsQuery = () =>
  api.notifications.get.queryOptions({
    input: {},
    meta: { own: 'notifications', facts: ['member.hours-', 'member.absence-', 'team.'], kept: true },
  });

/** Changes how I am told; shown at once, and taken back with words when the server says no. */
export const useSetNotifications = () => {
  const queries = useQueryClient();
  const said = useSaid();
  const { queryKey } = notificationsQuery();
  return useMutation({
    // One after the other: each change is of what the one before it left.
    scope: { id: 'notifications' },
    mutationFn: (change: Partial<NotificationSettings>) => api.notifications.set.call(change),
    onMutate: async (change) => {
      await queries.cancelQueries({ queryKey });
      queries.setQueryData(queryKey, (known) => known && { ...known, ...change });
    },
    onError: async (error) => {
      said.failed(error);
      await queries.invalidateQueries({ queryKey });
    },
  });
};
