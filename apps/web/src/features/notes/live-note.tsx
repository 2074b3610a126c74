import type { NoteSummary } from '@baton/schema/notes';
import { includesLevel, type AccountId, type NoteId } from '@baton/schema/shared';
import { Banner, Button, EmptyState, ErrorState, showToast, Skeleton } from '@baton/ui';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';

import { useProblemText } from '#shared/i18n/problem-text.ts';
import { useLiveDocument, type OpenLiveDocument } from '#shared/live/live-context.tsx';
import { Loaded } from '#shared/shell/page.tsx';

import { BeginNote } from './begin-note.tsx';
import { NoteFilesProvider, type NoteFiles } from './files/note-files.ts';
import type { RecordRef } from './insert/record-ref.ts';
import { api, notesOf } from './notes-api.ts';
import { NotePages } from './pages/note-pages.tsx';
import { PageTitle } from './pages/page-title.tsx';
import type { TextTalk } from './talk/text-talk.ts';
import type { ShownTask } from './tasks/use-shown-task.ts';
import { UnsavedNote } from './unsaved-note.tsx';

const NoteHistory = lazy(async () => ({ default: (await import('./history/note-history.tsx')).NoteHistory }));
/** Its weight must not lie on pages without a note; where there is one it comes while the note itself does. */
const loadEditor = () => import('./editor/note-editor.tsx');
const NoteEditor = lazy(async () => ({ default: (await loadEditor()).NoteEditor }));

export interface LiveNoteProps {
  accountId: AccountId;
  /** The page that is shown; the account's main note when null. */
  noteId: NoteId | null;
  /** May this person write on the account? */
  mayWrite: boolean;
  onOpen: (noteId: NoteId | null) => void;
  onRecord: (record: RecordRef) => void;
  talk: TextTalk;
  /** The mention that somebody was sent to. */
  pointed: string | null;
  files: NoteFiles;
  shown?: ShownTask | undefined;
}

/** The notes of an account: its main note or one of its pages, live. */
export const LiveNote = ({
  accountId,
  noteId,
  mayWrite,
  onOpen,
  onRecord,
  talk,
  pointed,
  files,
  shown: task,
}: LiveNoteProps) => {
  const notes = useQuery(notesOf(accountId));
  const archived = useQuery({ ...notesOf(accountId, 'archive'), enabled: noteId !== null });
  // What somebody has just begun is written in at once.
  const [fresh, setFresh] = useState<NoteId | null>(null);
  const [past, setPast] = useState<NoteId | null>(null);
  // What is missing then is asked for again when it is needed, and says so.
  useEffect(() => void loadEditor().catch(() => undefined), []);
  return (
    <Loaded query={notes} rows={8}>
      {({ data }) => {
        // Notes of an account that was merged into this one stand among its pages.
        const main = data.find((note) => note.parentId === null && note.accountId === accountId);
        if (!main) return <BeginNote accountId={accountId} mayWrite={mayWrite} onBegun={setFresh} />;
        const shown = [...data, ...(archived.data?.data ?? [])].find(({ id }) => id === noteId) ?? main;
        return (
          <section className="flex flex-1 flex-col">
            <NotePages
              main={main}
              mayWrite={mayWrite}
              notes={data}
              onCreated={(id) => {
                setFresh(id);
                onOpen(id);
              }}
              onHistory={() => setPast((before) => (before === shown.id ? null : shown.id))}
              onOpen={onOpen}
              past={past === shown.id}
              shown={shown}
            />
            <NoteFilesProvider value={files}>
              <OneNote
                focusFirst={fresh === shown.id}
                key={shown.id}
                note={shown}
                onPresent={() => setPast(null)}
                onRecord={onRecord}
                past={past === shown.id}
                pointed={pointed}
                shown={task}
                talk={talk}
              />
            </NoteFilesProvider>
          </section>
        );
      }}
    </Loaded>
  );
};

interface OneNoteProps {
  note: NoteSummary;
  focusFirst: boolean;
  onRecord: (record: RecordRef) => void;
  talk: TextTalk;
  pointed: string | null;
  shown: ShownTask | undefined;
  /** Its past is looked at instead. */
  past: boolean;
  onPresent: () => void;
}

const OneNote = (props: OneNoteProps) => {
  const t = useTranslations('notes');
  const document = useLiveDocument(`note:${props.note.id}`);
  const view = document?.view;
  if (view?.gone) return <Gone />;
  if (document === null || view === undefined || view.contents === 'none')
    return view?.save.kind === 'offline' ? <Unreachable /> : <NoteSkeleton label={t('loading')} />;
  return (
    <Suspense fallback={<NoteSkeleton label={t('loading')} />}>
      {props.past ? <ThePast document={document} {...props} /> : <ThePresent document={document} {...props} />}
    </Suspense>
  );
};

const ThePast = ({ document, note, onPresent }: OneNoteProps & { document: OpenLiveDocument }) => (
  <NoteHistory mayWrite={includesLevel(document.view.level, 'write')} note={note} onClose={onPresent} />
);

const ThePresent = ({
  document,
  note,
  focusFirst,
  onRecord,
  talk,
  pointed,
  shown,
}: OneNoteProps & { document: OpenLiveDocument }) => (
  <>
    <UnsavedNote document={document} />
    {note.archivedAt !== null && <InArchive note={note} />}
    {note.parentId !== null && <PageTitle document={document} fresh={focusFirst} />}
    <NoteEditor
      accountId={note.accountId}
      document={document}
      focusFirst={focusFirst && note.parentId === null}
      noteId={note.id}
      onRecord={onRecord}
      pointed={pointed}
      shown={shown}
      talk={talk}
    />
    <ReadOnly document={document} />
  </>
);

const ReadOnly = ({ document }: { document: OpenLiveDocument }) => {
  const t = useTranslations('notes');
  return includesLevel(document.view.level, 'write') ? null : (
    <p className="px-4 pb-4 text-secondary text-text-3 phone:px-6">{t('readOnly')}</p>
  );
};

const InArchive = ({ note }: { note: NoteSummary }) => {
  const t = useTranslations('notes.pages');
  const problemText = useProblemText();
  const restore = () =>
    api.notes.restore
      .call({ noteId: note.id })
      .catch((error: unknown) => showToast({ title: problemText(error), tone: 'danger' }));
  return (
    <Banner actions={<Button onClick={() => void restore()}>{t('restore')}</Button>} tone="warning">
      {t('inArchive')}
    </Banner>
  );
};

const Gone = () => {
  const t = useTranslations('common.noAccess');
  return <EmptyState kind="no-access" text={t('text')} title={t('title')} />;
};

const Unreachable = () => {
  const t = useTranslations('common');
  return (
    <ErrorState
      onRetry={() => globalThis.location.reload()}
      retryLabel={t('retry')}
      text={t('notKept.text')}
      title={t('notKept.title')}
    />
  );
};

/** The shape of a note before it is there. */
const NoteSkeleton = ({ label }: { label: string }) => (
  <output aria-busy aria-label={label} className="flex flex-col gap-3 px-4 py-6 phone:px-6">
    {['w-1/3', 'w-full', 'w-11/12', 'w-2/3', 'w-1/4', 'w-5/6', 'w-4/5'].map((width) => (
      <Skeleton className={`h-4 ${width}`} key={width} />
    ))}
  </output>
);
