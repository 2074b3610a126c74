import type { RecordSubject, Thread } from '@baton/schema/comments';
import { Checkbox } from '@baton/ui';
import { ChevronRight } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { Composer } from './composer.tsx';
import { ThreadCard } from './thread-card.tsx';
import { useTalk, type Draft } from './use-talk.ts';

export interface ThreadListProps {
  threads: readonly Thread[];
  /** What new threads without words are about. */
  record: RecordSubject;
  /** Words that are about to be commented on. */
  draft?: Draft | null;
  onDraftDone?: () => void;
  active?: string | null;
  onActivate?: (thread: Thread | null) => void;
  /** Threads whose words the open note still has, and which note that is; without a note the server's word counts. */
  anchored?: { noteId: string; threads: ReadonlySet<string> } | null;
  mayComment: boolean;
  withGuests: boolean;
}

const onRecord = {
  account: 'onAccount',
  contact: 'onContact',
  deal: 'onDeal',
  handoff: 'onHandoff',
  task: 'onTask',
} as const;

/** Threads in groups: what is open, what has lost its words, what is settled. */
export const ThreadList = (props: ThreadListProps) => {
  const { threads, record, draft = null, active = null, onActivate, anchored = null, mayComment, withGuests } = props;
  const t = useTranslations('comments');
  const talk = useTalk();
  const detached = ({ id, subject, detachedAt }: Thread) =>
    subject.kind === 'note' &&
    (anchored !== null && anchored.noteId === subject.id ? !anchored.threads.has(id) : detachedAt !== null);
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
      {...(onActivate && thread.subject.kind === 'note' && { onActivate: () => onActivate(thread) })}
    />
  );
  return (
    <div className="flex flex-col gap-3 p-4">
      {draft !== null && <DraftThread {...props} draft={draft} key={`${draft.from} ${draft.to}`} talk={talk} />}
      {threads.length === 0 && draft === null && (
        <p className="text-secondary text-text-3">{t(record.kind === 'account' ? 'empty' : 'emptyRecord')}</p>
      )}
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
      {mayComment && draft === null && (
        <NewThread
          busy={talk.busy}
          label={t(onRecord[record.kind])}
          onSend={async (body, isPublic) => (await talk.openOnRecord(record, body, isPublic)) !== null}
          withGuests={withGuests}
        />
      )}
    </div>
  );
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
        withGuests={withGuests}
      />
    </section>
  );
};

interface NewThreadProps {
  label: string;
  busy: boolean;
  focusFirst?: boolean;
  withGuests: boolean;
  onSend: (body: string, isPublic: boolean) => Promise<boolean>;
  onCancel?: () => void;
}

/** Internal unless somebody says otherwise; what guests will read says so on its button. */
const NewThread = ({ withGuests, onSend, ...composer }: NewThreadProps) => {
  const t = useTranslations('comments');
  const [isPublic, setPublic] = useState(false);
  return (
    <div className={isPublic ? 'rounded-control bg-warning-soft p-2' : undefined}>
      <Composer
        {...composer}
        more={withGuests ? <Checkbox checked={isPublic} label={t('public')} onChange={setPublic} /> : undefined}
        onSend={(body) => onSend(body, isPublic)}
        send={t(isPublic ? 'sendPublic' : 'send')}
      />
    </div>
  );
};
