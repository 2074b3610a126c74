import type { ProposalDetail } from '@baton/schema/proposals';
import type { ProposalId } from '@baton/schema/shared';
import { EmptyState } from '@baton/ui';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { Problem } from '#shared/api/problem.ts';
import { Loaded } from '#shared/shell/page.tsx';

import { proposalQuery } from '../proposals-api.ts';

/** A proposal once it is read; until then a skeleton, what failed, or that it is not there for this person. */
export const OpenedProposal = ({
  id,
  children,
}: {
  id: ProposalId;
  children: (detail: ProposalDetail) => ReactNode;
}) => {
  const t = useTranslations('proposals');
  const query = useQuery({ ...proposalQuery(id), retry: false });
  const gone = query.error instanceof Problem && query.error.status === 404;
  if (gone) return <EmptyState kind="no-access" text={t('goneText')} title={t('gone')} />;
  return (
    <Loaded query={query} rows={8}>
      {children}
    </Loaded>
  );
};
