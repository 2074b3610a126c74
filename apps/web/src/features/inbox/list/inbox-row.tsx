import type { InboxItem, InboxRecordKind } from '@baton/schema/inbox';
import { classes } from '@baton/ui';
import {
  ArrowLeftRight,
  BellOff,
  Building2,
  CalendarDays,
  CheckSquare,
  Clock,
  ReceiptText,
  Target,
  UserRound,
} from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { useFormatter, useTranslations } from 'use-intl';

import { TimeAgo } from '#shared/i18n/time-ago.tsx';

import { ReasonWords, SaidWords } from '../reason-words.tsx';

const marks = {
  account: Building2,
  contact: UserRound,
  deal: Target,
  event: CalendarDays,
  handoff: ArrowLeftRight,
  proposal: ReceiptText,
  task: CheckSquare,
} as const;

export const RecordMark = ({ kind }: { kind: InboxRecordKind }) => {
  const t = useTranslations('inbox.kinds');
  const Mark = marks[kind];
  return (
    <span className="inline-flex shrink-0 text-text-3" title={t(kind)}>
      <Mark aria-hidden size={15} strokeWidth={1.75} />
      <span className="sr-only">{t(kind)}</span>
    </span>
  );
};

export interface InboxRowProps {
  item: InboxItem;
  active: boolean;
  onOpen: () => void;
  /** What the record itself says of now, such as a clock that runs; null for nothing. */
  renderMark?: ((item: InboxItem) => ReactNode) | undefined;
}

/** One record that waits: what happened last, about what, and when; unread by bar, dot, weight and word. */
export const InboxRow = memo(({ item, active, onOpen, renderMark }: InboxRowProps) => {
  const t = useTranslations('inbox');
  const [newest] = item.reasons;
  return (
    <li>
      <button
        aria-current={active ? 'true' : undefined}
        className={classes(
          'flex w-full min-w-0 gap-2.5 border-b border-l-[3px] border-b-line px-3 py-2.5 text-left -outline-offset-2 hover:bg-hover',
          item.unread ? 'border-l-accent' : 'border-l-transparent',
          active && 'bg-active',
        )}
        data-item={item.id}
        onClick={onOpen}
        type="button"
      >
        <span className="flex w-2 shrink-0 pt-1.5">
          {item.unread && (
            <span className="size-2 rounded-full bg-accent">
              <span className="sr-only">{t('unread')}</span>
            </span>
          )}
        </span>
        <span className="flex min-w-0 flex-1 flex-col gap-0.5">
          <span className="flex min-w-0 items-center gap-1.5">
            <RecordMark kind={item.record.kind} />
            <span className={classes('min-w-0 flex-1 truncate', item.unread && 'font-semibold')}>
              {item.record.name ?? '—'}
            </span>
            {item.muted && <Muted />}
            {renderMark?.(item)}
            <When item={item} />
          </span>
          {newest && (
            <span className="flex min-w-0 gap-1.5 text-secondary text-text-2">
              <span className="min-w-0 flex-1 truncate">
                <ReasonWords reason={newest} />
              </span>
              {item.reasons.length > 1 && (
                <span className="shrink-0 text-text-3">{t('more', { count: item.reasons.length - 1 })}</span>
              )}
            </span>
          )}
          {newest && (
            <span className="truncate text-secondary text-text-3 empty:hidden">
              <SaidWords reason={newest} />
            </span>
          )}
        </span>
      </button>
    </li>
  );
});
InboxRow.displayName = 'InboxRow';

const Muted = () => {
  const t = useTranslations('inbox');
  return (
    <span className="inline-flex text-text-3" title={t('isMuted')}>
      <BellOff aria-hidden size={13} />
      <span className="sr-only">{t('isMuted')}</span>
    </span>
  );
};

const When = ({ item }: { item: InboxItem }) => {
  const t = useTranslations('inbox');
  const format = useFormatter();
  if (item.snoozedUntil !== null) {
    const when = format.dateTime(new Date(item.snoozedUntil), {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      hour: 'numeric',
      minute: 'numeric',
    });
    return (
      <span className="inline-flex shrink-0 items-center gap-1 text-meta text-text-2">
        <Clock aria-hidden size={12} />
        <span className="sr-only">{t('until')}</span>
        {when}
      </span>
    );
  }
  return (
    <TimeAgo at={item.backAt ?? item.newestAt} className="inline-flex items-center gap-1">
      {item.backAt !== null && (
        <>
          <Clock aria-hidden size={12} />
          <span className="sr-only">{t('isBack')}</span>
        </>
      )}
    </TimeAgo>
  );
};
