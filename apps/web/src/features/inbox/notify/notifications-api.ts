import { notifications, type NotificationSettings } from '@baton/schema/inbox';
import { useMutation, useMutationState, useQueryClient } from '@tanstack/react-query';

import { apiOf } from '#shared/api/client.ts';
import { useSaid } from '#shared/shell/use-said.ts';

const api = apiOf({ notifications });

/** Quiet goes by working hours, so what becomes of these makes it stale too. */
export const notificationsQuery = () =>
  api.notifications.get.queryOptions({
    input: {},
    meta: { own: 'notifications', facts: ['member.hours-', 'member.absence-', 'team.'], kept: true },
  });

const settingKey = ['notifications', 'set'] as const;

/** What I have just chosen and the server does not know yet; what is read meanwhile knows nothing of it either. */
export const useChosen = (): Partial<NotificationSettings> => {
  const chosen = useMutationState({
    filters: { mutationKey: settingKey, status: 'pending' },
    select: ({ state }) => state.variables as Partial<NotificationSettings>,
  });
  return Object.assign({}, ...chosen) as Partial<NotificationSettings>;
};

/** Changes how I am told; shown at once, and taken back with words when the server says no. */
export const useSetNotifications = () => {
  const queries = useQueryClient();
  const said = useSaid();
  const { queryKey } = notificationsQuery();
  return useMutation({
    // One after the other: each change is of what the one before it left.
    scope: { id: 'notifications' },
    mutationKey: settingKey,
    mutationFn: (change: Partial<NotificationSettings>) => api.notifications.set.call(change),
    onMutate: async (change) => {
      await queries.cancelQueries({ queryKey });
      queries.setQueryData(queryKey, (known) => known && { ...known, ...change });
    },
    onSuccess: async (own) => {
      await queries.cancelQueries({ queryKey });
      queries.setQueryData(queryKey, own);
    },
    onError: async (error) => {
      said.failed(error);
      await queries.invalidateQueries({ queryKey });
    },
  });
};
