import { ErrorState, SkeletonRows, EmptyState } from '@baton/ui';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { Problem } from '../api/problem.ts';
import { useProblemText } from '../i18n/problem-text.ts';

/** A page that reads from top to bottom in one column and scrolls as a whole. */
export const PageColumn = ({
  title,
  text,
  actions,
  children,
}: {
  title?: string;
  text?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}) => (
  <div className="calm-scroll h-full">
    <div className="mx-auto flex w-full max-w-220 flex-col gap-6 px-4 py-6 phone:px-8">
      {title && (
        <header className="flex flex-wrap items-start justify-between gap-3">
          <div className="min-w-0">
            <h2 className="text-title font-semibold text-balance">{title}</h2>
            {text && <p className="mt-1 max-w-140 text-text-2">{text}</p>}
          </div>
          {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
        </header>
      )}
      {children}
    </div>
  </div>
);

/** A titled part of a page. */
export const PageSection = ({ title, text, children }: { title: string; text?: ReactNode; children: ReactNode }) => (
  <section className="flex flex-col gap-3">
    <div>
      <h3 className="text-note font-semibold">{title}</h3>
      {text && <p className="text-text-2">{text}</p>}
    </div>
    {children}
  </section>
);

/** A quiet frame around rows. */
export const Panel = ({ children }: { children: ReactNode }) => (
  <div className="overflow-hidden rounded-card border border-line bg-surface">{children}</div>
);

/** What was read, or what stands in its place: skeleton, failure with retry, or no access. */
export const Loaded = <Data,>({
  query,
  children,
  rows = 5,
}: {
  query: UseQueryResult<Data>;
  children: (data: Data) => ReactNode;
  rows?: number;
}) => {
  const t = useTranslations('common');
  const problemText = useProblemText();
  if (query.data !== undefined) return children(query.data);
  if (query.isPending) return <SkeletonRows label={t('loading')} rows={rows} />;
  const { error } = query;
  if (error instanceof Problem && (error.status === 403 || error.status === 404)) {
    return <EmptyState kind="no-access" text={t('noAccess.text')} title={t('noAccess.title')} />;
  }
  return (
    <ErrorState
      onRetry={() => void query.refetch()}
      request={error instanceof Problem && error.requestId ? t('request', { id: error.requestId }) : undefined}
      retryLabel={t('retry')}
      text={problemText(error)}
      title={t('failed.title')}
    />
  );
};
