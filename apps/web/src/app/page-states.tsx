import { Button, EmptyState, ErrorState } from '@baton/ui';
import { useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';

import { Problem } from '#shared/api/problem.ts';
import { useProblemText } from '#shared/i18n/problem-text.ts';

/** A page that could not be shown. What is missing or not allowed reads alike. */
export const PageFailed = ({ error, reset }: ErrorComponentProps) => {
  const t = useTranslations('common');
  const problemText = useProblemText();
  const router = useRouter();
  if (error instanceof Problem && (error.status === 404 || error.status === 403)) {
    return <EmptyState kind="no-access" text={t('noAccess.text')} title={t('noAccess.title')} />;
  }
  const away = error instanceof Problem && error.status === 0;
  const request = error instanceof Problem && error.requestId ? t('request', { id: error.requestId }) : undefined;
  return (
    <ErrorState
      onRetry={() => {
        reset();
        void router.invalidate();
      }}
      request={request}
      retryLabel={t('retry')}
      text={away ? t('notKept.text') : `${problemText(error)} ${t('failed.kept')}`}
      title={t(away ? 'notKept.title' : 'failed.title')}
    />
  );
};

/** An address that leads nowhere. */
export const PageMissing = () => {
  const t = useTranslations('common');
  const router = useRouter();
  return (
    <EmptyState
      action={<Button onClick={() => void router.navigate({ to: '/' })}>{t('back')}</Button>}
      kind="no-result"
      text={t('notFound.text')}
      title={t('notFound.title')}
    />
  );
};
