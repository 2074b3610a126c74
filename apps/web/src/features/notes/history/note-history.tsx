import type { NoteMoment, NoteSummary, PastNote } from '@baton/schema/notes';
import { compareBlocks, type PlainNode } from '@baton/schema/rich-text';
import type { MemberId } from '@baton/schema/shared';
import { Button, presenceColorsOf, presenceVar, Select, showToast, Switch } from '@baton/ui';
import { useMutation, useQuery } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import { useCallback, useMemo, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';

import { useProblemText } from '#shared/i18n/problem-text.ts';
import { useMembers } from '#shared/people/use-members.ts';
import { Loaded } from '#shared/shell/page.tsx';

import { api } from '../notes-api.ts';
import { NameVersion } from './name-version.tsx';
import type { AuthorLook } from './past-marks.ts';
import { PastView } from './past-view.tsx';
import { usePast, useRested } from './use-past.ts';

import '../editor/note.css';

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
  const [seq, setSeq] = useState(head);
  const [against, setAgainst] = useState<number | null>(null);
  const [authors, setAuthors] = useState(true);
  const shown = usePast(note.id, useRested(seq));
  const blocks = useCompared(shown, usePast(note.id, against), against);
  const people = useAuthors(blocks, authors && against === null);
  const look = useCallback<AuthorLook>((member) => people.get(member) ?? null, [people]);
  const said = useSaid(shown, moments);
  return (
    <>
      <div className="top-0 z-10 flex flex-col phone:sticky gap-2 border-b border-line bg-bg px-4 py-2 phone:px-6">
        <Head head={head} mayWrite={mayWrite} note={note} onClose={onClose} said={said} seq={seq} />
        <Slider head={head} onSeq={setSeq} said={said} seq={seq} />
        <div className="flex flex-wrap items-end gap-3">
          <Moments moments={moments} onSeq={setSeq} said={said} seq={seq} />
          <Against against={against} moments={moments} onAgainst={setAgainst} />
          {against === null && <Authors authors={authors} onAuthors={setAuthors} />}
          <Legend people={people} />
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
    const now = (shown?.blocks ?? []) as unknown as PlainNode[];
    if (against === null || other === undefined || shown === undefined) return now;
    const then = other.blocks as unknown as PlainNode[];
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

interface At {
  seq: number;
  said: string;
  onSeq: (seq: number) => void;
}

const Slider = ({ seq, said, head, onSeq }: At & { head: number }) => {
  const t = useTranslations('notes.history');
  return (
    <input
      aria-label={t('slider')}
      aria-valuetext={said}
      className="h-control w-full accent-accent"
      max={head}
      min={1}
      onChange={(event) => onSeq(Number(event.target.value))}
      type="range"
      value={seq}
    />
  );
};

const Moments = ({ seq, said, moments, onSeq }: At & { moments: readonly NoteMoment[] }) => {
  const t = useTranslations('notes.history');
  const words = useMomentWords();
  const known = moments.map((moment) => ({ value: String(moment.seq), label: words(moment) }));
  const between = moments.some((moment) => moment.seq === seq) ? [] : [{ value: String(seq), label: said || '…' }];
  return (
    <div className="w-60 min-w-0">
      <Select
        hideLabel
        label={t('versions')}
        onChange={(value) => onSeq(Number(value))}
        options={[...between, ...known]}
        value={String(seq)}
      />
    </div>
  );
};

const Against = ({
  against,
  moments,
  onAgainst,
}: {
  against: number | null;
  moments: readonly NoteMoment[];
  onAgainst: (seq: number | null) => void;
}) => {
  const t = useTranslations('notes.history');
  const words = useMomentWords();
  return (
    <div className="w-60 min-w-0">
      <Select
        hideLabel
        label={t('compare')}
        onChange={(value) => onAgainst(value === 'none' ? null : Number(value))}
        options={[
          { value: 'none', label: t('compareNone') },
          ...moments.map((moment) => ({ value: String(moment.seq), label: words(moment) })),
        ]}
        value={against === null ? 'none' : String(against)}
      />
    </div>
  );
};

const Authors = ({ authors, onAuthors }: { authors: boolean; onAuthors: (on: boolean) => void }) => {
  const t = useTranslations('notes.history');
  return <Switch checked={authors} label={t('authors')} onChange={onAuthors} />;
};

const nameAt = (moments: readonly NoteMoment[], seq: number): string | null =>
  moments.find((moment) => moment.seq === seq)?.name ?? null;

/** Name or time of a moment, and whose it was. */
const useMomentWords = () => {
  const t = useTranslations('notes.history');
  const format = useFormatter();
  const { byId } = useMembers();
  return useCallback(
    ({ at, members, name }: Pick<NoteMoment, 'at' | 'members' | 'name'>): string => {
      const when = format.dateTime(new Date(at), { dateStyle: 'medium', timeStyle: 'short' });
      const people = members.map((member) => byId.get(member)?.name ?? t('somebody'));
      return [name, when, format.list(people)].filter((part) => part !== null && part !== '').join(' · ');
    },
    [byId, format, t],
  );
};

type Look = NonNullable<ReturnType<AuthorLook>>;

/** Those who wrote what is shown, each in a colour that no other of them has. */
const useAuthors = (blocks: readonly PlainNode[], on: boolean): ReadonlyMap<string, Look> => {
  const { byId } = useMembers();
  return useMemo(() => {
    const members = on ? [...new Set(blocks.flatMap(authorsIn))] : [];
    const colors = presenceColorsOf(members);
    return new Map(
      members.flatMap((member): [string, Look][] => {
        const name = byId.get(member as MemberId)?.name;
        return name === undefined ? [] : [[member, { name, color: presenceVar(colors.get(member) ?? 8) }]];
      }),
    );
  }, [blocks, byId, on]);
};

const authorsIn = ({ marks = [], content = [] }: PlainNode): string[] => [
  ...marks.flatMap(({ type, attrs }) => (type === 'author' ? [String(attrs?.['member'])] : [])),
  ...content.flatMap(authorsIn),
];

/** Whose each colour is: a colour alone tells nobody. */
const Legend = ({ people }: { people: ReadonlyMap<string, Look> }) => (
  <ul className="flex flex-wrap gap-x-3 gap-y-1 text-secondary text-text-2 empty:hidden">
    {[...people].map(([member, { name, color }]) => (
      <li className="flex items-center gap-1.5" key={member}>
        <span aria-hidden className="h-0.5 w-4" style={{ background: color }} />
        {name}
      </li>
    ))}
  </ul>
);

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
