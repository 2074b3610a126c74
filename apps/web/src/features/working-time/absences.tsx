import type { MemberId } from '@baton/schema/shared';
import type { Absence, HourSpan } from '@baton/schema/working-time';
import { Button, Checkbox, dayText, IconButton, TextField, todayHere } from '@baton/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';

import { DayField } from '#shared/fields/day-field.tsx';
import { Panel } from '#shared/shell/page.tsx';
import { useSaid } from '#shared/shell/use-said.ts';

import { readEnd, shownEnd } from './end-of-day.ts';
import { api, memberHoursQuery } from './working-time-api.ts';

/** When somebody is away; why is not asked. */
export const Absences = ({ memberId, absences }: { memberId: MemberId; absences: readonly Absence[] }) => {
  const t = useTranslations('workingTime.away');
  const words = useSpanWords();
  const said = useSaid();
  const queries = useQueryClient();
  const readAgain = () => queries.invalidateQueries({ queryKey: memberHoursQuery(memberId).queryKey });
  const add = useMutation({
    mutationFn: (absence: Omit<Absence, 'id'>) => api.workingTime.addAbsence.call({ memberId, ...absence }),
    onSettled: readAgain,
    onError: said.failed,
  });
  const remove = useMutation({
    mutationFn: ({ id }: Absence) => api.workingTime.removeAbsence.call({ absenceId: id }),
    onSuccess: (_, { id: _id, ...absence }) => said.done(t('removed'), () => add.mutate(absence)),
    onSettled: readAgain,
    onError: said.failed,
  });
  return (
    <Panel>
      <h4 className="px-4 pt-3 font-semibold">{t('title')}</h4>
      {absences.length === 0 ? (
        <p className="px-4 pt-1 text-text-3">{t('none')}</p>
      ) : (
        <ul className="pt-1">
          {absences.map((absence) => (
            <li className="flex min-h-row items-center gap-2 px-4" key={absence.id}>
              <span className="min-w-0 flex-1">{words(absence)}</span>
              <IconButton
                icon={<X size={14} />}
                label={t('remove', { when: words(absence) })}
                onClick={() => remove.mutate(absence)}
              />
            </li>
          ))}
        </ul>
      )}
      <AddAbsence
        busy={add.isPending}
        onAdd={(absence) => add.mutate(absence, { onSuccess: () => said.done(t('added')) })}
      />
    </Panel>
  );
};

/** What is suggested of a day of which one misses only a part. */
const usualHours: HourSpan = { from: '09:00', to: '12:00' };

type Draft = { from: string | null; to: string | null; hours: HourSpan | null };
const nothing: Draft = { from: null, to: null, hours: null };

/** What was filled in, as far as it can be noted; hours count where there is one day. */
const read = ({ from, to, hours }: Draft) => {
  const last = to ?? from;
  if (from === null || last === null) return { wrong: null, absence: null };
  const counted = last === from ? hours : null;
  const wrong = last < from ? 'days' : counted !== null && counted.to <= counted.from ? 'hours' : null;
  return { wrong, absence: { from, to: last, hours: counted } };
};

const AddAbsence = ({ onAdd, busy }: { onAdd: (absence: Omit<Absence, 'id'>) => void; busy: boolean }) => {
  const t = useTranslations('workingTime.away');
  const [draft, setDraft] = useState(nothing);
  const set = (part: Partial<Draft>) => setDraft((old) => ({ ...old, ...part }));
  const { wrong, absence } = read(draft);
  return (
    <div className="flex flex-col gap-3 px-4 pt-2 pb-4">
      <div className="flex flex-wrap items-start gap-3">
        <div className="w-40">
          <DayField label={t('from')} onChange={(from) => set({ from })} value={draft.from} />
        </div>
        <div className="w-40">
          <DayField
            error={wrong === 'days' ? t('wrong') : undefined}
            label={t('to')}
            hint={t('oneDay')}
            onChange={(to) => set({ to })}
            value={draft.to}
          />
        </div>
      </div>
      {absence && absence.from === absence.to && (
        <HoursAway hours={draft.hours} onChange={(hours) => set({ hours })} wrong={wrong === 'hours'} />
      )}
      <div>
        <Button
          busy={busy}
          disabled={absence === null || wrong !== null || absence.to < todayHere()}
          onClick={() => {
            if (absence === null) return;
            onAdd(absence);
            setDraft(nothing);
          }}
          size="md"
        >
          {t('add')}
        </Button>
      </div>
    </div>
  );
};

/** Of a single day all of it, or some hours. */
const HoursAway = ({
  hours,
  onChange,
  wrong,
}: {
  hours: HourSpan | null;
  onChange: (hours: HourSpan | null) => void;
  wrong: boolean;
}) => {
  const t = useTranslations('workingTime.away');
  return (
    <>
      <Checkbox
        checked={hours !== null}
        label={t('someHours')}
        onChange={(some) => onChange(some ? usualHours : null)}
      />
      {hours && (
        <div className="flex flex-wrap items-start gap-3">
          <TextField
            label={t('hoursFrom')}
            onChange={(from) => from !== '' && onChange({ ...hours, from })}
            type="time"
            value={hours.from}
          />
          <TextField
            error={wrong ? t('hoursWrong') : undefined}
            label={t('hoursTo')}
            onChange={(to) => to !== '' && onChange({ ...hours, to: readEnd(to) })}
            type="time"
            value={shownEnd(hours.to)}
          />
        </div>
      )}
    </>
  );
};

const useSpanWords = () => {
  const locale = useLocale();
  const day = (on: string) => dayText(on, locale, { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' });
  return ({ from, to, hours }: Omit<Absence, 'id'>): string => {
    if (hours) return `${day(from)}, ${hours.from}–${hours.to}`;
    return from === to ? day(from) : `${day(from)} – ${day(to)}`;
  };
};
