import type { NoteMoment, NoteSummary, PastNote } from '@baton/schema/notes';
import { compareBlocks, type PlainNode } from '@baton/schema/rich-text';
import { Button, showToast, Switch } from '@baton/ui';
import { useMutation, useQuery } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import { useCallback, useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';

import { useProblemText } from '#shared/i18n/problem-text.ts';
import { AuthorLegend } from '#shared/past/author-legend.tsx';
import { CompareSelect, MomentSelect, MomentSlider } from '#shared/past/moment-choice.tsx';
import { useAuthors } from '#shared/past/use-authors.ts';
import { useMomentWords } from '#shared/past/use-moment-words.ts';
import { useRested } from '#shared/past/use-rested.ts';
import { Loaded } from '#shared/shell/page.tsx';

import { api } from '../notes-api.ts';
import { NameVersion } from './name-version.tsx';
import type { AuthorLook } from './past-marks.ts';
import { PastView } from './past-view.tsx';
import { usePast } from './use-past.ts';

import '../editor/note.css';
import '../editor/files.css';
import './past.css';

export interface NoteHistoryProps {
  note: NoteSummary;
  mayWrite: boolean;
  onClose: () => void;
}

/** What a note was like: any moment of it by a slider, who wrote what, what changed between two, and the way back. */
export const NoteHistory = ({ note, mayWrite, onClose }: NoteHistoryProps) => {
  const history = useQuery({
    ...api.notes.history.queryOptions({ input: { noteId: note.id } }),
    meta: { facts: ['note.'], subject: note.id },
  });
  return (
    <Loaded query={history}>
      {({ head, moments }) => (
        <Timeline head={head} mayWrite={mayWrite} moments={moments} note={note} onClose={onClose} />
      )}
    </Loaded>
  );
};

type TimelineProps = NoteHistoryProps & { head: number; moments: readonly NoteMoment[] };

const Timeline = ({ note, mayWrite, onClose, head, moments }: TimelineProps) => {
  const t = useTranslations('notes.history');
  const [seq, setSeq] = useState(head);
  const [against, setAgainst] = useState<number | null>(null);
  const [authors, setAuthors] = useState(true);
  const shown = usePast(note.id, useRested(seq));
  const other = usePast(note.id, against);
  const blocks = useCompared(shown, other, against);
  const written = useMemo(() => blocks.flatMap(authorsIn), [blocks]);
  const people = useAuthors(authors && against === null ? written : nobody);
  const look = useCallback<AuthorLook>((member) => people.get(member) ?? null, [people]);
  const said = useSaid(shown, moments);
  return (
    <>
      <div className="top-0 z-10 flex flex-col phone:sticky gap-2 border-b border-line bg-bg px-4 py-2 phone:px-6">
        <Head head={head} mayWrite={mayWrite} note={note} onClose={onClose} said={said} seq={seq} />
        <MomentSlider head={head} label={t('slider')} onSeq={setSeq} said={said} seq={seq} />
        <div className="flex flex-wrap items-end gap-3">
          <MomentSelect label={t('versions')} moments={moments} onSeq={setSeq} said={said} seq={seq} />
          <CompareSelect moments={moments} onSeq={setAgainst} row={other ?? null} seq={against} />
          {against === null && <Authors authors={authors} onAuthors={setAuthors} />}
          <AuthorLegend people={people} />
        </div>
      </div>
      <div className="px-4 pb-8 phone:px-6">
        {shown?.title && <h2 className="pt-3 text-title font-semibold">{shown.title}</h2>}
        {shown && <PastView blocks={blocks} look={look} />}
      </div>
    </>
  );
};

/** What is shown: the note as it was, or what became of another moment until then. */
const useCompared = (shown: PastNote | undefined, other: PastNote | undefined, against: number | null) =>
  useMemo(() => {
    const now = shown?.blocks ?? [];
    if (against === null || other === undefined || shown === undefined) return now;
    const then = other.blocks;
    // Whichever of the two is looked at: what came later is what was added.
    return other.seq > shown.seq ? compareBlocks(now, then) : compareBlocks(then, now);
  }, [shown, other, against]);

const useSaid = (shown: PastNote | undefined, moments: readonly NoteMoment[]): string => {
  const words = useMomentWords();
  if (shown === undefined) return '';
  return words({ ...shown, members: shown.by === null ? [] : [shown.by], name: nameAt(moments, shown.seq) });
};

/** Back to the present, what is looked at, and what can be done with it. */
const Head = ({
  note,
  seq,
  head,
  said,
  mayWrite,
  onClose,
}: NoteHistoryProps & { seq: number; head: number; said: string }) => {
  const t = useTranslations('notes.history');
  const goBack = useGoBack(note, onClose);
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Button icon={<ArrowLeft aria-hidden size={14} />} onClick={onClose} variant="ghost">
        {t('back')}
      </Button>
      <span aria-live="polite" className="min-w-0 flex-1 truncate text-text-2">
        {said}
      </span>
      {mayWrite && <NameVersion key={seq} noteId={note.id} seq={seq} />}
      {mayWrite && seq !== head && (
        <Button busy={goBack.isPending} onClick={() => goBack.mutate(seq)} variant="ink">
          {t('restore')}
        </Button>
      )}
    </div>
  );
};

const Authors = ({ authors, onAuthors }: { authors: boolean; onAuthors: (on: boolean) => void }) => {
  const t = useTranslations('notes.history');
  return <Switch checked={authors} label={t('authors')} onChange={onAuthors} />;
};

const nameAt = (moments: readonly NoteMoment[], seq: number): string | null =>
  moments.find((moment) => moment.seq === seq)?.name ?? null;

const nobody: readonly string[] = [];

const authorsIn = ({ marks = [], content = [] }: PlainNode): string[] => [
  ...marks.flatMap(({ type, attrs }) => (type === 'author' ? [String(attrs?.['member'])] : [])),
  ...content.flatMap(authorsIn),
];

const useGoBack = (note: NoteSummary, onDone: () => void) => {
  const t = useTranslations('notes.history');
  const problemText = useProblemText();
  return useMutation({
    mutationFn: (seq: number) => api.notes.returnTo.call({ noteId: note.id, seq }),
    onSuccess: () => {
      onDone();
      showToast({ title: t('restored') });
    },
    onError: (error) => showToast({ title: problemText(error), tone: 'danger' }),
  });
};
