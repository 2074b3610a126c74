import { Button, EmptyState, PeekPanel, SkeletonRows } from '@baton/ui';
import type { UseQueryResult } from '@tanstack/react-query';
import { ArrowUpRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { FieldPresenceScope } from '../facts/field-presence.tsx';
import type { RecordSection } from './record-kind.ts';

/** A record beside a list; arrows in the list change which one is shown. */
export const RecordPeek = <One extends { name: string }>({
  section,
  page,
  query,
  onClose,
  onOpen,
  children,
}: {
  section: RecordSection;
  /** Where its page is, for those who see each other there. */
  page: string;
  query: UseQueryResult<One>;
  onClose: () => void;
  onOpen: () => void;
  children: (one: One) => ReactNode;
}) => {
  const t = useTranslations(section);
  const words = useTranslations('records');
  const common = useTranslations('common');
  return (
    <PeekPanel
      actions={
        <Button icon={<ArrowUpRight aria-hidden size={14} />} onClick={onOpen} variant="ghost">
          {words('openPage')}
        </Button>
      }
      closeLabel={common('close')}
      label={query.data?.name ?? t('title')}
      onClose={onClose}
      open
      title={query.data?.name ?? ''}
    >
      {query.isPending && <SkeletonRows label={common('loading')} />}
      {query.isError && !query.data && <EmptyState kind="no-access" text={words('missingText')} title={t('missing')} />}
      {query.data && <FieldPresenceScope page={page}>{children(query.data)}</FieldPresenceScope>}
    </PeekPanel>
  );
};
