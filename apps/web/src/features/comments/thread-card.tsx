import type { Thread } from '@baton/schema/comments';
import type { MemberId } from '@baton/schema/shared';
import { Avatar, Button, classes, Combobox, Popover, presenceColor, StatusPill } from '@baton/ui';
import { Check, Eye, Lock, RotateCcw, UserRound } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';

import { useMembers } from '#shared/people/use-members.ts';
import { useNameOf } from '#shared/people/use-names.ts';

import { CommentItem } from './comment-item.tsx';
import { Composer } from './composer.tsx';
import type { Customer } from './new-thread.tsx';
import type { Talk } from './use-talk.ts';

export interface ThreadCardProps {
  thread: Thread;
  talk: Talk;
  active: boolean;
  /** Its words are gone from the text. */
  detached: boolean;
  mayComment: boolean;
  /** Some guest reads here, so it matters who reads this. */
  withGuests: boolean;
  /** The customer who reads it where it is for them; absent where this person may not say anything to them. */
  customer?: Customer;
  onActivate?: () => void;
}

/** A thread: the words it is about, what was said, and a place to answer. */
export const ThreadCard = ({
  thread,
  talk,
  active,
  detached,
  mayComment,
  withGuests,
  customer,
  onActivate,
}: ThreadCardProps) => {
  const t = useTranslations('comments');
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    if (active) card.current?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  const toCustomer = isToCustomer(thread);
  return (
    <section
      aria-label={thread.quote ?? t('onRecord')}
      className={classes(
        'flex flex-col gap-2.5 rounded-card border p-3',
        active ? 'border-accent ring-1 ring-accent' : 'border-line',
        toCustomer ? 'border-l-4 border-l-warning bg-warning-soft' : 'bg-surface',
      )}
      data-audience={toCustomer ? 'customer' : 'internal'}
      ref={card}
    >
      <Quote detached={detached} onActivate={onActivate} quote={thread.quote} />
      <Audience customer={customer} thread={thread} withGuests={withGuests} />
      <Assignee mayComment={mayComment} talk={talk} thread={thread} />
      {thread.comments.map((comment) => (
        <CommentItem comment={comment} key={comment.id} mayChange={mayComment && !toCustomer} talk={talk} />
      ))}
      {mayComment && <Answering customer={customer} talk={talk} thread={thread} />}
      {mayComment && <Settling talk={talk} thread={thread} />}
    </section>
  );
};

/** Who reads it, by icon, word and colour: nobody may take one for the other. */
const Audience = ({
  thread,
  withGuests,
  customer,
}: Pick<ThreadCardProps, 'thread' | 'withGuests'> & { customer: Customer | undefined }) => {
  const t = useTranslations('comments');
  if (thread.subject.kind !== 'proposal')
    return withGuests && thread.public ? <StatusPill tone="warning">{t('public')}</StatusPill> : null;
  return thread.public ? (
    <StatusPill icon={<Eye aria-hidden className="shrink-0" size={12} />} tone="warning">
      {t('visibleTo', { name: customer?.name ?? t('customer') })}
    </StatusPill>
  ) : (
    <StatusPill icon={<Lock aria-hidden className="shrink-0" size={12} />}>{t('internal')}</StatusPill>
  );
};

interface QuoteProps {
  quote: string | null;
  detached: boolean;
  onActivate: (() => void) | undefined;
}

const Quote = ({ quote, detached, onActivate }: QuoteProps) =>
  quote === null ? null : (
    <button
      className={classes(
        'line-clamp-3 border-l-2 pl-2 text-left text-secondary whitespace-pre-line text-text-2',
        detached ? 'border-line-strong' : 'border-warning',
      )}
      disabled={detached || onActivate === undefined}
      onClick={onActivate}
      type="button"
    >
      {quote}
    </button>
  );

type Part = Pick<ThreadCardProps, 'thread' | 'talk'>;

const isToCustomer = ({ subject, public: isPublic }: Thread): boolean => subject.kind === 'proposal' && isPublic;

/** A reply to the customer is said with their name on the button, by those who may. */
const Answering = ({ thread, talk, customer }: Part & { customer: Customer | undefined }) => {
  const t = useTranslations('comments');
  const toCustomer = isToCustomer(thread);
  if (thread.resolvedAt !== null || (toCustomer && customer === undefined)) return null;
  return (
    <Composer
      busy={talk.busy}
      label={t('reply')}
      onSend={(body) => talk.reply(thread, body)}
      send={toCustomer ? t('sendTo', { name: customer?.name ?? t('customer') }) : t('send')}
    />
  );
};

const Assignee = ({ thread, talk, mayComment }: Part & { mayComment: boolean }) => {
  const t = useTranslations('comments');
  const common = useTranslations('common');
  const nameOf = useNameOf();
  if (thread.assigneeId === null) return null;
  const name = nameOf('member', thread.assigneeId) ?? '—';
  return (
    <p className="flex items-center gap-1.5 text-secondary text-text-2">
      <Avatar color={presenceColor(thread.assigneeId)} decorative name={name} size={16} />
      <span className="min-w-0 flex-1 truncate">{t('assigned', { name })}</span>
      {mayComment && (
        <Button onClick={() => void talk.assign(thread, null)} variant="ghost">
          {common('remove')}
        </Button>
      )}
    </p>
  );
};

/** What ends a thread, or takes it up again. */
const Settling = ({ thread, talk }: Part) => {
  const t = useTranslations('comments');
  return (
    <div className="flex gap-2">
      {thread.resolvedAt === null ? (
        <>
          <Button icon={<Check aria-hidden size={14} />} onClick={() => void talk.resolve(thread)}>
            {t('resolve')}
          </Button>
          <AssignButton talk={talk} thread={thread} />
        </>
      ) : (
        <Button icon={<RotateCcw aria-hidden size={14} />} onClick={() => void talk.reopen(thread)}>
          {t('reopen')}
        </Button>
      )}
    </div>
  );
};

const AssignButton = ({ thread, talk }: Part) => {
  const t = useTranslations('comments');
  const common = useTranslations('common');
  const { all } = useMembers();
  const [open, setOpen] = useState(false);
  const people = all.filter(({ leftAt, placeholder }) => leftAt === null && !placeholder);
  if (people.length === 0) return null;
  return (
    <Popover
      label={t('assign')}
      onOpenChange={setOpen}
      open={open}
      trigger={<Button icon={<UserRound aria-hidden size={14} />}>{t('assign')}</Button>}
    >
      <div className="w-64">
        <Combobox
          clearLabel={common('clear')}
          emptyText={common('nothingFound')}
          focusFirst
          label={t('assignTo')}
          onChange={(value) => {
            if (value === null) return;
            setOpen(false);
            void talk.assign(thread, value as MemberId);
          }}
          options={people.map(({ id, name }) => ({
            value: id,
            label: name,
            icon: <Avatar color={presenceColor(id)} decorative name={name} size={20} />,
          }))}
          value={thread.assigneeId}
        />
      </div>
    </Popover>
  );
};
