import type { RecordSubject, Thread } from '@baton/schema/comments';
import { ChevronRight } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { NewThread, type Customer } from './new-thread.tsx';
import { ThreadCard } from './thread-card.tsx';
import { useTalk, type Draft } from './use-talk.ts';

export interface ThreadListProps {
  threads: readonly Thread[];
  /** What new threads without words are about; null where all are on words. */
  record: RecordSubject | null;
  /** Words that are about to be commented on. */
  draft?: Draft | null;
  onDraftDone?: () => void;
  active?: string | null;
  onActivate?: (thread: Thread | null) => void;
  /** Threads whose words the open text still has, and which text that is; without a text the server's word counts. */
  anchored?: { textId: string; threads: ReadonlySet<string> } | null;
  mayComment: boolean;
  withGuests: boolean;
  /** Whoever else can read what is said for them; absent where there is nobody, or it is not for this person to do. */
  customer?: Customer | undefined;
}

const onRecord = {
  account: 'onAccount',
  contact: 'onContact',
  deal: 'onDeal',
  handoff: 'onHandoff',
  task: 'onTask',
} as const;

const onWords: ReadonlySet<string> = new Set(['note', 'proposal']);

/** Threads in groups: what is open, what has lost its words, what is settled. */
export const ThreadList = (props: ThreadListProps) => {
  const {
    threads,
    record,
    draft = null,
    active = null,
    onActivate,
    anchored = null,
    mayComment,
    withGuests,
    customer,
  } = props;
  const t = useTranslations('comments');
  const talk = useTalk();
  const detached = ({ id, subject, detachedAt }: Thread) =>
    onWords.has(subject.kind) &&
    (anchored !== null && anchored.textId === subject.id ? !anchored.threads.has(id) : detachedAt !== null);
  const groups = {
    open: threads.filter((thread) => thread.resolvedAt === null && !detached(thread)),
    detached: threads.filter((thread) => thread.resolvedAt === null && detached(thread)),
    resolved: threads.filter((thread) => thread.resolvedAt !== null),
  };
  const card = (thread: Thread) => (
    <ThreadCard
      active={thread.id === active}
      detached={detached(thread)}
      key={thread.id}
      mayComment={mayComment}
      talk={talk}
      thread={thread}
      withGuests={withGuests}
      {...(customer && { customer })}
      {...(onActivate && onWords.has(thread.subject.kind) && { onActivate: () => onActivate(thread) })}
    />
  );
  return (
    <div className="flex flex-col gap-3 p-4">
      {draft !== null && <DraftThread {...props} draft={draft} key={`${draft.from} ${draft.to}`} talk={talk} />}
      {threads.length === 0 && draft === null && <p className="text-secondary text-text-3">{t(emptyWords(record))}</p>}
      {groups.open.map(card)}
      {groups.detached.length > 0 && (
        <>
          <h3 className="text-secondary font-semibold text-text-2">
            {t('detached', { count: groups.detached.length })}
          </h3>
          {groups.detached.map(card)}
        </>
      )}
      {groups.resolved.length > 0 && <Resolved threads={groups.resolved} card={card} />}
      {mayComment && draft === null && record !== null && (
        <NewThread
          busy={talk.busy}
          label={t(onRecord[record.kind])}
          onSend={(body, isPublic) => talk.openOnRecord(record, body, isPublic)}
          withGuests={withGuests}
        />
      )}
    </div>
  );
};

const emptyWords = (record: RecordSubject | null) => {
  if (record === null) return 'emptyText';
  return record.kind === 'account' ? 'empty' : 'emptyRecord';
};

const Resolved = ({ threads, card }: { threads: readonly Thread[]; card: (thread: Thread) => ReactNode }) => {
  const t = useTranslations('comments');
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        aria-expanded={open}
        className="flex items-center gap-1 text-secondary font-semibold text-text-2"
        onClick={() => setOpen(!open)}
        type="button"
      >
        <ChevronRight aria-hidden className={open ? 'rotate-90' : ''} size={14} />
        {t('resolved', { count: threads.length })}
      </button>
      {open && threads.map(card)}
    </>
  );
};

const DraftThread = ({
  draft,
  talk,
  withGuests,
  customer,
  onDraftDone,
  onActivate,
}: ThreadListProps & { draft: Draft; talk: ReturnType<typeof useTalk> }) => {
  const t = useTranslations('comments');
  return (
    <section
      aria-label={t('new')}
      className="flex flex-col gap-2.5 rounded-card border border-accent bg-surface p-3 ring-1 ring-accent"
    >
      <p className="line-clamp-3 border-l-2 border-warning pl-2 text-secondary whitespace-pre-line text-text-2">
        {draft.quote}
      </p>
      <NewThread
        busy={talk.busy}
        focusFirst
        label={t('comment')}
        onCancel={() => onDraftDone?.()}
        onSend={async (body, isPublic) => {
          const thread = await talk.openOnText(draft, body, isPublic);
          if (thread === null) return false;
          onDraftDone?.();
          onActivate?.(thread);
          return true;
        }}
        customer={customer}
        withGuests={withGuests}
      />
    </section>
  );
};
