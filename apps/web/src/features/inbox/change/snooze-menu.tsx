import { Button, Popover, TextField, todayHere } from '@baton/ui';
import { useState, type ReactElement } from 'react';
import { useFormatter, useNow, useTranslations } from 'use-intl';

import { MonthPicker } from '#shared/fields/day-field.tsx';

import { momentHere, snoozeTimes } from './snooze-times.ts';

export interface SnoozeMenuProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onPick: (until: Date) => void;
  trigger: ReactElement;
  /** For moments that mean something else than to be reminded. */
  words?: SnoozeWords;
}

interface SnoozeWords {
  title: string;
  set: string;
}

/** Moments to be reminded at: the usual ones, or a day and an hour. */
export const SnoozeMenu = ({ open, onOpenChange, onPick, trigger, words }: SnoozeMenuProps) => {
  const t = useTranslations('inbox.snooze');
  const { title, set } = words ?? { title: t('title'), set: t('set') };
  const [custom, setCustom] = useState(false);
  const pick = (until: Date) => {
    onOpenChange(false);
    setCustom(false);
    onPick(until);
  };
  return (
    <Popover
      label={title}
      onOpenChange={(next) => {
        setCustom(false);
        onOpenChange(next);
      }}
      open={open}
      trigger={trigger}
    >
      {custom ? <Chosen onPick={pick} set={set} /> : <Usual onCustom={() => setCustom(true)} onPick={pick} />}
    </Popover>
  );
};

const Usual = ({ onPick, onCustom }: { onPick: (until: Date) => void; onCustom: () => void }) => {
  const t = useTranslations('inbox.snooze');
  const format = useFormatter();
  const now = useNow({ updateInterval: 30_000 });
  return (
    <div className="flex min-w-56 flex-col gap-1">
      {snoozeTimes(now).map(({ name, at }) => (
        <Button className="justify-between!" key={name} onClick={() => onPick(at)} variant="ghost">
          {t(name)}
          <span className="text-secondary font-normal text-text-3">
            {format.dateTime(at, { weekday: 'short', hour: 'numeric', minute: 'numeric' })}
          </span>
        </Button>
      ))}
      <Button className="justify-start!" onClick={onCustom} variant="ghost">
        {t('custom')}
      </Button>
    </div>
  );
};

const Chosen = ({ onPick, set }: { onPick: (until: Date) => void; set: string }) => {
  const t = useTranslations('inbox.snooze');
  const [day, setDay] = useState(todayHere());
  const [time, setTime] = useState('09:00');
  const now = useNow({ updateInterval: 30_000 });
  const at = momentHere(day, time, now);
  return (
    <form
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (at) onPick(at);
      }}
    >
      <MonthPicker onPick={setDay} value={day} />
      <TextField label={t('clock')} onChange={setTime} type="time" value={time} />
      {at === null && <p className="text-secondary text-text-2">{t('past')}</p>}
      <Button disabled={at === null} fullWidth submit variant="ink">
        {set}
      </Button>
    </form>
  );
};
