import {
  Avatar,
  Banner,
  Button,
  EmptyState,
  ErrorState,
  IconButton,
  Menu,
  presenceColor,
  SkeletonRows,
} from '@baton/ui';
import type { MenuEntry } from '@baton/ui';
import type { UseQueryResult } from '@tanstack/react-query';
import { Archive, ArchiveRestore, MoreHorizontal, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useNow, useTranslations } from 'use-intl';

import { Problem } from '../api/problem.ts';
import { useMembers } from '../people/use-members.ts';
import { PageBar } from '../shell/page-bar.tsx';
import type { RecordSection, SomeRecord } from './record-kind.ts';
import type { RecordMove } from './use-move-records.ts';

type Kept = SomeRecord & { deletedOn: string | null };

/** A record's page once it is read: until then a skeleton, what failed, or that it is not there for this person. */
export const RecordPage = <One,>({
  section,
  query,
  children,
}: {
  section: RecordSection;
  query: UseQueryResult<One>;
  children: (one: One) => ReactNode;
}) => {
  const t = useTranslations(section);
  const words = useTranslations('records');
  const common = useTranslations('common');
  if (query.data !== undefined) return children(query.data);
  if (query.isPending) return <SkeletonRows label={common('loading')} />;
  if (query.error instanceof Problem && query.error.status === 404) {
    return (
      <>
        <PageBar name={t('missing')} />
        <EmptyState kind="no-access" text={words('missingText')} title={t('missing')} />
      </>
    );
  }
  const away = query.error instanceof Problem && query.error.status === 0;
  return (
    <ErrorState
      onRetry={() => void query.refetch()}
      retryLabel={common('retry')}
      text={common(away ? 'notKept.text' : 'failed.text')}
      title={common(away ? 'notKept.title' : 'failed.title')}
    />
  );
};

/** Where a record stands and who owns it now; `list` leads back to all of its kind. */
export const RecordTitle = ({
  record,
  list,
  more,
}: {
  record: Pick<SomeRecord, 'name' | 'ownerId'>;
  list: ReactNode;
  more?: ReactNode;
}) => {
  const t = useTranslations('records');
  const { byId } = useMembers();
  const owner = record.ownerId === null ? undefined : byId.get(record.ownerId);
  return (
    <span className="flex min-w-0 items-center gap-2">
      {list}
      <span aria-hidden className="text-text-3 max-phone:hidden">
        /
      </span>
      <span className="truncate">{record.name}</span>
      <span className="flex shrink-0 items-center gap-1.5 text-secondary font-normal text-text-2 max-desk:hidden">
        {owner !== undefined && <Avatar color={presenceColor(owner.id)} decorative name={owner.name} size={20} />}
        {owner === undefined ? t('ownedByNobody') : t('owned', { name: owner.name })}
      </span>
      {more}
    </span>
  );
};

/** Said while a record is not in the lists, with the way back. */
export const RecordAway = ({
  section,
  record,
  onRestore,
}: {
  section: RecordSection;
  record: Kept;
  /** Absent for those who may not. */
  onRestore?: (() => void) | undefined;
}) => {
  const t = useTranslations(section);
  const words = useTranslations('records.bulk');
  const now = useNow();
  if (record.home === 'listed') return null;
  const days = record.deletedOn === null ? 0 : Math.ceil((Date.parse(record.deletedOn) - now.getTime()) / 86_400_000);
  return (
    <Banner actions={onRestore && <Button onClick={onRestore}>{words('restore')}</Button>} tone="warning">
      {record.home === 'bin' ? t('inBin', { days: Math.max(0, days) }) : t('inArchive')}
    </Banner>
  );
};

const icon = { 'aria-hidden': true, size: 16 } as const;

/** What can be done with a record as a whole. */
export const RecordActions = ({
  record,
  mayWrite,
  mayBin,
  onMove,
  more,
}: {
  record: Pick<SomeRecord, 'home'>;
  mayWrite: boolean;
  mayBin: boolean;
  onMove: (way: RecordMove) => void;
  more?: readonly MenuEntry[];
}) => {
  const t = useTranslations('records');
  const entries: MenuEntry[] = [
    ...(more ?? []),
    ...(mayWrite && record.home === 'listed'
      ? [{ id: 'archive', label: t('bulk.archive'), icon: <Archive {...icon} />, onSelect: () => onMove('archive') }]
      : []),
    ...(mayWrite && record.home !== 'listed'
      ? [
          {
            id: 'restore',
            label: t('bulk.restore'),
            icon: <ArchiveRestore {...icon} />,
            onSelect: () => onMove('restore'),
          },
        ]
      : []),
    ...(mayBin && record.home !== 'bin'
      ? [{ id: 'bin', label: t('bulk.bin'), icon: <Trash2 {...icon} />, danger: true, onSelect: () => onMove('bin') }]
      : []),
  ];
  if (entries.length === 0) return null;
  return (
    <Menu
      align="end"
      entries={entries}
      trigger={<IconButton icon={<MoreHorizontal size={16} />} label={t('actions')} />}
    />
  );
};
