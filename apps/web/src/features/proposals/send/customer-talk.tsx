import type { ProposalDetail, ProposalMessage } from '@baton/schema/proposals';
import { Button, TextArea } from '@baton/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent, type KeyboardEvent } from 'react';
import { useFormatter, useTranslations } from 'use-intl';

import { useSaid } from '#shared/shell/use-said.ts';

import { api, customerTalkQuery } from '../proposals-api.ts';

/** What the customer says about a proposal, answered in place; it looks unlike anything that colleagues say among themselves. */
export const CustomerTalk = ({ detail }: { detail: ProposalDetail }) => {
  const t = useTranslations('proposals.customerTalk');
  const { data } = useQuery({ ...customerTalkQuery(detail.id), enabled: detail.versions.length > 0 });
  const [latest] = detail.versions;
  if (!latest || !data) return null;
  const name = (latest.contactId === detail.contactId ? detail.contactName : null) ?? t('customer');
  return (
    <section aria-label={t('title')} className="flex flex-col gap-2 px-2">
      <h2 className="text-secondary font-semibold text-text-2">{t('title')}</h2>
      <div className="flex flex-col gap-2 rounded-control border-l-4 border-warning bg-warning-soft p-2">
        <p className="text-meta font-semibold text-warning">{t('visible', { name })}</p>
        {data.data.length === 0 && <p className="text-secondary text-text-2">{t('none')}</p>}
        <ol className="flex flex-col gap-2">
          {data.data.map((message) => (
            <Message key={message.id} message={message} />
          ))}
        </ol>
        {detail.may.write && <Reply detail={detail} name={name} />}
      </div>
    </section>
  );
};

const Message = ({ message: { by, name, at, quote, words } }: { message: ProposalMessage }) => {
  const format = useFormatter();
  return (
    <li className="text-secondary" data-by={by}>
      <p className="flex flex-wrap justify-between gap-x-2">
        <strong>{name}</strong>
        <time className="text-text-2" dateTime={at}>
          {format.dateTime(new Date(at), { dateStyle: 'short', timeStyle: 'short' })}
        </time>
      </p>
      {quote !== null && <blockquote className="border-l-2 border-line-strong pl-2 text-text-2">{quote}</blockquote>}
      <p className="whitespace-pre-wrap">{words}</p>
    </li>
  );
};

const Reply = ({ detail: { id: proposalId }, name }: { detail: ProposalDetail; name: string }) => {
  const t = useTranslations('proposals.customerTalk');
  const queries = useQueryClient();
  const said = useSaid();
  const [words, setWords] = useState('');
  const reply = useMutation({
    mutationFn: () => api.proposalSending.reply.call({ proposalId, words: words.trim() }),
    onSuccess: () => {
      setWords('');
      void queries.invalidateQueries({ queryKey: customerTalkQuery(proposalId).queryKey });
    },
    onError: said.failed,
  });
  const send = () => {
    if (words.trim() !== '' && !reply.isPending) reply.mutate();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send();
  };
  const key = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send();
  };
  return (
    <form className="flex flex-col items-start gap-2" onSubmit={submit}>
      <TextArea
        className="w-full"
        label={t('words', { name })}
        maxLength={4_000}
        onChange={setWords}
        onKeyDown={key}
        rows={2}
        value={words}
      />
      <Button busy={reply.isPending} disabled={words.trim() === ''} submit>
        {t('send', { name })}
      </Button>
    </form>
  );
};
