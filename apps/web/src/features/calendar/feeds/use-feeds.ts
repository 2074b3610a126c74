import { calendarFeeds, feedPath } from '@baton/schema/calendar';
import type { CalendarId, FeedId } from '@baton/schema/shared';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';

import { apiOf } from '#shared/api/client.ts';
import { useSaid } from '#shared/shell/use-said.ts';

const api = apiOf({ calendarFeeds });

/** A secret that nobody guesses, made here: the server keeps no more than its hash. */
const newToken = (): string => {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
};

/** The secret addresses of a calendar. */
export const useFeeds = (calendarId: CalendarId) => {
  const t = useTranslations('calendar.feeds');
  const queries = useQueryClient();
  const said = useSaid();
  const readAgain = () => queries.invalidateQueries({ queryKey: api.calendarFeeds.key() });
  return {
    query: useQuery(
      api.calendarFeeds.listFeeds.queryOptions({ input: { calendarId }, meta: { facts: ['calendar.feed-'] } }),
    ),
    /** Answers the whole address, which nobody can be told again. */
    create: useMutation({
      mutationFn: async (tells: 'everything' | 'busy'): Promise<string> => {
        const token = newToken();
        await api.calendarFeeds.createFeed.call({ calendarId, tells, token });
        return `${location.origin}${feedPath(token)}`;
      },
      onSettled: readAgain,
      onError: said.failed,
    }),
    revoke: useMutation({
      mutationFn: (feedId: FeedId) => api.calendarFeeds.revokeFeed.call({ feedId }),
      onSuccess: () => said.done(t('revoked')),
      onSettled: readAgain,
      onError: said.failed,
    }),
  };
};
