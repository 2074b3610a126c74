import { activityLogged } from '@baton/schema/accounts';
import type { Fact } from '@baton/schema/shared';
import { Avatar, presenceColor } from '@baton/ui';
import {
  ArrowLeftRight,
  AtSign,
  Building2,
  CalendarCheck,
  CalendarDays,
  FileText,
  Handshake,
  ListChecks,
  Mail,
  MessageSquare,
  Paperclip,
  Phone,
  ReceiptText,
  UserRound,
} from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { TimeAgo } from '#shared/i18n/time-ago.tsx';
import { useMembers } from '#shared/people/use-members.ts';

import type { Entry } from './group-facts.ts';

const mark = { 'aria-hidden': true, size: 12, strokeWidth: 2 } as const;
const activityMarks = { call: <Phone {...mark} />, meeting: <CalendarCheck {...mark} />, email: <Mail {...mark} /> };
const kindMarks: Record<string, ReactNode> = {
  account: <Building2 {...mark} />,
  contact: <UserRound {...mark} />,
  file: <Paperclip {...mark} />,
  deal: <Handshake {...mark} />,
  event: <CalendarDays {...mark} />,
  handoff: <ArrowLeftRight {...mark} />,
  mention: <AtSign {...mark} />,
  note: <FileText {...mark} />,
  proposal: <ReceiptText {...mark} />,
  task: <ListChecks {...mark} />,
  thread: <MessageSquare {...mark} />,
};

/** The words of a fact as they are drawn. */
export type RenderFact = (fact: Fact, words: string) => ReactNode;

interface TimelineEntryProps {
  entry: Entry;
  words: (fact: Fact) => string;
  renderFact: RenderFact;
}

/** One entry: who, what, when; a run of small changes shows its newest and opens on demand. */
export const TimelineEntry = ({ entry, words, renderFact }: TimelineEntryProps) => {
  const t = useTranslations('timeline');
  const [open, setOpen] = useState(false);
  const [first, ...rest] = entry.facts;
  if (!first) return null;
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <Line fact={first} words={renderFact(first, words(first))} />
      {rest.length > 0 && (
        <div className="pl-7">
          <button
            aria-expanded={open}
            className="min-h-6 text-secondary text-text-3 hover:text-text"
            onClick={() => setOpen(!open)}
            type="button"
          >
            {t('burst', { count: rest.length })}
          </button>
          {open && (
            <ul className="flex flex-col gap-1 border-l border-line pl-3">
              {rest.map((fact) => (
                <li className="text-secondary text-text-2" key={fact.id}>
                  {words(fact)}
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
    </div>
  );
};

const Line = ({ fact, words }: { fact: Fact; words: ReactNode }) => {
  const t = useTranslations('timeline');
  const { byId } = useMembers();
  const actor = fact.actor === null ? undefined : byId.get(fact.actor);
  const name = actor?.name ?? t(`origin.${fact.origin}`);
  const logged = fact.type === activityLogged.type ? activityLogged.data.safeParse(fact.data).data : undefined;
  const at = new Date(logged?.at ?? fact.occurredAt);
  return (
    <div className="flex min-w-0 items-start gap-2">
      <span className="relative pt-px">
        <Avatar {...(actor && { color: presenceColor(actor.id) })} decorative name={name} size={20} />
        <span className="absolute -right-1 -bottom-1 flex size-3.5 items-center justify-center rounded-full bg-surface text-text-2">
          {logged ? activityMarks[logged.kind] : kindMarks[fact.subject.kind]}
        </span>
      </span>
      <div className="min-w-0 flex-1">
        <p className="text-secondary text-text-2">
          <span className="font-medium text-text">{name}</span> {words}
        </p>
        {logged && <Logged activity={logged} />}
      </div>
      <TimeAgo at={at.toISOString()} />
    </div>
  );
};

const longText = 280;

/** What was said or written; always as text, whatever it came from. */
const Logged = ({ activity }: { activity: NonNullable<ReturnType<typeof activityLogged.data.safeParse>['data']> }) => {
  const t = useTranslations('timeline');
  const [open, setOpen] = useState(false);
  const { title, text, from } = activity;
  const long = text.length > longText;
  return (
    <div className="mt-1 rounded-control border border-line bg-surface px-2.5 py-1.5">
      {title && <p className="font-medium">{title}</p>}
      {from && <p className="text-meta text-text-3">{t('from', { from })}</p>}
      {text && (
        <p className="break-words whitespace-pre-wrap text-secondary text-text-2">
          {open || !long ? text : `${text.slice(0, longText)}…`}
        </p>
      )}
      {long && (
        <button
          className="min-h-6 text-secondary text-accent hover:underline"
          onClick={() => setOpen(!open)}
          type="button"
        >
          {t(open ? 'less' : 'whole')}
        </button>
      )}
    </div>
  );
};
