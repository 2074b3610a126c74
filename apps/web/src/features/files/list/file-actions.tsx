import type { AccountFile } from '@baton/schema/files';
import type { MenuEntry } from '@baton/ui';
import { ArchiveRestore, Download, Eye, FilePlus2, Pencil, Trash2 } from 'lucide-react';
import type { useTranslations } from 'use-intl';

import { bytesUrl } from '../files-api.ts';

type Deed = 'show' | 'rename' | 'archive' | 'restore' | 'addVersion';

const mark = { 'aria-hidden': true, size: 16, strokeWidth: 1.75 } as const;

/** What can be done to a file from here; in the bin only to look, to save and to restore. */
export const fileActions = (
  t: ReturnType<typeof useTranslations<'files'>>,
  file: AccountFile,
  mayChange: boolean,
  deeds: Record<Deed, () => void>,
): MenuEntry[] => [
  { id: 'show', label: t('show'), icon: <Eye {...mark} />, onSelect: deeds.show },
  { id: 'download', label: t('download'), icon: <Download {...mark} />, onSelect: () => save(file) },
  ...(mayChange ? changes(t, file, deeds) : []),
];

const changes = (
  t: ReturnType<typeof useTranslations<'files'>>,
  { archivedAt }: AccountFile,
  deeds: Record<Deed, () => void>,
): MenuEntry[] =>
  archivedAt === null
    ? [
        { kind: 'separator', id: 'line' },
        { id: 'version', label: t('newVersion'), icon: <FilePlus2 {...mark} />, onSelect: deeds.addVersion },
        { id: 'rename', label: t('rename'), icon: <Pencil {...mark} />, onSelect: deeds.rename },
        { id: 'archive', label: t('archive'), icon: <Trash2 {...mark} />, danger: true, onSelect: deeds.archive },
      ]
    : [{ id: 'restore', label: t('restore'), icon: <ArchiveRestore {...mark} />, onSelect: deeds.restore }];

/** By a link, as a browser wants it: the answer says that it is to be saved. */
const save = ({ id, name }: AccountFile): void => {
  const link = document.createElement('a');
  link.href = bytesUrl('content', id);
  link.download = name;
  link.click();
};
