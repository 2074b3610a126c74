import type { Handoff } from '@baton/schema/handoffs';
import type { MemberId } from '@baton/schema/shared';
import { dueOf, readTaskLine, type LineWorld } from '@baton/schema/tasks';
import { Avatar, Combobox, InlineNotice, presenceColor, TextField, todayHere } from '@baton/ui';
import { useQuery } from '@tanstack/react-query';
import { CalendarDays } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useFormatter, useNow, useTranslations } from 'use-intl';

import { useMembers } from '#shared/people/use-members.ts';
import { useTeams } from '#shared/people/use-teams.ts';
import { useSession } from '#shared/session/session.tsx';

import { useMissingName } from '../brief/item-words.ts';
import { shownBrief } from '../brief/shown-brief.ts';
import { handoffQuery } from '../handoffs-api.ts';
import { AnswerDialog } from './answer-dialog.tsx';
import { useAccept } from './use-answer.ts';

/** Taking over: who owns it from now on, and what is done first. */
export const AcceptForm = ({ handoff, onClose }: { handoff: Handoff; onClose: () => void }) => {
  const t = useTranslations('handoffs.accept');
  const accept = useAccept(handoff, onClose);
  const owners = useOwners(handoff);
  const [owner, setOwner] = useState<MemberId | null>(null);
  const [line, setLine] = useState(t('firstTask', { name: handoff.subject.name ?? handoff.accountName ?? '' }));
  const first = useFirstTask(line);
  const ownerId = owner ?? owners.usual;
  const missing = useMissing(handoff);
  return (
    <AnswerDialog
      answering={accept}
      disabled={ownerId === null || first.title === ''}
      handoff={handoff}
      onClose={onClose}
      ready
      onSubmit={() => ownerId !== null && accept.mutate({ ownerId, firstTask: first })}
      title={t('title')}
      verb={t('verb')}
    >
      {missing.length > 0 && (
        <InlineNotice tone="warning">{t('missing', { what: missing.join(' · '), count: missing.length })}</InlineNotice>
      )}
      <Combobox
        clearLabel={t('noOwner')}
        emptyText={t('noOwner')}
        hint={t(`passes.${handoff.passes}`)}
        label={t('owner')}
        onChange={(id) => setOwner(id as MemberId | null)}
        options={owners.options}
        required
        value={ownerId}
      />
      <TextField
        hint={<DueHint due={first.due} />}
        label={t('task')}
        maxLength={300}
        onChange={setLine}
        required
        value={line}
      />
    </AnswerDialog>
  );
};

/** Those of the receiving team; this person where they are one of them. */
const useOwners = ({ toTeamId }: Handoff) => {
  const { member } = useSession();
  const { byId: teams } = useTeams();
  const { byId: people } = useMembers();
  const ids = teams.get(toTeamId)?.members ?? [];
  const options = ids.flatMap((id) => {
    const person = people.get(id);
    if (!person || person.leftAt !== null || person.placeholder) return [];
    const icon = <Avatar color={presenceColor(id)} decorative name={person.name} size={20} />;
    return [{ value: id, label: person.name, icon }];
  });
  return { options, usual: options.find(({ value }) => value === member)?.value ?? options[0]?.value ?? null };
};

/** The line as the server takes it: its words, and the day that they name. */
const useFirstTask = (line: string) => {
  const now = useNow({ updateInterval: 60_000 });
  return useMemo(() => {
    const world: LineWorld = {
      today: todayHere(now),
      now: `${String(now.getHours()).padStart(2, '0')}:${String(now.getMinutes()).padStart(2, '0')}`,
      people: [],
      teams: [],
      records: [],
    };
    const { title, parts } = readTaskLine(line, world);
    const due = dueOf(parts, world);
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
    return { title: title.slice(0, 300), due: due && { ...due, zone: timeZone } };
  }, [line, now]);
};

const DueHint = ({ due }: { due: { on: string; time: string | null } | null }) => {
  const t = useTranslations('handoffs.accept');
  const format = useFormatter();
  if (due === null) return t('noDay');
  const day = format.dateTime(new Date(`${due.on}T00:00:00Z`), {
    timeZone: 'UTC',
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  });
  return (
    <span className="inline-flex items-center gap-1 text-accent">
      <CalendarDays aria-hidden size={12} />
      {due.time === null ? day : `${day}, ${due.time}`}
    </span>
  );
};

/** The names of what the brief lacks, read anew for this: that somebody wrote in it is told only when it has rested. The server judges again. */
const useMissing = ({ id }: Handoff): readonly string[] => {
  const { data } = useQuery({ ...handoffQuery(id), refetchOnMount: 'always' });
  const nameOf = useMissingName();
  return data === undefined ? [] : shownBrief(data.brief, null).missing.map((each) => nameOf(each));
};
