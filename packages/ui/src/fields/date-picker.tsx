import { CalendarDays, ChevronLeft, ChevronRight } from 'lucide-react';
import { useRef, useState, type KeyboardEvent } from 'react';

import { Button } from '../controls/button.tsx';
import { IconButton } from '../controls/icon-button.tsx';
import { Popover } from '../overlays/popover.tsx';
import { classes } from '../tokens/classes.ts';
import { addDays, addMonths, dayText, monthGrid, parseDay, todayHere, type Day } from './calendar-days.ts';
import type { FieldProps } from './field.tsx';
import { TextField } from './text-field.tsx';

export interface DatePickerProps extends FieldProps {
  value: Day | null;
  onChange: (value: Day | null) => void;
  locale: string;
  words: CalendarWords & { open: string; invalid: string; clear: string };
}

/** A day, typed as the locale writes it or picked from a month. */
export const DatePicker = ({ value, onChange, locale, words, ...field }: DatePickerProps) => {
  const [draft, setDraft] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const read = draft === null || draft.trim() === '' ? null : parseDay(draft, { locale, today: todayHere() });
  const invalid = draft !== null && draft.trim() !== '' && read === null;
  const commit = () => {
    if (draft === null || invalid) return;
    setDraft(null);
    if (read !== value) onChange(read);
  };
  return (
    <TextField
      {...field}
      error={field.error ?? (invalid ? words.invalid : undefined)}
      onBlur={commit}
      onChange={setDraft}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && draft !== null) {
          // What was typed is taken over first; a form around it would be sent with the day of before.
          event.preventDefault();
          commit();
        }
        if (event.key === 'ArrowDown' && event.altKey) setOpen(true);
      }}
      placeholder={dayText('2026-12-31', locale)}
      suffix={
        <Popover
          align="end"
          label={field.label}
          onOpenChange={setOpen}
          open={open}
          trigger={<IconButton icon={<CalendarDays size={16} />} label={words.open} tooltip={false} />}
        >
          <Calendar
            locale={locale}
            onPick={(day) => {
              setDraft(null);
              onChange(day);
              setOpen(false);
            }}
            value={value}
            words={words}
          />
          {value !== null && (
            <Button
              fullWidth
              onClick={() => {
                onChange(null);
                setOpen(false);
              }}
              variant="ghost"
            >
              {words.clear}
            </Button>
          )}
        </Popover>
      }
      value={draft ?? (value === null ? '' : dayText(value, locale))}
    />
  );
};

export interface CalendarWords {
  previousMonth: string;
  nextMonth: string;
  today: string;
}

export interface CalendarProps {
  value: Day | null;
  onPick: (day: Day) => void;
  locale: string;
  words: CalendarWords;
}

/** One month, weeks from Monday; arrows move by day, Page Up and Down by month. */
export const Calendar = ({ value, onPick, locale, words }: CalendarProps) => {
  const today = todayHere();
  const [shown, setShown] = useState(value ?? today);
  const grid = useRef<HTMLTableElement>(null);
  const weeks = monthGrid(shown);
  const move = (day: Day) => {
    setShown(day);
    requestAnimationFrame(() => grid.current?.querySelector<HTMLElement>(`[data-day="${day}"]`)?.focus());
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const next = keyMoves[event.key]?.(shown);
    if (!next) return;
    event.preventDefault();
    move(next);
  };
  return (
    <div className="flex w-63 flex-col gap-2">
      <div className="flex items-center gap-1">
        <span aria-live="polite" className="flex-1 pl-1 font-semibold first-letter:uppercase">
          {dayText(shown, locale, { month: 'long', year: 'numeric' })}
        </span>
        <Button onClick={() => move(today)} variant="ghost">
          {words.today}
        </Button>
        <IconButton
          icon={<ChevronLeft size={16} />}
          label={words.previousMonth}
          onClick={() => setShown(addMonths(shown, -1))}
          tooltip={false}
        />
        <IconButton
          icon={<ChevronRight size={16} />}
          label={words.nextMonth}
          onClick={() => setShown(addMonths(shown, 1))}
          tooltip={false}
        />
      </div>
      <table
        aria-label={dayText(shown, locale, { month: 'long', year: 'numeric' })}
        className="w-full table-fixed text-center"
        ref={grid}
      >
        <thead>
          <tr>
            {(weeks[0] ?? []).map((day) => (
              <th
                abbr={dayText(day, locale, { weekday: 'long' })}
                className="pb-1 text-meta font-medium text-text-3"
                key={day}
                scope="col"
              >
                {dayText(day, locale, { weekday: 'narrow' })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              {week.map((day) => (
                <td className="p-0" key={day}>
                  <button
                    aria-current={day === today ? 'date' : undefined}
                    aria-label={dayText(day, locale, { dateStyle: 'full' })}
                    aria-pressed={day === value}
                    className={classes(
                      'size-[max(32px,var(--control))] rounded-control hover:bg-hover aria-pressed:bg-accent aria-pressed:font-semibold aria-pressed:text-on-accent',
                      day.slice(0, 7) !== shown.slice(0, 7) && 'text-text-3',
                      day === today && 'font-semibold text-accent',
                    )}
                    data-day={day}
                    onClick={() => onPick(day)}
                    onKeyDown={onKeyDown}
                    tabIndex={day === shown ? 0 : -1}
                    type="button"
                  >
                    {Number(day.slice(8))}
                  </button>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

const keyMoves: Record<string, (day: Day) => Day> = {
  ArrowLeft: (day) => addDays(day, -1),
  ArrowRight: (day) => addDays(day, 1),
  ArrowUp: (day) => addDays(day, -7),
  ArrowDown: (day) => addDays(day, 7),
  PageUp: (day) => addMonths(day, -1),
  PageDown: (day) => addMonths(day, 1),
};
