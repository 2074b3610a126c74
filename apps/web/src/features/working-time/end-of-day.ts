/** A clock shows the end of a day as its midnight. */
export const shownEnd = (to: string): string => (to === '24:00' ? '00:00' : to);

/** What was typed as the end of hours: midnight is that of the day's end. */
export const readEnd = (shown: string): string => (shown === '00:00' ? '24:00' : shown);
