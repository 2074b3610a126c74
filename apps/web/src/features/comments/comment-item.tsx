import type { Comment } from '@baton/schema/comments';
import { Avatar, IconButton, Menu, presenceColor } from '@baton/ui';
import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';

import { TimeAgo } from '#shared/i18n/time-ago.tsx';
import { TextWithNames } from '#shared/people/text-with-names.tsx';
import { useNameOf } from '#shared/people/use-names.ts';
import { useSession } from '#shared/session/session.tsx';

import { fromBody } from './called-text.ts';
import { Composer } from './composer.tsx';
import type { Talk } from './use-talk.ts';

/** One comment; its author edits and deletes it. */
export const CommentItem = ({ comment, talk, mayChange }: { comment: Comment; talk: Talk; mayChange: boolean }) => {
  const t = useTranslations('comments');
  const common = useTranslations('common');
  const nameOf = useNameOf();
  const { member } = useSession();
  const [editing, setEditing] = useState(false);
  const name = (comment.authorId && nameOf('member', comment.authorId)) ?? '—';
  if (comment.deletedAt !== null) return <p className="text-secondary text-text-3">{t('deleted')}</p>;
  return (
    <article aria-label={t('by', { name })} className="group flex min-w-0 flex-col gap-1">
      <header className="flex items-center gap-1.5 text-secondary">
        <Avatar
          {...(comment.authorId !== null && { color: presenceColor(comment.authorId) })}
          decorative
          name={name}
          size={20}
        />
        <span className="min-w-0 truncate font-medium">{name}</span>
        <TimeAgo at={comment.createdAt} />
        {comment.editedAt !== null && <span className="text-meta text-text-3">{t('edited')}</span>}
        <span className="flex-1" />
        {mayChange && comment.authorId === member && !editing && (
          <Menu
            align="end"
            entries={[
              { id: 'edit', label: t('edit'), onSelect: () => setEditing(true) },
              { id: 'delete', label: t('delete'), danger: true, onSelect: () => void talk.remove(comment.id) },
            ]}
            trigger={<IconButton icon={<Ellipsis size={16} />} label={t('more')} tooltip={false} />}
          />
        )}
      </header>
      {editing ? (
        <Composer
          busy={talk.busy}
          focusFirst
          label={t('edit')}
          onCancel={() => setEditing(false)}
          onSend={async (body) => {
            const saved = (await talk.edit(comment.id, body)) !== null;
            if (saved) setEditing(false);
            return saved;
          }}
          send={common('save')}
          start={fromBody(comment.body, nameOf)}
        />
      ) : (
        <p className="break-words whitespace-pre-wrap">
          <TextWithNames text={comment.body} />
        </p>
      )}
    </article>
  );
};
