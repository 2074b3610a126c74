import type { OpenedInboxItem } from '@baton/schema/inbox';
import type { Mention } from '@baton/schema/mentions';
import { useTranslations } from 'use-intl';

import { ThreadCard } from '#features/comments/thread-card.tsx';
import { useTalk } from '#features/comments/use-talk.ts';
import { WaitingMention } from '#features/mentions/waiting.tsx';
import { TextWithNames } from '#shared/people/text-with-names.tsx';
import { useSession } from '#shared/session/session.tsx';

/** What was said that this row is about: what is asked of me first, then the words and threads, each to be answered here. */
export const InboxTalk = ({ opened, onOpen }: { opened: OpenedInboxItem; onOpen: (mention: Mention) => void }) => {
  const t = useTranslations('inbox');
  const { member, teams } = useSession();
  const talk = useTalk();
  const { threads, mentions, item, mayComment } = opened;
  const isMine = ({ holder: { kind, id } }: Mention) => (kind === 'member' ? id === member : teams.includes(id));
  const asked = mentions.filter((mention) => mention.state === 'open' && isMine(mention));
  const said = mentions.filter((mention) => mention.place !== 'thread' && !asked.includes(mention));
  const newest = item.reasons.find(({ threadId }) => threadId !== null)?.threadId;
  return (
    <>
      {asked.length > 0 && (
        <ul aria-label={t('asked')} className="flex flex-col gap-3">
          {asked.map((mention) => (
            <WaitingMention key={mention.id} mention={mention} onOpen={onOpen} />
          ))}
        </ul>
      )}
      {said.map((mention) => (
        <button
          className="rounded-card border border-l-4 border-line border-l-accent bg-accent-soft p-3 text-left"
          key={mention.id}
          onClick={() => onOpen(mention)}
          type="button"
        >
          <span className="sr-only">{t('passage')}</span>
          <TextWithNames text={mention.line} />
        </button>
      ))}
      {threads.map((thread) => (
        <ThreadCard
          active={thread.id === newest}
          detached={thread.detachedAt !== null}
          key={thread.id}
          mayComment={mayComment}
          talk={talk}
          thread={thread}
          withGuests={false}
        />
      ))}
    </>
  );
};
