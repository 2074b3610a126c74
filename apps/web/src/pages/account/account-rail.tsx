import type { AccountId, NoteId } from '@baton/schema/shared';
import { PeekPanel, SegmentedControl } from '@baton/ui';
import { useCallback, useMemo, useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { useAccountEdited } from '#features/accounts/facts/use-account-edited.ts';
import { accountHistory, useVisit } from '#features/accounts/timeline/account-history.ts';
import { LogActivity } from '#features/accounts/timeline/log-activity.tsx';
import { ThreadList } from '#features/comments/thread-list.tsx';
import { useAccountThreads } from '#features/comments/use-account-threads.ts';
import type { Draft } from '#features/comments/use-talk.ts';
import { useDealTitles } from '#features/deals/at-account/use-deal-titles.ts';
import type { TextTalk } from '#features/notes/talk/text-talk.ts';
import { useFactWords } from '#features/timeline/fact-words.ts';
import { Timeline } from '#features/timeline/timeline.tsx';
import { useWide } from '#shared/shell/use-wide.ts';

import { renderFact } from '../proposal/fact-link.tsx';

type Side = 'timeline' | 'comments';

/** What is said about an account: between its note, which draws it, and its rail, which shows it. */
export const useAccountTalk = (accountId: AccountId, shown: string | null = null) => {
  const { threads, ...part } = useAccountThreads(accountId);
  const [side, setSide] = useState<Side>(shown === null ? 'timeline' : 'comments');
  const [active, setActive] = useState(shown);
  const [draft, setDraft] = useState<Draft | null>(null);
  const [anchored, setAnchored] = useState<{ textId: string; threads: ReadonlySet<string> } | null>(null);
  const onPress = useCallback((thread: string) => {
    setActive(thread);
    setSide('comments');
  }, []);
  const onAnchored = useCallback(
    (textId: string, found: ReadonlySet<string>) => setAnchored({ textId, threads: found }),
    [],
  );
  const onComment = useCallback<TextTalk['onComment']>((passage) => {
    setDraft({ kind: 'note', ...passage });
    setSide('comments');
  }, []);
  const note = useMemo<TextTalk>(
    () => ({
      threads: threads.map(({ id, subject, resolvedAt }) => ({ id, textId: subject.id, open: resolvedAt === null })),
      active,
      onPress,
      onAnchored,
      onComment,
    }),
    [threads, active, onPress, onAnchored, onComment],
  );
  return { ...part, accountId, threads, note, side, setSide, active, setActive, draft, setDraft, anchored };
};
type AccountTalk = ReturnType<typeof useAccountTalk>;

export interface AccountRailProps {
  talk: AccountTalk;
  mayWrite: boolean;
  /** Shows the note that a thread is on. */
  onNote: (noteId: NoteId) => void;
  /** What waits, above everything else. */
  children: ReactNode;
}

/** What waits for me, then what happened or what is said. Where there is no room beside the note, talk comes as a sheet. */
export const AccountRail = ({ talk, mayWrite, onNote, children }: AccountRailProps) => {
  const t = useTranslations('comments');
  const accounts = useTranslations('timeline');
  const common = useTranslations('common');
  const wide = useWide();
  const { accountId, side, setSide, open } = talk;
  const said = <Said onNote={onNote} talk={talk} />;
  return (
    <div className="flex min-h-full flex-col">
      {children}
      <div className="px-4 pt-4">
        <SegmentedControl
          label={t('title')}
          onChange={setSide}
          options={[
            { value: 'timeline', label: accounts('title') },
            { value: 'comments', label: open === 0 ? t('title') : t('counted', { count: open }) },
          ]}
          value={side}
        />
      </div>
      {side === 'comments' && wide ? (
        said
      ) : (
        <>
          {mayWrite && <LogActivity places={[{ id: accountId, name: '' }]} />}
          <div className="min-h-0 flex-1">
            <AccountTimeline accountId={accountId} />
          </div>
        </>
      )}
      {!wide && (
        <PeekPanel
          closeLabel={common('close')}
          label={t('title')}
          onClose={() => setSide('timeline')}
          open={side === 'comments'}
          title={t('title')}
        >
          {said}
        </PeekPanel>
      )}
    </div>
  );
};

const AccountTimeline = ({ accountId }: { accountId: AccountId }) => {
  const words = useFactWords({ 'account.edited': useAccountEdited() }, useDealTitles(accountId));
  return (
    <Timeline before={useVisit(accountId)} history={accountHistory(accountId)} renderFact={renderFact} words={words} />
  );
};

const Said = ({ talk, onNote }: Pick<AccountRailProps, 'talk' | 'onNote'>) => (
  <ThreadList
    active={talk.active}
    anchored={talk.anchored}
    draft={talk.draft}
    mayComment={talk.mayComment}
    onActivate={(thread) => {
      talk.setActive(thread?.id ?? null);
      if (thread?.subject.kind === 'note') onNote(thread.subject.id as NoteId);
    }}
    onDraftDone={() => talk.setDraft(null)}
    record={{ kind: 'account', id: talk.accountId }}
    threads={talk.threads}
    withGuests={talk.withGuests}
  />
);
