import type { CustomerSuggestion, ProposalDetail } from '@baton/schema/proposals';
import { Button, InlineNotice, TextArea } from '@baton/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useTranslations } from 'use-intl';

import { Problem } from '#shared/api/problem.ts';
import { useSaid } from '#shared/shell/use-said.ts';

import { api as proposalsApi } from '../proposals-api.ts';
import { api } from './suggestions-api.ts';

interface AnswerProps {
  detail: ProposalDetail;
  suggestion: CustomerSuggestion;
  onAnswered: () => void;
}

/** Takes a suggestion over, or declines it; where it does not fit any more, says why and shows both. */
export const AnswerSuggestion = (props: AnswerProps) => {
  const { suggestion } = props;
  const t = useTranslations('proposals.customerSuggestions');
  const [declining, setDeclining] = useState(false);
  const { take, decline, misfit } = useAnswers(props);
  return (
    <>
      {misfit && <Misfit misfit={misfit} wanted={suggestion.after} />}
      {declining ? (
        <Declining
          busy={decline.isPending}
          name={suggestion.name}
          onCancel={() => setDeclining(false)}
          onDecline={(words) => decline.mutate(words)}
        />
      ) : (
        <div className="flex flex-wrap gap-2">
          {misfit ? (
            <Button busy={take.isPending} onClick={() => take.mutate({ byHand: true })}>
              {t('byHand')}
            </Button>
          ) : (
            <Button busy={take.isPending} onClick={() => take.mutate({ byHand: false })} title={t('takeHint')}>
              {t('take')}
            </Button>
          )}
          <Button onClick={() => setDeclining(true)}>{t('decline')}</Button>
        </div>
      )}
    </>
  );
};

/** Why it could not be put in, and what its line says now, where it still is. */
interface MisfitReason {
  why: 'changed' | 'gone' | 'beyond';
  says: string | null;
}

const misfitOf = (error: unknown): MisfitReason | null => {
  if (!(error instanceof Problem)) return null;
  const says = typeof error.detail?.['says'] === 'string' ? error.detail['says'] : null;
  if (error.reason === 'beyond-words') return { why: 'beyond', says };
  return error.reason === 'suggested-line-changed' ? { why: says === null ? 'gone' : 'changed', says } : null;
};

const useAnswers = ({
  detail: { id: proposalId },
  suggestion: { id: suggestionId, name },
  onAnswered,
}: AnswerProps) => {
  const t = useTranslations('proposals.customerSuggestions');
  const queries = useQueryClient();
  const said = useSaid();
  const [misfit, setMisfit] = useState<MisfitReason | null>(null);
  const again = () => {
    onAnswered();
    void queries.invalidateQueries({ queryKey: api.proposalSuggestions.key() });
    void queries.invalidateQueries({ queryKey: proposalsApi.proposals.key() });
  };
  const take = useMutation({
    mutationFn: ({ byHand }: { byHand: boolean }) =>
      api.proposalSuggestions.take.call({ proposalId, suggestionId, byHand }),
    onSuccess: (_taken, { byHand }) => {
      if (!byHand) said.done(t('taken', { name }));
      again();
    },
    onError: (error) => {
      const found = misfitOf(error);
      setMisfit(found);
      if (found) return;
      said.failed(error);
      again();
    },
  });
  const decline = useMutation({
    mutationFn: (words: string) => api.proposalSuggestions.decline.call({ proposalId, suggestionId, words }),
    onSuccess: () => {
      said.done(t('declined', { name }));
      again();
    },
    onError: (error) => {
      said.failed(error);
      again();
    },
  });
  return { take, decline, misfit };
};

const Misfit = ({ misfit: { why, says }, wanted }: { misfit: MisfitReason; wanted: string }) => {
  const t = useTranslations('proposals.customerSuggestions');
  return (
    <>
      <InlineNotice tone="warning">{t(why)}</InlineNotice>
      <dl className="flex flex-col gap-2 text-secondary" data-misfit={why}>
        {says !== null && (
          <div>
            <dt className="text-text-2">{t('says')}</dt>
            <dd className="break-words whitespace-pre-wrap">{says}</dd>
          </div>
        )}
        <div>
          <dt className="text-text-2">{t('wanted')}</dt>
          <dd className="break-words whitespace-pre-wrap">{wanted}</dd>
        </div>
      </dl>
    </>
  );
};

interface DecliningProps {
  name: string;
  busy: boolean;
  onDecline: (words: string) => void;
  onCancel: () => void;
}

const Declining = ({ name, busy, onDecline, onCancel }: DecliningProps) => {
  const t = useTranslations('proposals.customerSuggestions');
  const common = useTranslations('common');
  const [words, setWords] = useState('');
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('textarea')?.focus(), []);
  const empty = words.trim() === '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!empty && !busy) onDecline(words.trim());
  };
  return (
    <form className="flex flex-col gap-2" onSubmit={submit} ref={form}>
      <TextArea label={t('reason', { name })} maxLength={4_000} onChange={setWords} rows={2} value={words} />
      <div className="flex gap-2">
        <Button busy={busy} disabled={empty} submit>
          {t('declineNow')}
        </Button>
        <Button onClick={onCancel}>{common('cancel')}</Button>
      </div>
    </form>
  );
};
