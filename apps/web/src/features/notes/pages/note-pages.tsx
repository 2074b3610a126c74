import type { NoteSummary } from '@baton/schema/notes';
import type { NoteId } from '@baton/schema/shared';
import { Button, classes, IconButton, Menu, showToast } from '@baton/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Archive, Ellipsis, FileText, History, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';

import { useProblemText } from '#shared/i18n/problem-text.ts';
import { useLiveDocument } from '#shared/live/live-context.tsx';
import { useSession } from '#shared/session/session.tsx';

import { api, notesOf } from '../notes-api.ts';
import { ArchivedPages } from './archived-pages.tsx';
import { useNoteTitle } from './use-note-title.ts';

export interface NotePagesProps {
  main: NoteSummary;
  /** The main note and the pages below it. */
  notes: readonly NoteSummary[];
  shown: NoteSummary;
  mayWrite: boolean;
  onOpen: (noteId: NoteId | null) => void;
  onCreated: (noteId: NoteId) => void;
  /** The past of the shown note is looked at. */
  past: boolean;
  onHistory: () => void;
}

/** The main note and its pages side by side, and a way to add one. */
export const NotePages = ({ main, notes, shown, mayWrite, onOpen, onCreated, past, onHistory }: NotePagesProps) => {
  const t = useTranslations('notes');
  const { role } = useSession();
  // The list hears of a new title when its row has it; the page that is open knows it at once.
  const open = useLiveDocument(`note:${shown.id}`);
  const openTitle = useNoteTitle(open?.view.contents === 'none' ? null : open);
  const titleOf = ({ id, title }: NoteSummary) =>
    (id === shown.id ? (openTitle ?? title) : title) || (id === main.id ? t('main') : t('untitled'));
  const all = notes.some(({ id }) => id === shown.id) ? notes : [...notes, shown];
  return (
    <nav
      aria-label={t('pages.label')}
      className="calm-scroll flex shrink-0 items-center gap-1 px-3 pt-2 pb-1 [scrollbar-width:none] phone:px-5"
    >
      {all.map((note) => (
        <button
          aria-current={note.id === shown.id ? 'page' : undefined}
          className={classes(
            'flex min-h-control max-w-52 shrink-0 items-center gap-1.5 rounded-control px-2 text-text-2 hover:bg-hover',
            note.id === shown.id && 'bg-active font-semibold text-text',
          )}
          key={note.id}
          onClick={() => onOpen(note.id === main.id ? null : note.id)}
          type="button"
        >
          {note.archivedAt === null ? (
            <FileText aria-hidden className="shrink-0 text-text-3" size={14} strokeWidth={1.75} />
          ) : (
            <Archive aria-hidden className="shrink-0 text-text-3" size={14} strokeWidth={1.75} />
          )}
          <span className="truncate">{titleOf(note)}</span>
        </button>
      ))}
      {mayWrite && <AddPage main={main} onCreated={onCreated} />}
      <span className="flex-1" />
      {role !== 'guest' && (
        <IconButton
          icon={<History size={16} strokeWidth={1.75} />}
          label={t('history.open')}
          onClick={onHistory}
          pressed={past}
        />
      )}
      {mayWrite && <More main={main} onOpen={onOpen} shown={shown} />}
    </nav>
  );
};

const AddPage = ({ main, onCreated }: Pick<NotePagesProps, 'main' | 'onCreated'>) => {
  const t = useTranslations('notes.pages');
  const problemText = useProblemText();
  const queries = useQueryClient();
  const create = useMutation({
    mutationFn: () => api.notes.create.call({ accountId: main.accountId, parentId: main.id }),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: notesOf(main.accountId).queryKey });
      onCreated(id);
    },
    onError: (error) => showToast({ title: problemText(error), tone: 'danger' }),
  });
  return (
    <Button
      busy={create.isPending}
      className="font-normal text-text-3"
      icon={<Plus aria-hidden size={14} />}
      onClick={() => create.mutate()}
      variant="ghost"
    >
      {t('add')}
    </Button>
  );
};

/** What can be done with the page that is shown, and the way to those in the archive. */
const More = ({ main, shown, onOpen }: Pick<NotePagesProps, 'main' | 'shown' | 'onOpen'>) => {
  const t = useTranslations('notes.pages');
  const common = useTranslations('common');
  const problemText = useProblemText();
  const [archive, setArchive] = useState(false);
  const restore = (noteId: NoteId) => void api.notes.restore.call({ noteId }).catch(failed);
  const failed = (error: unknown) => void showToast({ title: problemText(error), tone: 'danger' });
  const archiveShown = async () => {
    await api.notes.archive.call({ noteId: shown.id });
    onOpen(null);
    showToast({ title: t('archived'), action: { label: common('undo'), onSelect: () => restore(shown.id) } });
  };
  const isPage = shown.parentId !== null && shown.archivedAt === null;
  return (
    <>
      <Menu
        align="end"
        entries={[
          ...(isPage
            ? [
                {
                  id: 'archive',
                  label: t('archive'),
                  icon: <Archive size={16} strokeWidth={1.75} />,
                  onSelect: () => void archiveShown().catch(failed),
                },
              ]
            : []),
          { id: 'archived', label: t('archiveList'), onSelect: () => setArchive(true) },
        ]}
        trigger={<IconButton icon={<Ellipsis size={16} />} label={t('more')} />}
      />
      <ArchivedPages
        accountId={main.accountId}
        onClose={() => setArchive(false)}
        onOpen={(id) => {
          setArchive(false);
          onOpen(id);
        }}
        open={archive}
      />
    </>
  );
};
