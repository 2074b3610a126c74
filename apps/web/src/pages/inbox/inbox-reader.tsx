import type { HandoffId, InboxItemId, TaskId } from '@baton/schema/shared';
import { Button, EmptyState } from '@baton/ui';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';

import { TriageBar } from '#features/inbox/change/triage-bar.tsx';
import type { Sort } from '#features/inbox/change/use-sort.ts';
import { inboxItemQuery } from '#features/inbox/inbox-api.ts';
import { RecordMark } from '#features/inbox/list/inbox-row.tsx';
import { ReasonWords, SaidWords, WhyWords } from '#features/inbox/reason-words.tsx';
import { Problem } from '#shared/api/problem.ts';
import { Loaded } from '#shared/shell/page.tsx';

import { InboxHandoff } from './inbox-handoff.tsx';
import { InboxTalk } from './inbox-talk.tsx';
import { InboxTask } from './inbox-task.tsx';
import { mentionLink, recordLink } from './record-link.tsx';

export interface InboxReaderProps {
  id: InboxItemId;
  sort: Sort;
  snoozing: boolean;
  onSnoozing: (open: boolean) => void;
  onGone: () => void;
  /** Back to the list, where there is no room for both. */
  onBack: () => void;
}

const isGone = (error: unknown) => error instanceof Problem && error.status === 404;

/** A row with what it is about: the words themselves, to be answered, and why this person has it. */
export const InboxReader = ({ id, sort, onBack, ...triage }: InboxReaderProps) => {
  const t = useTranslations('inbox');
  const common = useTranslations('common');
  const navigate = useNavigate();
  const query = useQuery(inboxItemQuery(id));
  const item = query.data?.item;
  const unread = item?.unread ?? false;
  // Once per visit: whoever leaves it unread while it is open means it.
  const met = useRef(false);
  useEffect(() => {
    if (!item || met.current) return;
    met.current = true;
    if (unread) void sort.read(item);
  }, [item, unread, sort]);
  return (
    <article aria-label={item?.record.name ?? t('one')} className="flex flex-col gap-4 p-4" data-reader>
      <div className="phone:hidden">
        <Button icon={<ArrowLeft aria-hidden size={14} />} onClick={onBack} variant="ghost">
          {common('back')}
        </Button>
      </div>
      {isGone(query.error) ? (
        <EmptyState kind="no-access" text={t('goneText')} title={t('gone')} />
      ) : (
        <Loaded query={query}>
          {(opened) => (
            <>
              <header className="flex flex-col gap-3">
                <h2 className="flex min-w-0 items-center gap-2 text-title font-semibold">
                  <RecordMark kind={opened.item.record.kind} />
                  <Link className="min-w-0 truncate hover:underline" {...recordLink(opened.item)}>
                    {/* A task says its own name below. */}
                    {opened.item.record.kind === 'task' ? t('kinds.task') : (opened.item.record.name ?? '—')}
                  </Link>
                </h2>
                <TriageBar item={opened.item} sort={sort} {...triage} />
              </header>
              <ul className="flex flex-col gap-1 text-secondary text-text-2">
                {opened.item.reasons.slice(0, 5).map((reason) => (
                  <li key={`${reason.at} ${reason.kind} ${reason.commentId ?? reason.mentionId ?? ''}`}>
                    <ReasonWords reason={reason} />
                    {(reason.goalId ?? reason.part) !== null && (
                      <span className="block text-text-3">
                        <SaidWords reason={reason} />
                      </span>
                    )}
                  </li>
                ))}
              </ul>
              {opened.item.record.kind === 'handoff' && <InboxHandoff id={opened.item.record.id as HandoffId} />}
              {opened.item.record.kind === 'task' && <InboxTask id={opened.item.record.id as TaskId} />}
              <InboxTalk onOpen={(mention) => void navigate(mentionLink(opened.item, mention))} opened={opened} />
              <p className="text-secondary text-text-3">
                <WhyWords item={opened.item} />
              </p>
            </>
          )}
        </Loaded>
      )}
    </article>
  );
};
