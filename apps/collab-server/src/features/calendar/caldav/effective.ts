import { timeFrom, type EventException, type EventTime, type OccurrenceKey } from '@baton/schema/calendar';

/** A series as far as its single days are concerned. */
export interface SeriesValues {
  time: EventTime;
  title: string;
  details: string;
  location: string;
  link: string | null;
  showAs: 'busy' | 'free';
  exceptions: readonly EventException[];
}

/** How one day of a series is in the end, whether it is as its rule has it or not. */
export const effectiveOf = (series: SeriesValues, day: OccurrenceKey) => {
  const values = series.exceptions.find(({ occurrence }) => occurrence === day)?.values ?? {};
  const { title, details, location, link, showAs } = series;
  const given = { title, details, location, link, showAs, time: timeFrom(series.time, day), ...values };
  return {
    title: given.title || title,
    details: given.details,
    location: given.location,
    link: given.link,
    showAs: given.showAs,
    time: given.time,
  };
};
