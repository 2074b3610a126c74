import { wallMinutesBetween, type EventTime } from '@baton/schema/calendar';
import { Checkbox, TextField } from '@baton/ui';
import { useTranslations } from 'use-intl';

import { DayField } from '#shared/fields/day-field.tsx';

import { hereZone } from '../calendar-api.ts';
import { wallOf } from '../grid/day-parts.ts';

export interface WhenFieldsProps {
  value: EventTime;
  onChange: (time: EventTime) => void;
}

const startHour = 9 * 60;

/** When it is: days, and hours unless it is all day. A new beginning keeps the length. */
export const WhenFields = ({ value, onChange }: WhenFieldsProps) => {
  const t = useTranslations('calendar.fields');
  const [fromDay, toDay] = [value.from.slice(0, 10), value.to.slice(0, 10)];
  const begin = (from: string) => onChange({ ...value, from, to: shifted(value, from) });
  const hours = value.kind === 'hours';
  return (
    <fieldset className="m-0 flex min-w-0 flex-col gap-3 border-0 p-0">
      <legend className="sr-only">{t('when')}</legend>
      <div className="flex flex-wrap items-start gap-2">
        <div className="w-36">
          <DayField
            label={t('from')}
            onChange={(day) => day !== null && begin(hours ? `${day}${value.from.slice(10)}` : day)}
            value={fromDay}
          />
        </div>
        {hours && (
          <div className="w-30">
            <TextField
              label={t('fromHour')}
              onChange={(hour) => hour !== '' && begin(`${fromDay}T${hour}`)}
              type="time"
              value={value.from.slice(11)}
            />
          </div>
        )}
        {hours && (
          <div className="w-30">
            <TextField
              error={value.to < value.from ? t('endsBefore') : undefined}
              label={t('toHour')}
              onChange={(hour) => hour !== '' && onChange({ ...value, to: `${toDay}T${hour}` })}
              type="time"
              value={value.to.slice(11)}
            />
          </div>
        )}
        {(!hours || fromDay !== toDay) && (
          <div className="w-36">
            <DayField
              error={value.to < value.from ? t('endsBefore') : undefined}
              label={t('to')}
              onChange={(day) =>
                day !== null && onChange({ ...value, to: hours ? `${day}${value.to.slice(10)}` : day })
              }
              value={toDay}
            />
          </div>
        )}
      </div>
      <Checkbox
        checked={!hours}
        label={t('allDay')}
        onChange={(allDay) =>
          onChange(
            allDay
              ? { kind: 'days', from: fromDay, to: toDay }
              : {
                  kind: 'hours',
                  from: wallOf(fromDay, startHour),
                  to: wallOf(toDay, startHour + 60),
                  zone: hereZone(),
                },
          )
        }
      />
      {hours && value.zone !== hereZone() && (
        <p className="text-secondary text-text-3">{t('inZone', { zone: value.zone })}</p>
      )}
    </fieldset>
  );
};

const read = (wall: string): number => Date.parse(wall.length === 10 ? wall : `${wall}Z`);

/** The end of something as long as before that begins then. */
const shifted = (time: EventTime, from: string): string => {
  const ends = new Date(read(from) + wallMinutesBetween(time.from, time.to) * 60_000).toISOString();
  return ends.slice(0, time.kind === 'hours' ? 16 : 10);
};
