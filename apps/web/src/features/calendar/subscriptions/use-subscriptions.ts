import { calendarSubscriptions, type Subscription } from '@baton/schema/calendar';
import type { CalendarId, SubscriptionId } from '@baton/schema/shared';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';

import { apiOf } from '#shared/api/client.ts';
import { useSession } from '#shared/session/session.tsx';
import { useSaid } from '#shared/shell/use-said.ts';

import { readEventsAgain } from '../calendar-api.ts';
import { idsKept, keepIds, useKeptIds } from '../layers/kept-ids.ts';
import { ownColor, type LayerFace } from '../layers/layer-face.ts';

const api = apiOf({ calendarSubscriptions });

/** A calendar of elsewhere as a layer of its own. */
export type SubscribedLayer = LayerFace & Subscription & { holder: 'elsewhere' };

const isBeingRead = ({ fetchedAt, problem }: Subscription): boolean => fetchedAt === null && problem === null;

/** What became of a reading is no fact, so it is looked at now and then, and soon while one is awaited. */
const useSubscriptions = () =>
  useQuery(
    api.calendarSubscriptions.listSubscriptions.queryOptions({
      meta: { facts: ['calendar.', 'access.'], kept: true },
      refetchInterval: ({ state }) => (state.data?.data.some(isBeingRead) ? 1_500 : 60_000),
    }),
  );

const key = (workspace: string) => `baton.calendar.hidden.${workspace}`;

/** What is subscribed to in all calendars that the reader may read; which of them are hidden is kept on this device. */
export const useSubscribed = () => {
  const { workspace } = useSession();
  const { data } = useSubscriptions();
  const chosen = useKeptIds(key(workspace.id));
  return useMemo(() => {
    const all = (data?.data ?? []).map((each): SubscribedLayer => ({
      ...each,
      holder: 'elsewhere',
      kind: null,
      color: ownColor(each.id),
    }));
    const hidden: ReadonlySet<string> = new Set(idsKept(chosen) ?? []);
    return {
      all,
      hidden,
      byId: new Map<SubscriptionId, SubscribedLayer>(all.map((layer) => [layer.id, layer])),
      show: (id: SubscriptionId, on: boolean) =>
        keepIds(key(workspace.id), on ? [...hidden].filter((each) => each !== id) : [...hidden, id]),
    };
  }, [data, chosen, workspace.id]);
};

/** What is subscribed to in one calendar, and the changes to it. */
export const useSubscriptionsOf = (calendarId: CalendarId) => {
  const t = useTranslations('calendar.subscriptions');
  const queries = useQueryClient();
  const said = useSaid();
  const query = useSubscriptions();
  const readAgain = () => {
    readEventsAgain(queries);
    return queries.invalidateQueries({ queryKey: api.calendarSubscriptions.key() });
  };
  return {
    query,
    of: ({ data }: { data: Subscription[] }) => data.filter((each) => each.calendarId === calendarId),
    subscribe: useMutation({
      mutationFn: (wanted: { url: string; name: string }) =>
        api.calendarSubscriptions.subscribe.call({ calendarId, ...wanted }),
      onSuccess: ({ name }) => said.done(t('added', { name })),
      onSettled: readAgain,
    }),
    readAgain: useMutation({
      mutationFn: (subscriptionId: SubscriptionId) => api.calendarSubscriptions.readAgain.call({ subscriptionId }),
      onSettled: readAgain,
      onError: said.failed,
    }),
    unsubscribe: useMutation({
      mutationFn: ({ id }: Subscription) => api.calendarSubscriptions.unsubscribe.call({ subscriptionId: id }),
      onSuccess: (_, { name }) => said.done(t('removed', { name })),
      onSettled: readAgain,
      onError: said.failed,
    }),
  };
};
