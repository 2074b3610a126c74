import { calendarImported, type EventException } from '@baton/schema/calendar';
import { refuse, sameValue, type CalendarId } from '@baton/schema/shared';

import { accept } from '#platform/command/definition.ts';

/** An event of a file, as far as it says whether something is new. */
export interface Brought {
  uid: string;
  sequence: number;
  exceptions: readonly EventException[];
  original: string;
}

/** The same one as it stands in the calendar; `original` is null for what was called here. */
export interface Standing {
  sequence: number;
  exceptions: readonly EventException[];
  original: string | null;
}

export interface FileToImport<Event extends Brought> {
  calendarId: CalendarId;
  /** Null for a text that is no calendar. */
  file: { events: readonly Event[]; notUnderstood: number } | null;
  standing: ReadonlyMap<string, Standing>;
}

const mostEvents = 2_000;

/** Rule CA11. */
export const decideImportFile = (thing: FileToImport<Brought>) => {
  if (!thing.file) return refuse('not-a-calendar');
  const { events, notUnderstood } = thing.file;
  if (events.length > mostEvents) return refuse('too-many-events', { limit: mostEvents });
  const { added, changed } = sorted(thing);
  const counts = { added: added.length, changed: changed.length };
  const answer = { ...counts, unchanged: events.length - counts.added - counts.changed, notUnderstood };
  return counts.added + counts.changed === 0
    ? accept(answer)
    : accept(answer, calendarImported({ subject: { kind: 'calendar', id: thing.calendarId }, data: counts }));
};

/** What a file brings: what was called here, and what is older than what stands there, is left alone. */
export const sorted = <Event extends Brought>({ file, standing }: FileToImport<Event>) => {
  const all = file?.events ?? [];
  const added = all.filter(({ uid }) => !standing.has(uid));
  const changed = all.filter(({ uid, sequence, exceptions, original }) => {
    const before = standing.get(uid);
    if (!before || before.original === null || sequence < before.sequence) return false;
    return before.original !== original || !sameValue(inOrder(before.exceptions), inOrder(exceptions));
  });
  return { added, changed };
};

/** As texts, so that neither the order of days nor that of their values counts. */
const inOrder = (exceptions: readonly EventException[]): string[] =>
  exceptions
    .map(({ occurrence, cancelled, values }) => {
      const told = Object.entries(values).map(([key, value]) => `${key}=${JSON.stringify(value)}`);
      return [occurrence, String(cancelled), ...told.toSorted(byText)].join('\n');
    })
    .toSorted(byText);

const byText = (one: string, other: string): number => Number(one > other) - Number(one < other);
