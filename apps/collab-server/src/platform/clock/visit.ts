/** When somebody looked at a thing, and when the visit before that one ended. */
export interface Visit {
  at: Date;
  before: Date | null;
}

/** Looks within this time are one visit. */
const oneVisitMs = 30 * 60_000;

/** When the visit before this look ended; null on the first. */
export const visitBefore = (visit: Visit | undefined, now: Date): Date | null => {
  if (visit === undefined) return null;
  return now.getTime() - visit.at.getTime() > oneVisitMs ? visit.at : visit.before;
};
