import type { AccountId, NoteId } from '@baton/schema/shared';
import { Dialog } from '@baton/ui';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';

import { Loaded } from '#shared/shell/page.tsx';

import { notesOf } from '../notes-api.ts';

export interface ArchivedPagesProps {
  accountId: AccountId;
  open: boolean;
  onClose: () => void;
  onOpen: (id: NoteId) => void;
}

/** Pages that were put away; each can still be read, and taken back from there. */
export const ArchivedPages = ({ accountId, open, onClose, onOpen }: ArchivedPagesProps) => {
  const t = useTranslations('notes');
  const common = useTranslations('common');
  const archived = useQuery({ ...notesOf(accountId, 'archive'), enabled: open });
  return (
    <Dialog closeLabel={common('close')} onClose={onClose} open={open} size="sm" title={t('pages.archiveList')}>
      <Loaded query={archived} rows={3}>
        {({ data }) =>
          data.length === 0 ? (
            <p className="text-text-2">{common('nothingFound')}</p>
          ) : (
            <ul className="-mx-2">
              {data.map(({ id, title }) => (
                <li key={id}>
                  <button className="menu-row w-full text-left hover:bg-hover" onClick={() => onOpen(id)} type="button">
                    {title || t('untitled')}
                  </button>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Dialog>
  );
};
