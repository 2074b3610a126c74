import type { DealId, Fact } from '@baton/schema/shared';
import { Avatar, Button, presenceColor, SkeletonRows } from '@baton/ui';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';

import { TimeAgo } from '#shared/i18n/time-ago.tsx';

import { useBoard } from '../board/board-world.tsx';
import { api } from '../deals-api.ts';
import { useFactWords } from './fact-words.ts';

/** What happened to a deal, newest first; it fills itself as facts come in. */
export const DealHistory = ({ id }: { id: DealId }) => {
  const t = useTranslations('deals.history');
  const history = useInfiniteQuery(
    api.facts.timeline.infiniteOptions({
      input: (cursor: string | undefined) => ({
        subject_kind: 'deal',
        subject_id: id,
        limit: 30,
        ...(cursor !== undefined && { cursor }),
      }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: ({ page }) => page.next_cursor ?? undefined,
      meta: { facts: ['deal.'], subject: id },
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
          <Button onClick={() => void history.refetch()}>{t('retry')}</Button>
        </p>
      )}
      {history.isSuccess && facts.length === 0 && <p className="text-secondary text-text-3">{t('empty')}</p>}
      <ol className="flex flex-col gap-2.5">
        {facts.map((fact) => (
          <HistoryItem fact={fact} key={fact.id} />
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

const HistoryItem = ({ fact }: { fact: Fact }) => {
  const { names } = useBoard();
  const t = useTranslations('deals.history');
  const words = useFactWords();
  const actor = names.person(fact.actor);
  const name = actor?.name ?? t(`origin.${fact.origin}`);
  return (
    <li className="flex min-w-0 items-start gap-2">
      <span className="pt-px">
        <Avatar {...(actor && { color: presenceColor(actor.id) })} decorative name={name} size={20} />
      </span>
      <p className="min-w-0 flex-1 text-secondary text-text-2">
        <span className="font-medium text-text">{name}</span> {words(fact)}
        {fact.origin !== 'person' && actor !== null && (
          <span className="text-text-3"> · {t(`origin.${fact.origin}`)}</span>
        )}
      </p>
      <TimeAgo at={fact.occurredAt} />
    </li>
  );
};
