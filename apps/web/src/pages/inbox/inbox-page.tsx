import type { InboxItemId } from '@baton/schema/shared';
import { EmptyState, classes } from '@baton/ui';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { MailOpen } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';

import { SettleAll } from '#features/inbox/change/settle-all.tsx';
import { useSort } from '#features/inbox/change/use-sort.ts';
import { inboxRowsQuery } from '#features/inbox/inbox-api.ts';
import { shownRows, type InboxSearch } from '#features/inbox/inbox-search.ts';
import { InboxFilters } from '#features/inbox/list/inbox-filters.tsx';
import { InboxList } from '#features/inbox/list/inbox-list.tsx';
import { InboxTabs } from '#features/inbox/list/inbox-tabs.tsx';
import { useInboxKeys } from '#features/inbox/list/use-inbox-keys.ts';
import { useTaskCounts } from '#features/tasks/tasks-api.ts';
import { PageBar } from '#shared/shell/page-bar.tsx';
import { useUndoKey } from '#shared/undo/undo.ts';

import { inboxMark } from './inbox-mark.tsx';
import { InboxReader } from './inbox-reader.tsx';
import { recordLink } from './record-link.tsx';

const route = getRouteApi('/app/inbox');

/** What waits for me: the rows at the left, what they are about at the right. */
export const InboxPage = () => {
  const t = useTranslations('inbox');
  const navigate = useNavigate({ from: '/inbox' });
  const search = route.useSearch();
  const { item } = search;
  const shown = shownRows(search);
  const [snoozing, setSnoozing] = useState(false);
  const rows = useInfiniteQuery(inboxRowsQuery(shown));
  const items = rows.data?.pages.flatMap(({ data }) => data) ?? [];
  const active = items.find(({ id }) => id === item) ?? null;
  const sort = useSort();
  useUndoKey();
  const open = (id: string | undefined) => {
    setSnoozing(false);
    void navigate({ search: (old) => ({ ...old, item: id }), replace: true });
  };
  const narrow = (part: Pick<InboxSearch, 'team' | 'kind'>) =>
    void navigate({ search: (old) => ({ ...old, ...part, item: undefined }), replace: true });
  // The next row moves up to where the eye is; after the last one, the one before it.
  const onGone = () => {
    const at = items.findIndex(({ id }) => id === item);
    open((items[at + 1] ?? items[at - 1])?.id);
  };
  useInboxKeys({
    items,
    active,
    sort,
    onOpen: open,
    onGone,
    onSnooze: () => setSnoozing(true),
    onReply: () => document.querySelector<HTMLElement>('[data-reader] textarea')?.focus(),
    onRecord: () => active && void navigate(recordLink(active)),
  });
  return (
    <div className="flex h-full flex-col">
      <PageBar name={t('title')} />
      <InboxTabs
        end={
          <>
            <InboxFilters onChange={narrow} search={search} />
            <SettleAll onDone={() => open(undefined)} shown={shown} />
          </>
        }
        search={search}
      />
      <div className="flex min-h-0 flex-1">
        <div
          className={classes(
            'calm-scroll w-full min-w-0 shrink-0 phone:w-[clamp(15rem,38%,27rem)] phone:border-r phone:border-line',
            item && 'max-phone:hidden',
          )}
        >
          <InboxList
            renderMark={inboxMark}
            active={(item as InboxItemId) ?? null}
            next={<Next />}
            onClear={() => narrow({ team: undefined, kind: undefined })}
            onOpen={open}
            shown={shown}
          />
        </div>
        <div className={classes('calm-scroll min-w-0 flex-1', !item && 'max-phone:hidden')}>
          {item ? (
            <InboxReader
              id={item as InboxItemId}
              key={item}
              onBack={() => open(undefined)}
              onGone={onGone}
              onSnoozing={setSnoozing}
              snoozing={snoozing}
              sort={sort}
            />
          ) : (
            items.length > 0 && (
              <EmptyState
                icon={<MailOpen size={20} strokeWidth={1.5} />}
                kind="first"
                text={t('pickText')}
                title={t('pick')}
              />
            )
          )}
        </div>
      </div>
    </div>
  );
};

/** What there is to do when nothing waits. */
const Next = () => {
  const t = useTranslations('inbox');
  const counts = useTaskCounts(true);
  const today = counts ? counts.overdue + counts.today : 0;
  return (
    <Link className="text-accent hover:underline" to="/tasks">
      {t('next', { count: today })}
    </Link>
  );
};
