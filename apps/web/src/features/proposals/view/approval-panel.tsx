import type { ProposalDetail } from '@baton/schema/proposals';
import type { MemberId } from '@baton/schema/shared';
import { Button, TextArea } from '@baton/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';

import { useMembers } from '#shared/people/use-members.ts';
import { useSaid } from '#shared/shell/use-said.ts';

import { api, learnProposal } from '../proposals-api.ts';

/** Discounts that need somebody's yes: who was asked, what was said, and what this person can do about it. */
export const ApprovalPanel = ({ detail }: { detail: ProposalDetail }) => {
  const t = useTranslations('proposals.approval');
  const format = useFormatter();
  const { byId } = useMembers();
  const { beyond, approval, may, archivedAt } = detail;
  const nameOf = (id: MemberId | null) => (id === null ? undefined : byId.get(id)?.name) ?? t('somebody');
  const open = beyond.filter(({ approved }) => !approved);
  if (open.length === 0 && approval === null) return null;
  const percent = (value: string) => format.number(Number(value) / 100, { style: 'percent', maximumFractionDigits: 4 });
  return (
    <section aria-label={t('title')} className="flex flex-col gap-2 px-2" data-place="approvals">
      <h2 className="text-secondary font-semibold text-text-2">{t('title')}</h2>
      <ul className="flex flex-col gap-1 text-secondary">
        {open.map(({ lineId, percent: given, limit, by }) => (
          <li className="text-warning" key={lineId ?? 'whole'}>
            {t('beyond', { percent: percent(given), limit: percent(limit), name: nameOf(by) })}
          </li>
        ))}
      </ul>
      {approval !== null && (
        <p className="text-secondary text-text-2">
          {t(`states.${approval.state}`, {
            name: nameOf(approval.state === 'asked' ? approval.askedBy : approval.judgedBy),
          })}
          {(approval.answer || approval.words) && ` “${approval.answer || approval.words}”`}
        </p>
      )}
      {archivedAt === null && <Answer asked={approval?.state === 'asked'} detail={detail} key={String(may.approve)} />}
    </section>
  );
};

/** Whoever may not approve asks; whoever may says yes or gives it back. */
const Answer = ({ detail, asked }: { detail: ProposalDetail; asked: boolean }) => {
  const t = useTranslations('proposals.approval');
  const queries = useQueryClient();
  const said = useSaid();
  const [words, setWords] = useState('');
  const { id: proposalId, may, beyond } = detail;
  const answer = useMutation({
    mutationFn: (what: 'ask' | 'give' | 'return') => api.proposalApprovals[what].call({ proposalId, words }),
    onSuccess: (after) => {
      setWords('');
      learnProposal(queries, after);
    },
    onError: said.failed,
  });
  const waits = beyond.some(({ approved }) => !approved);
  const mayAsk = may.write && !may.approve && !asked && waits;
  const mayJudge = may.approve && (asked || waits);
  if (!mayAsk && !mayJudge) return null;
  return (
    <div className="flex flex-col gap-2">
      <TextArea label={t('words')} maxLength={2_000} onChange={setWords} rows={2} value={words} />
      <div className="flex flex-wrap gap-2">
        {mayAsk && (
          <Button busy={answer.isPending} onClick={() => answer.mutate('ask')}>
            {t('ask')}
          </Button>
        )}
        {mayJudge && (
          <Button busy={answer.isPending} onClick={() => answer.mutate('give')}>
            {t('give')}
          </Button>
        )}
        {mayJudge && asked && (
          <Button busy={answer.isPending} disabled={words.trim() === ''} onClick={() => answer.mutate('return')}>
            {t('return')}
          </Button>
        )}
      </div>
    </div>
  );
};
