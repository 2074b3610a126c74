import type { AccountId, Fact } from '@baton/schema/shared';
import { Avatar, Button, presenceColor, SkeletonRows } from '@baton/ui';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useFormatter, useNow, useTranslations } from 'use-intl';

import { useMembers } from '#shared/people/use-members.ts';

import { api } from '../accounts-api.ts';

/** What happened at an account, newest first; it fills itself as facts come in. */
export const AccountTimeline = ({ accountId }: { accountId: AccountId }) => {
  const t = useTranslations('accounts.timeline');
  const history = useInfiniteQuery(
    api.facts.timeline.infiniteOptions({
      input: (cursor: string | undefined) => ({
        subject_kind: 'account',
        subject_id: accountId,
        limit: 50,
        ...(cursor !== undefined && { cursor }),
      }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: ({ page }) => page.next_cursor ?? undefined,
      meta: { facts: ['account.'], subject: accountId },
    }),
  );
  const facts = history.data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <section aria-label={t('title')} className="flex flex-col gap-2 p-4">
      <h2 className="text-secondary font-semibold text-text-2">{t('title')}</h2>
      {history.isPending && <SkeletonRows label={t('loading')} rows={4} />}
      {history.isError && (
        <p className="flex items-center gap-2 text-secondary text-text-2">
          {t('failed')}
          <Button onClick={() => void history.refetch()}>{t('more')}</Button>
        </p>
      )}
      {history.isSuccess && facts.length === 0 && <p className="text-secondary text-text-3">{t('empty')}</p>}
      <ol className="flex flex-col gap-2.5">
        {facts.map((fact) => (
          <TimelineItem fact={fact} key={fact.id} />
        ))}
      </ol>
      {history.hasNextPage && (
        <Button busy={history.isFetchingNextPage} onClick={() => void history.fetchNextPage()} variant="ghost">
          {t('more')}
        </Button>
      )}
    </section>
  );
};

const TimelineItem = ({ fact }: { fact: Fact }) => {
  const t = useTranslations('accounts');
  const format = useFormatter();
  const now = useNow({ updateInterval: 60_000 });
  const members = useMembers();
  const name = (fact.actor === null ? undefined : members.byId.get(fact.actor)?.name) ?? t('timeline.somebody');
  const at = new Date(fact.occurredAt);
  return (
    <li className="flex min-w-0 items-start gap-2">
      <span className="pt-px">
        <Avatar {...(fact.actor !== null && { color: presenceColor(fact.actor) })} decorative name={name} size={20} />
      </span>
      <p className="min-w-0 flex-1 text-secondary text-text-2">
        <span className="font-medium text-text">{name}</span>{' '}
        {fact.type === 'account.created' ? t('fact.created') : fact.type}
      </p>
      <time
        className="shrink-0 text-meta text-text-3"
        dateTime={fact.occurredAt}
        title={format.dateTime(at, { dateStyle: 'long', timeStyle: 'short' })}
      >
        {format.relativeTime(at, now)}
      </time>
    </li>
  );
};
