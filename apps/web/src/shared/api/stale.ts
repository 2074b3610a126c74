import type { Query, QueryClient } from '@tanstack/react-query';

/** First answers that are read again as soon as they are there. */
const readAgain = new WeakSet<Query>();

/**
 * Makes queries stale and reads again those that are looked at. An answer on its way was asked for before and may be older
 * than what is known now; it counts as stale, too: a first answer is not asked for anew by the client, and what nobody looks
 * at yet would count as fresh once it is there.
 */
export const makeStale = (queries: QueryClient, concerns: (query: Query) => boolean = () => true): void => {
  for (const query of queries.getQueryCache().findAll({ fetchStatus: 'fetching', predicate: concerns })) {
    const isAskedAnew = query.state.data !== undefined && query.isActive();
    if (isAskedAnew || readAgain.has(query)) continue;
    readAgain.add(query);
    const over = () => {
      readAgain.delete(query);
      void queries.invalidateQueries({ predicate: (each) => each === query });
    };
    void query.promise?.then(over, over);
  }
  void queries.invalidateQueries({ predicate: concerns });
};

/**
 * Rights changed: removes what nobody looks at and reads everything else again. What somebody waits for stays, since a page
 * that is being opened would fail for nothing.
 */
export const forgetUnseen = (queries: QueryClient): void => {
  queries.removeQueries({ type: 'inactive', fetchStatus: 'idle' });
  makeStale(queries);
};
