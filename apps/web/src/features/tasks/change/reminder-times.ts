import { addDays } from '@baton/schema/shared';
import type { Task } from '@baton/schema/tasks';

const reminderNames = ['atHour', 'hourBefore', 'sameMorning', 'dayBefore', 'inAnHour', 'tomorrow'] as const;
export type ReminderName = (typeof reminderNames)[number];

const hour = 3_600_000;

const morningOf = (day: string): Date => new Date(`${day}T09:00`);
const dayOf = (at: Date): string =>
  [at.getFullYear(), String(at.getMonth() + 1).padStart(2, '0'), String(at.getDate()).padStart(2, '0')].join('-');

/** Moments that a task is recalled at, on the clock of this device: about its hour or its day, or from now; none is past. */
export const reminderTimes = (
  { due, dueAt }: Pick<Task, 'due' | 'dueAt'>,
  now: Date,
): readonly { name: ReminderName; at: Date }[] => {
  const at = dueAt === null ? null : new Date(dueAt);
  const times: Partial<Record<ReminderName, Date>> = {
    ...(at && { atHour: at, hourBefore: new Date(at.getTime() - hour) }),
    ...(due && { sameMorning: morningOf(due.on), dayBefore: morningOf(addDays(due.on, -1)) }),
    ...(!due && { inAnHour: new Date(now.getTime() + hour), tomorrow: morningOf(addDays(dayOf(now), 1)) }),
  };
  return reminderNames.flatMap((name) => {
    const time = times[name];
    return time && time > now ? [{ name, at: time }] : [];
  });
};
