const snoozeNames = ['hour', 'afternoon', 'tomorrow', 'monday'] as const;
export type SnoozeName = (typeof snoozeNames)[number];

/** Hours of the day at which what was put off is back. */
const morning = 9;
const afternoon = 15;

/**
 * Moments that people put things off to, in the zone of this device: the calendar day is moved and the hour set, so a
 * change to summer time keeps nine o'clock. This afternoon is absent once it is past.
 */
export const snoozeTimes = (now: Date): readonly { name: SnoozeName; at: Date }[] => {
  const on = (days: number, hour: number) =>
    new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, hour, 0, 0);
  const toMonday = (8 - now.getDay()) % 7 || 7;
  const times = {
    hour: new Date(now.getTime() + 3_600_000),
    afternoon: on(0, afternoon),
    tomorrow: on(1, morning),
    monday: on(toMonday, morning),
  };
  return snoozeNames.map((name) => ({ name, at: times[name] })).filter(({ at }) => at > now);
};

/** A day and an hour as somebody here picks them; null when that is past or no moment. */
export const momentHere = (day: string, time: string, now: Date): Date | null => {
  const at = new Date(`${day}T${time}`);
  return Number.isNaN(at.getTime()) || at <= now ? null : at;
};
