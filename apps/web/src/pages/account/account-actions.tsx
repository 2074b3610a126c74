import type { Account } from '@baton/schema/accounts';
import { IconButton, Menu, type MenuEntry } from '@baton/ui';
import { useNavigate } from '@tanstack/react-router';
import { Archive, ArchiveRestore, MoreHorizontal, Trash2 } from 'lucide-react';
import { useTranslations } from 'use-intl';

import { useMoveAccounts } from '#features/accounts/edit/use-move-accounts.ts';

const icon = { 'aria-hidden': true, size: 16 } as const;

/** What can be done with the account as a whole. */
export const AccountActions = ({ account }: { account: Account }) => {
  const t = useTranslations('accounts');
  const navigate = useNavigate();
  const move = useMoveAccounts();
  const mayWrite = account.level === 'write' || account.level === 'manage';
  const bin = async () => {
    if (await move('bin', [account])) void navigate({ to: '/accounts' });
  };
  const entries: MenuEntry[] = [
    ...(mayWrite && account.home === 'listed'
      ? [
          {
            id: 'archive',
            label: t('bulk.archive'),
            icon: <Archive {...icon} />,
            onSelect: () => void move('archive', [account]),
          },
        ]
      : []),
    ...(mayWrite && account.home !== 'listed'
      ? [
          {
            id: 'restore',
            label: t('bulk.restore'),
            icon: <ArchiveRestore {...icon} />,
            onSelect: () => void move('restore', [account]),
          },
        ]
      : []),
    ...(account.level === 'manage' && account.home !== 'bin'
      ? [{ id: 'bin', label: t('bulk.bin'), icon: <Trash2 {...icon} />, danger: true, onSelect: () => void bin() }]
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
