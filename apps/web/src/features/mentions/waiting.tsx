import type { Mention } from '@baton/schema/mentions';
import type { AccountId } from '@baton/schema/shared';
import { Avatar, Button, presenceColor, showToast } from '@baton/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { useFormatter, useNow, useTranslations } from 'use-intl';

import { useProblemText } from '#shared/i18n/problem-text.ts';
import { TextWithNames } from '#shared/people/text-with-names.tsx';
import { useNameOf } from '#shared/people/use-names.ts';

import { DeclineButton } from './decline-button.tsx';
import { DelegateButton } from './delegate-button.tsx';
import { api, waitingOn } from './mentions-api.ts';

export interface WaitingProps {
  accountId: AccountId;
  /** Shows the text that a mention stands in. */
  onOpen: (mention: Mention) => void;
}

/** What colleagues ask of me on this account; nothing at all when nothing waits. */
export const Waiting = ({ accountId, onOpen }: WaitingProps) => {
  const t = useTranslations('mentions');
  const { data } = useQuery(waitingOn(accountId));
  if (data === undefined || data.data.length === 0) return null;
  return (
    <section aria-label={t('title')} className="flex flex-col gap-2 border-b border-line p-4">
      <h2 className="text-secondary font-semibold text-text-2">{t('title')}</h2>
      <ul className="flex flex-col gap-3">
        {data.data.map((mention) => (
          <WaitingMention key={mention.id} mention={mention} onOpen={onOpen} />
        ))}
      </ul>
    </section>
  );
};

/** What one mention asks of me, with the answers to it. */
export const WaitingMention = ({ mention, onOpen }: Pick<WaitingProps, 'onOpen'> & { mention: Mention }) => {
  const t = useTranslations('mentions');
  const nameOf = useNameOf();
  const by = mention.madeBy === null ? null : nameOf('member', mention.madeBy);
  const answer = useAnswer();
  return (
    <li className="flex flex-col gap-2 rounded-card border border-line bg-surface p-3">
      <button className="flex flex-col gap-1 text-left" onClick={() => onOpen(mention)} type="button">
        <span className="flex items-center gap-1.5 text-secondary text-text-2">
          <Avatar
            {...(mention.madeBy !== null && { color: presenceColor(mention.madeBy) })}
            decorative
            name={by ?? '—'}
            size={20}
          />
          <span className="min-w-0">
            {t.rich(`asks.${mention.action ?? 'attention'}`, {
              name: by ?? '—',
              b: strong,
            })}
          </span>
        </span>
        {mention.line !== '' && (
          <span className="line-clamp-3 text-text">
            <TextWithNames text={mention.line} />
          </span>
        )}
      </button>
      {mention.dueAt !== null && <Due at={mention.dueAt} />}
      <div className="flex flex-wrap gap-2">
        <Button
          busy={answer.isPending}
          icon={<Check aria-hidden size={14} />}
          onClick={() => answer.mutate(() => api.mentions.acknowledge.call({ mentionId: mention.id }))}
          variant="ink"
        >
          {t('acknowledge')}
        </Button>
        <DeclineButton
          onDecline={(reason) => answer.mutate(() => api.mentions.decline.call({ mentionId: mention.id, reason }))}
        />
        <DelegateButton
          mention={mention}
          onDelegate={(memberId) =>
            answer.mutate(() => api.mentions.delegate.call({ mentionId: mention.id, memberId }))
          }
        />
      </div>
    </li>
  );
};

const strong = (text: ReactNode) => <span className="font-medium text-text">{text}</span>;

const Due = ({ at }: { at: string }) => {
  const t = useTranslations('mentions');
  const format = useFormatter();
  const now = useNow({ updateInterval: 60_000 });
  const due = new Date(at);
  const late = due < now;
  return (
    <time className={late ? 'text-secondary text-danger' : 'text-secondary text-text-2'} dateTime={at}>
      {t(late ? 'late' : 'due', { when: format.dateTime(due, { dateStyle: 'medium', timeStyle: 'short' }) })}
    </time>
  );
};

const useAnswer = () => {
  const problemText = useProblemText();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (answer: () => Promise<Mention>) => answer(),
    onSuccess: () => queries.invalidateQueries({ queryKey: api.mentions.list.key() }),
    onError: (error) => showToast({ title: problemText(error), tone: 'danger' }),
  });
};
