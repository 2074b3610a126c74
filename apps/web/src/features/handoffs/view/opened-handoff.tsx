import type { HandoffId } from '@baton/schema/shared';
import { EmptyState } from '@baton/ui';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { Problem } from '#shared/api/problem.ts';
import { Loaded } from '#shared/shell/page.tsx';

import { handoffQuery, type OpenedHandoff } from '../handoffs-api.ts';

/** A handoff once it is read; until then a skeleton, what failed, or that it is not there for this person. */
export const OpenedHandoffOf = ({
  id,
  children,
}: {
  id: HandoffId;
  children: (opened: OpenedHandoff) => ReactNode;
}) => {
  const t = useTranslations('handoffs');
  const query = useQuery({ ...handoffQuery(id), retry: false });
  const gone = query.error instanceof Problem && query.error.status === 404;
  if (gone) return <EmptyState kind="no-access" text={t('goneText')} title={t('gone')} />;
  return (
    <div className="h-full *:[output]:px-4">
      <Loaded query={query} rows={8}>
        {children}
      </Loaded>
    </div>
  );
};
