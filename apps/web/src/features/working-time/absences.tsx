import type { MemberId } from '@baton/schema/shared';
import type { Absence } from '@baton/schema/working-time';
import { Button, dayText, IconButton, todayHere } from '@baton/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';

import { DayField } from '#shared/fields/day-field.tsx';
import { Panel } from '#shared/shell/page.tsx';
import { useSaid } from '#shared/shell/use-said.ts';

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

const AddAbsence = ({ onAdd, busy }: { onAdd: (absence: Omit<Absence, 'id'>) => void; busy: boolean }) => {
  const t = useTranslations('workingTime.away');
  const [from, setFrom] = useState<string | null>(null);
  const [to, setTo] = useState<string | null>(null);
  const last = to ?? from;
  const wrong = from !== null && last !== null && last < from;
  return (
    <div className="flex flex-wrap items-start gap-3 px-4 pt-2 pb-4">
      <div className="w-40">
        <DayField label={t('from')} onChange={setFrom} value={from} />
      </div>
      <div className="w-40">
        <DayField
          error={wrong ? t('wrong') : undefined}
          label={t('to')}
          hint={t('oneDay')}
          onChange={setTo}
          value={to}
        />
      </div>
      <div className="phone:pt-5.5">
        <Button
          busy={busy}
          disabled={from === null || last === null || wrong || last < todayHere()}
          onClick={() => {
            if (from === null || last === null) return;
            onAdd({ from, to: last, hours: null });
            setFrom(null);
            setTo(null);
          }}
          size="md"
        >
          {t('add')}
        </Button>
      </div>
    </div>
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
