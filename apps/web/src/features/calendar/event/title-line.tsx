import type { EventTime, Invitee } from '@baton/schema/calendar';
import type { AccountId } from '@baton/schema/shared';
import { dueOf, partKey, readTaskLine, type LinePart } from '@baton/schema/tasks';
import { dayText, TextField, type QuickAddChip } from '@baton/ui';
import { CalendarDays, Building2, Clock, UserRound, X } from 'lucide-react';
import { useState } from 'react';
import { useFormatter, useLocale, useTranslations } from 'use-intl';

import { useLineWorld } from '#shared/quick-line/use-line-world.ts';

import { hereZone } from '../calendar-api.ts';
import { wallOf } from '../grid/day-parts.ts';

/** What a line said besides the title. */
interface ReadEventLine {
  title: string;
  time: EventTime | null;
  people: Invitee[];
  accountId: AccountId | null;
}

/** Parts that mean something for an event; a priority or a team stays part of the title. */
const isMeant = ({ kind }: LinePart): boolean =>
  kind === 'day' || kind === 'hour' || kind === 'person' || kind === 'record';

/** Reads `Demo Rossi friday 14:00 @giulia`: the day and hour, who comes, and which account it is about. */
export const useEventLine = (line: string, refused: ReadonlySet<string>, base: EventTime) => {
  const world = useLineWorld(line, true);
  const first = readTaskLine(line, world, refused);
  const unmeant = first.parts.filter((part) => !isMeant(part)).map(partKey);
  const { title, parts } = unmeant.length === 0 ? first : readTaskLine(line, world, new Set([...refused, ...unmeant]));
  const due = dueOf(parts, world);
  const record = parts.find((part) => part.kind === 'record');
  const read: ReadEventLine = {
    title,
    time: due === null ? null : timeOf(due, base),
    people: parts.flatMap((part): Invitee[] => (part.kind === 'person' ? [{ kind: 'member', id: part.id }] : [])),
    accountId: record?.subject.kind === 'account' ? (record.subject.id as AccountId) : null,
  };
  return { read, parts };
};

/** The day and hour that were written, as long as the slot that was drawn. */
const timeOf = ({ on, time }: { on: string; time: string | null }, base: EventTime): EventTime => {
  if (time === null && base.kind === 'days') return { kind: 'days', from: on, to: on };
  const minutes = base.kind === 'hours' ? lengthOf(base) : 60;
  const begin = minutesOf(time ?? base.from.slice(11));
  return { kind: 'hours', from: wallOf(on, begin), to: wallOf(on, begin + minutes), zone: hereZone() };
};
const minutesOf = (hour: string): number => Number(hour.slice(0, 2)) * 60 + Number(hour.slice(3, 5));
const lengthOf = ({ from, to }: { from: string; to: string }): number =>
  Math.max(15, (Date.parse(`${to}Z`) - Date.parse(`${from}Z`)) / 60_000);

const icon = { 'aria-hidden': true, size: 12 } as const;
const icons = {
  day: <CalendarDays {...icon} />,
  hour: <Clock {...icon} />,
  person: <UserRound {...icon} />,
  record: <Building2 {...icon} />,
};

export interface TitleLineProps {
  value: string;
  parts: readonly LinePart[];
  onChange: (line: string) => void;
  onRefuse: (key: string) => void;
}

/** The title of a new event, with what was understood of it below; what was not meant goes back into it. */
export const TitleLine = ({ value, parts, onChange, onRefuse }: TitleLineProps) => {
  const t = useTranslations('calendar');
  const words = usePartWords();
  const [touched, setTouched] = useState(false);
  return (
    <div className="flex flex-col gap-1.5">
      <TextField
        error={touched && value.trim() === '' ? t('fields.titleMissing') : undefined}
        label={t('fields.title')}
        maxLength={300}
        onBlur={() => setTouched(true)}
        onChange={onChange}
        placeholder={t('fields.titleHint')}
        required
        value={value}
      />
      {parts.length > 0 && (
        <ul className="flex flex-wrap gap-1">
          {parts.map((part) => (
            <Understood
              chip={{
                id: partKey(part),
                label: words(part),
                icon: icons[part.kind as keyof typeof icons],
                removeLabel: t('notMeant', { text: words(part) }),
                onRemove: () => onRefuse(partKey(part)),
              }}
              key={partKey(part)}
            />
          ))}
        </ul>
      )}
    </div>
  );
};

const Understood = ({ chip }: { chip: QuickAddChip }) => (
  <li className="inline-flex max-w-full items-center gap-1 rounded-chip bg-accent-soft pl-1.5 text-secondary text-accent">
    {chip.icon}
    <span className="truncate">{chip.label}</span>
    <button
      aria-label={chip.removeLabel}
      className="flex size-6 shrink-0 items-center justify-center rounded-chip hover:bg-hover coarse:size-11"
      onClick={chip.onRemove}
      type="button"
    >
      <X aria-hidden size={12} />
    </button>
  </li>
);

const usePartWords = () => {
  const format = useFormatter();
  const locale = useLocale();
  return (part: LinePart): string => {
    if (part.kind === 'day') return dayText(part.on, locale, { weekday: 'short', day: 'numeric', month: 'short' });
    if (part.kind === 'hour')
      return format.dateTime(new Date(`1970-01-01T${part.time}:00Z`), { timeStyle: 'short', timeZone: 'UTC' });
    return part.kind === 'priority' ? part.priority : part.name;
  };
};
