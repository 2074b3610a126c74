const timed = /^([0-9a-f]{8})-([0-9a-f]{4})-7/;

/** When a suggestion was begun: its id says so, being one that begins with the time. */
export const timeOfSuggestion = (id: string): Date | null => {
  const match = timed.exec(id);
  return match ? new Date(Number.parseInt(`${match[1]}${match[2]}`, 16)) : null;
};
