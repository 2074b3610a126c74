import { search as contract, type Found } from '@baton/schema/search';
import type { BoardId } from '@baton/schema/shared';

import { boardNames } from '#features/deals/reads.ts';
import type { Feature } from '#platform/command/feature.ts';
import { query } from '#platform/command/query.ts';

import { findMatches, type Match } from './find.ts';
import { searchPolicy } from './search.policy.ts';
import { termsOf } from './terms.ts';

const find = query({
  contract: contract.find,
  may: searchPolicy.find,
  read: async ({ tx, actor, input: { q, kind, limit } }) => {
    const terms = termsOf(q);
    if (terms.length === 0) return { data: [], has_more: false };
    const matches = await findMatches(tx, actor, { terms, kind, limit: limit + 1 });
    const shown = matches.slice(0, limit);
    const boards = await boardNames(
      tx,
      actor,
      shown.filter((match) => match.kind === 'deal').flatMap(({ containers }) => containers as BoardId[]),
    );
    return { data: shown.map((match) => foundOf(match, boards)), has_more: matches.length > limit };
  },
});

const foundOf = ({ kind, id, title, by, containers }: Match, boards: ReadonlyMap<string, string>): Found => {
  const [board] = containers;
  const name = kind === 'deal' && board !== undefined ? boards.get(board) : undefined;
  return {
    kind,
    id,
    title,
    by,
    place: board !== undefined && name !== undefined ? { kind: 'board', id: board, name } : null,
  };
};

/** Finding records by their words. */
export const searchFeature: Feature = { name: 'search', commands: [], queries: [find], projections: {} };
