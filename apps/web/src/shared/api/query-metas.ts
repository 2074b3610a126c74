import type { Query } from '@tanstack/react-query';

/**
 * What all places that read a query say of it. The query itself knows only what the last of them said: a place that says
 * nothing must not undo what another one asked for.
 */
export const metasOf = (query: Query): readonly Query['meta'][] => [
  query.meta,
  ...query.observers.map(({ options }) => options.meta),
];
