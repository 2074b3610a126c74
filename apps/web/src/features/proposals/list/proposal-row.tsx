import type { Proposal } from '@baton/schema/proposals';
import { Avatar, classes, dayText, presenceColor, todayHere } from '@baton/ui';
import { CalendarClock } from 'lucide-react';
import { memo } from 'react';
import { useLocale, useTranslations } from 'use-intl';

import { useMembers } from '#shared/people/use-members.ts';

import { StatePill } from '../state-pill.tsx';
import { useSumWords } from '../use-sum-words.ts';

/** One proposal in a list: what it is, for whom, until when, what it comes to, and where it stands. */
export const ProposalRow = memo(
  ({ proposal, at = 'list' }: { proposal: Proposal; at?: 'list' | 'account' | 'deal' }) => {
    const t = useTranslations('proposals');
    const { ofProposal } = useSumWords();
    const { byId } = useMembers();
    const owner = proposal.ownerId === null ? undefined : byId.get(proposal.ownerId);
    const { branch } = proposal;
    const about = [
      proposal.number,
      branch &&
        t(branch.originNumber === null ? 'branches.ofGone' : 'branches.of', {
          name: branch.name,
          number: branch.originNumber ?? '',
        }),
      at === 'list' && proposal.accountName,
      at !== 'deal' && proposal.dealTitle,
      proposal.contactName,
    ];
    return (
      <span className="grid min-h-12 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 gap-y-1 px-4 py-2 phone:grid-cols-[minmax(0,1fr)_auto_12rem_auto]">
        <span className="min-w-0 max-phone:col-span-2">
          <span className="block truncate font-semibold">{proposal.title || t('untitled')}</span>
          <span className="block truncate text-secondary text-text-3">{about.filter(Boolean).join(' · ')}</span>
        </span>
        <span className="flex shrink-0 items-center gap-2">
          <Until proposal={proposal} />
          <StatePill state={proposal.state} />
        </span>
        <span className="truncate text-right font-medium">{ofProposal(proposal)}</span>
        <span className="w-5 shrink-0 max-phone:hidden">
          {owner && <Avatar color={presenceColor(owner.id)} name={owner.name} size={20} />}
        </span>
      </span>
    );
  },
);
ProposalRow.displayName = 'ProposalRow';

/** So many days ahead its last day is told. */
const soon = 7;

const Until = ({ proposal: { validUntil, state } }: { proposal: Proposal }) => {
  const t = useTranslations('proposals');
  const locale = useLocale();
  if (validUntil === null || state === 'accepted' || state === 'declined') return null;
  const days = Math.round((Date.parse(validUntil) - Date.parse(todayHere())) / 86_400_000);
  const day = dayText(validUntil, locale, { day: 'numeric', month: 'short' });
  return (
    <span
      className={classes(
        'inline-flex items-center gap-1 text-secondary max-desk:sr-only',
        days < 0 ? 'text-danger' : days <= soon ? 'text-warning' : 'text-text-3',
      )}
    >
      <CalendarClock aria-hidden size={12} />
      {t(days < 0 ? 'overSince' : 'until', { day })}
    </span>
  );
};
