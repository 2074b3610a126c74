import type { EventTime, Occurrence } from '@baton/schema/calendar';
import type { TaskId } from '@baton/schema/shared';
import type { Absence } from '@baton/schema/working-time';

import type { Layers } from '../layers/use-layers.ts';

/** A task as a calendar shows it: at an hour, or on a day alone. */
export interface DayTask {
  id: TaskId;
  title: string;
  day: string;
  /** Minutes of the day; null for the day alone. */
  at: number | null;
  account: string | null;
  overdue: boolean;
}

/** Hours of a day at which somebody wants an event. */
export interface Slot {
  day: string;
  from: number;
  to: number;
}

/** Somebody who is away for a day, or for these hours of it by their own clock. */
export interface AwayOn {
  name: string;
  hours: Absence['hours'];
}

/** What every part of a grid needs; told once. */
export interface GridWorld {
  days: readonly string[];
  zone: string;
  layers: Layers;
  occurrences: readonly Occurrence[];
  tasks: readonly DayTask[];
  /** Working hours by day, in minutes; null where they are not known. */
  working: ReadonlyMap<string, readonly { from: number; to: number }[]> | null;
  /** Who is away on a day. */
  away: ReadonlyMap<string, readonly AwayOn[]>;
  open: (occurrence: Occurrence) => void;
  openTask: (id: TaskId) => void;
  create: (time: EventTime) => void;
  move: (occurrence: Occurrence, time: EventTime) => void;
  plan: (id: TaskId, day: string, at: number | null) => void;
  /** To the days around this one. */
  goTo: (day: string) => void;
  /** This day alone. */
  openDay: (day: string) => void;
}

/** What says how an event is moved by the keyboard. */
export const moveHintId = 'event-move-hint';
export const taskMinutes = 30;
/** Pixels of an hour. */
export const hourHeight = 48;
export const yOf = (minutes: number): number => (minutes / 60) * hourHeight;
/** Where the hours are written. */
export const gutter = '3.25rem';
