import type { ProposalDetail } from '@baton/schema/proposals';
import { IconButton, PeekPanel, SegmentedControl } from '@baton/ui';
import { MessageSquareText } from 'lucide-react';
import { useState, useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';

import { ThreadList } from '#features/comments/thread-list.tsx';
import { SuggestionList } from '#features/notes/suggest/suggestion-list.tsx';
import { CustomerSuggestions } from '#features/proposals/suggestions/customer-suggestions.tsx';
import { useOwnSuggestions } from '#features/proposals/view/use-own-suggestions.ts';

import type { ProposalTalk } from './use-proposal-talk.ts';

interface ProposalRailProps {
  detail: ProposalDetail;
  talk: ProposalTalk;
}

/** What is said and suggested about a proposal's words: beside its sheet, and over it where there is no room. */
export const ProposalRail = (props: ProposalRailProps) => {
  const t = useTranslations('comments');
  const common = useTranslations('common');
  const { talk } = props;
  if (talk.wide && !talk.visible) return null;
  if (talk.wide)
    return (
      <aside aria-label={t('title')} className="calm-scroll h-full w-80 shrink-0 border-l border-line">
        <Sides {...props} />
      </aside>
    );
  return (
    <PeekPanel
      closeLabel={common('close')}
      label={t('title')}
      onClose={() => talk.setRaised(false)}
      open={talk.visible}
      title={t('title')}
    >
      <Sides {...props} />
    </PeekPanel>
  );
};

type Side = 'comments' | 'suggestions';

const Sides = (props: ProposalRailProps) => {
  const t = useTranslations('comments');
  const suggest = useTranslations('notes.suggest');
  const { talk } = props;
  const { desk } = talk;
  const suggesting = useOwnSuggestions(props.detail);
  const { suggestions } = useSyncExternalStore(desk.subscribe, desk.snapshot);
  const [chosen, setSide] = useState<Side | null>(null);
  /** What was answered last is still there to be seen. */
  const stay = () => {
    setSide('suggestions');
    talk.setRaised(true);
  };
  const count = suggestions.length + (props.detail.customerSuggestions ?? 0);
  const side = chosen ?? (talk.open === 0 && count > 0 ? 'suggestions' : 'comments');
  // Whoever begins a comment wants to write it.
  const shown = talk.draft === null ? side : 'comments';
  return (
    <>
      <div className="px-4 pt-4">
        <SegmentedControl
          label={t('title')}
          onChange={setSide}
          options={[
            { value: 'comments', label: talk.open === 0 ? t('title') : t('counted', { count: talk.open }) },
            { value: 'suggestions', label: count === 0 ? suggest('title') : suggest('counted', { count }) },
          ]}
          value={shown}
        />
      </div>
      {shown === 'comments' ? (
        <Said {...props} />
      ) : (
        <>
          <CustomerSuggestions detail={props.detail} onAnswered={stay} />
          {/* That nothing is suggested is not said under what the customer suggests. */}
          {(suggestions.length > 0 || count === 0) && <SuggestionList desk={desk} withdraw={suggesting?.withdraw} />}
        </>
      )}
    </>
  );
};

/** Shows what is said and suggested, or puts it away. */
export const TalkButton = ({ talk }: { talk: ProposalTalk }) => {
  const t = useTranslations('comments');
  const { mode } = useSyncExternalStore(talk.desk.subscribe, talk.desk.snapshot);
  // Nothing that colleagues say is on the page of whoever receives it.
  if (mode === 'viewing') return null;
  return (
    <IconButton
      icon={<MessageSquareText size={16} strokeWidth={1.75} />}
      label={t('counted', { count: talk.open })}
      onClick={() => talk.setRaised(!talk.visible)}
      pressed={talk.visible}
    />
  );
};

const Said = ({ detail, talk }: ProposalRailProps) => {
  const [latest] = detail.versions;
  const mayTell = latest !== undefined && detail.may.write;
  const name = latest?.contactId === detail.contactId ? detail.contactName : null;
  return (
    <ThreadList
      active={talk.active}
      anchored={talk.anchored}
      draft={talk.draft}
      mayComment={detail.may.comment}
      onActivate={talk.activate}
      onDraftDone={() => talk.setDraft(null)}
      record={null}
      threads={talk.threads}
      withGuests={false}
      {...(mayTell && { customer: { name } })}
    />
  );
};
