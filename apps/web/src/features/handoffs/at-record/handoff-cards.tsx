import type { Handoff } from '@baton/schema/handoffs';
import type { HandoffId } from '@baton/schema/shared';
import { useQuery } from '@tanstack/react-query';
import { ArrowUpRight } from 'lucide-react';
import { useFormatter, useTranslations } from 'use-intl';

import { useMay } from '#shared/session/session.tsx';

import { AnswerButtons } from '../answer/answer-buttons.tsx';
import { Completeness } from '../brief/completeness.tsx';
import { handoffsOf, isOpen, type HandoffsOf } from '../handoffs-api.ts';
import { RouteName } from '../route-name.tsx';
import { StatePill } from '../state-pill.tsx';
import { HandoffStepper } from '../view/handoff-stepper.tsx';
import { useMemberName } from '../view/use-member-name.ts';
import { BriefDigest } from './brief-digest.tsx';

const earlierShown = 3;

/** The handoffs of a record: those under way, and those accepted before, to be read again. */
export const useHandoffsOf = (of: HandoffsOf) => {
  const enabled = useMay('see-members');
  const { data } = useQuery({ ...handoffsOf(of), enabled });
  const all = data?.data ?? [];
  return { open: all.filter(isOpen), closed: all.filter((handoff) => !isOpen(handoff) && handoff.accepted !== null) };
};

/** What passes between teams about a record, answered where it stands. */
export const HandoffCards = ({ of, onOpen }: { of: HandoffsOf; onOpen: (id: HandoffId) => void }) => {
  const t = useTranslations('handoffs.atAccount');
  const { open, closed } = useHandoffsOf(of);
  if (open.length + closed.length === 0) return null;
  return (
    <section aria-label={t('title')} className="flex flex-col gap-3 border-b border-line p-4">
      <h2 className="text-secondary font-semibold text-text-2">{t('title')}</h2>
      {open.map((handoff) => (
        <HandoffCard handoff={handoff} key={handoff.id} onOpen={() => onOpen(handoff.id)} />
      ))}
      {closed.length > 0 && (
        <ul className="flex flex-col gap-1">
          {closed.slice(0, earlierShown).map((handoff) => (
            <Earlier handoff={handoff} key={handoff.id} onOpen={() => onOpen(handoff.id)} />
          ))}
        </ul>
      )}
    </section>
  );
};

/** One that is under way: whose turn it is, until when, what its brief holds, and the answer. */
export const HandoffCard = ({ handoff, onOpen }: { handoff: Handoff; onOpen: () => void }) => {
  const t = useTranslations('handoffs.atAccount');
  const memberName = useMemberName();
  const { subject, senderId, completeness, returned, state } = handoff;
  return (
    <article
      className="flex flex-col gap-2.5 rounded-card border border-line bg-surface p-3 shadow-card"
      data-handoff={handoff.id}
    >
      <RouteName {...handoff} strong />
      {subject.kind === 'deal' && subject.name !== null && <p className="truncate text-text-2">{subject.name}</p>}
      <HandoffStepper handoff={handoff} />
      <p className="flex flex-wrap items-center gap-x-2 text-secondary text-text-2">
        <span>{t('from', { name: memberName(senderId) })}</span>
        <Completeness {...completeness} />
      </p>
      {state === 'returned' && returned !== null && (
        <p className="border-l-2 border-warning pl-2 text-secondary">{returned.words}</p>
      )}
      <BriefDigest id={handoff.id} />
      <button
        className="inline-flex min-h-6 items-center gap-1 self-start text-secondary text-accent hover:underline coarse:min-h-11"
        onClick={onOpen}
        type="button"
      >
        {t(handoff.may.send ? 'write' : 'open')}
        <ArrowUpRight aria-hidden size={12} />
      </button>
      <AnswerButtons handoff={handoff} />
    </article>
  );
};

const Earlier = ({ handoff, onOpen }: { handoff: Handoff; onOpen: () => void }) => {
  const format = useFormatter();
  const at = handoff.accepted?.at ?? handoff.createdAt;
  return (
    <li>
      <button
        className="flex min-h-control w-full min-w-0 items-center gap-2 rounded-control px-1 text-left text-secondary text-text-2 hover:bg-hover"
        onClick={onOpen}
        type="button"
      >
        <RouteName {...handoff} />
        <span className="flex-1" />
        <StatePill state={handoff.state} />
        <time className="shrink-0 text-meta text-text-3" dateTime={at}>
          {format.dateTime(new Date(at), { day: 'numeric', month: 'short' })}
        </time>
      </button>
    </li>
  );
};
