import { Button, ConfirmDialog } from '@baton/ui';
import { useInfiniteQuery } from '@tanstack/react-query';
import { CheckCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';

import { useSocketState } from '#shared/live/live-context.tsx';

import { inboxRowsQuery } from '../inbox-api.ts';
import type { ShownRows } from '../inbox-search.ts';
import { useSettle } from './use-settle.ts';

export interface SettleAllProps {
  shown: ShownRows;
  onDone: () => void;
}

/** Done with all that waits in this list, after a question; absent where nothing waits. */
export const SettleAll = ({ shown, onDone }: SettleAllProps) => {
  const t = useTranslations('inbox.all');
  const common = useTranslations('common');
  const rows = useInfiniteQuery(inboxRowsQuery(shown));
  const away = useSocketState() === 'down';
  const settle = useSettle();
  const [asking, setAsking] = useState(false);
  const items = rows.data?.pages.flatMap(({ data }) => data) ?? [];
  const upTo = items
    .map(({ newestAt }) => newestAt)
    .toSorted()
    .at(-1);
  const { tab } = shown;
  if ((tab !== 'inbox' && tab !== 'mentions') || upTo === undefined) return null;
  return (
    <>
      <Button
        disabled={away}
        icon={<CheckCheck aria-hidden size={14} />}
        onClick={() => setAsking(true)}
        title={away ? t('offline') : undefined}
        variant="ghost"
      >
        {t('ask')}
      </Button>
      <ConfirmDialog
        cancelLabel={common('cancel')}
        confirmLabel={t('confirm')}
        onCancel={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false);
          onDone();
          void settle({ ...shown, tab, upTo });
        }}
        open={asking}
        text={t('text', { count: items.length, more: String(rows.hasNextPage) })}
        title={t('title')}
      />
    </>
  );
};
