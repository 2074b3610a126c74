import type { Proposal, ProposalDetail } from '@baton/schema/proposals';
import type { ProposalId } from '@baton/schema/shared';
import { Button, ConfirmDialog } from '@baton/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { GitCompareArrows, GitMerge } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { useAgo } from '#shared/i18n/use-ago.ts';
import { useSaid } from '#shared/shell/use-said.ts';

import { learnProposal } from '../proposals-api.ts';
import { StatePill } from '../state-pill.tsx';
import { api, branchesQuery } from './branches-api.ts';
import { CompareDialog } from './compare-dialog.tsx';

/** The one that is compared with, named as it is told apart. */
type Side = Pick<Proposal, 'id' | 'number'>;

/** What this is an alternative of, and the alternatives of it; nothing where there are none. */
export const BranchesPanel = ({ detail }: { detail: ProposalDetail }) => {
  const t = useTranslations('proposals.branches');
  const { data } = useQuery(branchesQuery(detail.id));
  const [compared, setCompared] = useState<{ before: Side; after: Side } | null>(null);
  const branches = data?.data ?? [];
  const { branch } = detail;
  if (branch === null && branches.length === 0) return null;
  return (
    <section aria-label={t('title')} className="flex flex-col gap-3 px-2">
      <h2 className="text-secondary font-semibold text-text-2">{t('title')}</h2>
      {branch !== null && (
        <Origin
          branch={branch}
          detail={detail}
          onCompare={(origin) => setCompared({ before: origin, after: detail })}
        />
      )}
      {branches.length > 0 && (
        <ul className="flex flex-col gap-2">
          {branches.map((each) => (
            <li className="flex flex-col gap-1 text-secondary" key={each.id}>
              <span className="flex items-center justify-between gap-2">
                <ProposalLink id={each.id}>{`${each.number} · ${each.branch?.name ?? ''}`}</ProposalLink>
                <StatePill state={each.state} />
              </span>
              <Merged at={each.branch?.mergedAt ?? null} />
              <CompareButton number={each.number} onPress={() => setCompared({ before: detail, after: each })} />
            </li>
          ))}
        </ul>
      )}
      {compared && <CompareDialog {...compared} onClose={() => setCompared(null)} />}
    </section>
  );
};

interface OriginProps {
  detail: ProposalDetail;
  branch: NonNullable<Proposal['branch']>;
  onCompare: (origin: Side) => void;
}

const Origin = ({ branch, detail, onCompare }: OriginProps) => {
  const t = useTranslations('proposals.branches');
  const { name, originId, originNumber: number, mergedAt, ahead } = branch;
  if (originId === null || number === null) return <p className="text-secondary">{t('ofGone', { name })}</p>;
  return (
    <div className="flex flex-col gap-1 text-secondary">
      <ProposalLink id={originId}>{t('of', { name, number })}</ProposalLink>
      <Merged at={mergedAt} />
      <span className="flex flex-wrap gap-2">
        <CompareButton number={number} onPress={() => onCompare({ id: originId, number })} />
        {ahead && detail.may.write && <MergeButton detail={detail} name={name} number={number} />}
      </span>
    </div>
  );
};

const ProposalLink = ({ id: proposalId, children }: { id: ProposalId; children: ReactNode }) => (
  <Link className="min-w-0 hover:text-accent hover:underline" params={{ proposalId }} to="/proposals/$proposalId">
    {children}
  </Link>
);

const CompareButton = ({ number, onPress }: { number: string; onPress: () => void }) => {
  const t = useTranslations('proposals.branches');
  return (
    <span>
      <Button
        aria-label={t('compareWith', { number })}
        icon={<GitCompareArrows aria-hidden size={14} />}
        onClick={onPress}
      >
        {t('compare')}
      </Button>
    </span>
  );
};

const Merged = ({ at }: { at: string | null }) => {
  const t = useTranslations('proposals.branches');
  const ago = useAgo();
  if (at === null) return null;
  return <span className="text-text-2">{t('merged', { when: ago(at) })}</span>;
};

/** Asks first: it changes what somebody else may be reading. */
const MergeButton = ({ detail, name, number }: { detail: ProposalDetail; name: string; number: string }) => {
  const t = useTranslations('proposals.branches');
  const common = useTranslations('common');
  const queries = useQueryClient();
  const said = useSaid();
  const [asking, setAsking] = useState(false);
  const merge = useMutation({
    mutationFn: () => api.proposalBranches.merge.call({ proposalId: detail.id }),
    onSuccess: (origin) => {
      learnProposal(queries, origin);
      void queries.invalidateQueries({ queryKey: api.proposalBranches.key() });
      said.done(t('done', { number }));
    },
    onError: said.failed,
    onSettled: () => setAsking(false),
  });
  return (
    <>
      <Button icon={<GitMerge aria-hidden size={14} />} onClick={() => setAsking(true)}>
        {t('merge')}
      </Button>
      <ConfirmDialog
        busy={merge.isPending}
        cancelLabel={common('cancel')}
        confirmLabel={t('merge')}
        onCancel={() => setAsking(false)}
        onConfirm={() => merge.mutate()}
        open={asking}
        text={t('mergeText')}
        title={t('mergeTitle', { name, number })}
      />
    </>
  );
};
