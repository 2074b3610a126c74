import type { EventTime, Invitee } from '@baton/schema/calendar';
import type { CalendarId, MemberId } from '@baton/schema/shared';
import { wallAt } from '@baton/schema/working-time';
import { Button, Dialog, EmptyState, MultiCombobox, Select } from '@baton/ui';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { CalendarSearch } from 'lucide-react';
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';

import { Loaded } from '#shared/shell/page.tsx';

import { api, hereZone } from '../calendar-api.ts';
import { LayerMark } from '../layers/layer-mark.tsx';
import type { Layers } from '../layers/use-layers.ts';

const lengths = [15, 30, 45, 60, 90, 120, 180] as const;
const daysAhead = 28;

/** From this hour on. */
const comingWeeks = () => {
  const from = new Date();
  from.setMinutes(0, 0, 0);
  return { from: from.toISOString(), to: new Date(from.getTime() + daysAhead * 86_400_000).toISOString() };
};

export interface FindTimeProps {
  layers: Layers;
  onClose: () => void;
  onPick: (time: EventTime, people: Invitee[]) => void;
}

/** The next times at which several people and teams can meet. */
export const FindTime = ({ layers, onClose, onPick }: FindTimeProps) => {
  const t = useTranslations('calendar.free');
  const common = useTranslations('common');
  const mine = layers.all.find((layer) => layer.mine);
  const [who, setWho] = useState<string[]>(() => (mine ? [mine.id] : []));
  const [minutes, setMinutes] = useState('60');
  const [between] = useState(comingWeeks);
  const found = useQuery({
    ...api.calendars.freeTimes.queryOptions({
      input: { calendars: who.join(','), ...between, minutes: Number(minutes), limit: 12 },
      meta: { facts: ['event.', 'member.absence-', 'team.hours-', 'member.hours-'] },
    }),
    enabled: who.length > 0,
    placeholderData: keepPreviousData,
  });
  return (
    <Dialog closeLabel={common('close')} description={t('text')} onClose={onClose} open title={t('title')}>
      <div className="flex flex-col gap-4">
        <MultiCombobox
          clearLabel={common('clear')}
          emptyText={common('nothingFound')}
          label={t('who')}
          onChange={setWho}
          options={layers.all.map((layer) => ({
            value: layer.id,
            label: layer.name,
            icon: <LayerMark layer={layer} />,
          }))}
          removeLabel={(label) => `${common('remove')} ${label}`}
          values={who}
        />
        <div className="w-40">
          <Select
            label={t('length')}
            onChange={setMinutes}
            options={lengths.map((count) => ({ value: String(count), label: t('minutes', { count }) }))}
            value={minutes}
          />
        </div>
        {who.length === 0 ? (
          <p className="text-text-3">{t('pick')}</p>
        ) : (
          <Loaded query={found} rows={4}>
            {({ data, memberIds }) => (
              <Times
                onPick={({ from, to }) => {
                  const zone = hereZone();
                  onPick(
                    { kind: 'hours', from: wallAt(zone, new Date(from)), to: wallAt(zone, new Date(to)), zone },
                    memberIds
                      .filter((id) => (id as string as CalendarId) !== mine?.id)
                      .map((id: MemberId) => ({ kind: 'member', id })),
                  );
                }}
                times={data}
              />
            )}
          </Loaded>
        )}
      </div>
    </Dialog>
  );
};

interface Span {
  from: string;
  to: string;
}

const Times = ({ times, onPick }: { times: readonly Span[]; onPick: (time: Span) => void }) => {
  const t = useTranslations('calendar.free');
  const format = useFormatter();
  if (times.length === 0)
    return <EmptyState icon={<CalendarSearch size={20} strokeWidth={1.5} />} kind="no-result" title={t('none')} />;
  return (
    <ul className="grid gap-2 phone:grid-cols-2">
      {times.map((time) => (
        <li key={time.from}>
          <Button fullWidth onClick={() => onPick(time)} size="md">
            {format.dateTimeRange(new Date(time.from), new Date(time.to), {
              weekday: 'short',
              day: 'numeric',
              month: 'short',
              hour: 'numeric',
              minute: 'numeric',
            })}
          </Button>
        </li>
      ))}
    </ul>
  );
};
