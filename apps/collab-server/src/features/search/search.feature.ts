import { search as contract, type Found } from '@baton/schema/search';
import type { AccountId, BoardId, NoteId, ProposalId } from '@baton/schema/shared';

import { accountNames } from '#features/accounts/reads.ts';
import { boardNames } from '#features/deals/reads.ts';
import { noteTexts } from '#features/notes/reads.ts';
import { proposalTexts } from '#features/proposals/reads.ts';
import type { Actor } from '#platform/access/actor.ts';
import type { Feature } from '#platform/command/feature.ts';
import { query } from '#platform/command/query.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { excerptOf } from './excerpt.ts';
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
    return { data: await described(tx, actor, shown, terms), has_more: matches.length > limit };
  },
});

const described = async (tx: Tx, actor: Actor, matches: Match[], terms: string[]): Promise<Found[]> => {
  const of = (wanted: Found['kind']) => matches.filter(({ kind }) => kind === wanted);
  const containersOf = (kind: Found['kind']) => of(kind).flatMap(({ containers }) => containers);
  const byText = (kind: Found['kind']) =>
    of(kind)
      .filter(({ by }) => by === 'text')
      .map(({ id }) => id);
  const [boards, accounts, notes, proposals] = await Promise.all([
    boardNames(tx, actor, containersOf('deal') as BoardId[]),
    accountNames(tx, actor, (['note', 'proposal', 'contact'] as const).flatMap(containersOf) as AccountId[]),
    noteTexts(tx, actor, byText('note') as NoteId[]),
    proposalTexts(tx, actor, byText('proposal') as ProposalId[]),
  ]);
  const texts = new Map<string, string>([...notes, ...proposals]);
  const placeOf = ({ kind, containers }: Match): Found['place'] => {
    if (kind === 'account') return null;
    const names: ReadonlyMap<string, string> = kind === 'deal' ? boards : accounts;
    // A contact may be at several accounts, some of which the reader does not see.
    const id = containers.find((each) => names.has(each));
    return id === undefined ? null : { kind: kind === 'deal' ? 'board' : 'account', id, name: names.get(id) ?? '' };
  };
  return matches.map((match) => ({
    kind: match.kind,
    id: match.id,
    title: match.title,
    by: match.by,
    place: placeOf(match),
    excerpt: match.by === 'text' ? excerptOf(texts.get(match.id) ?? '', terms) : null,
  }));
};

/** Finding records by their words. */
export const searchFeature: Feature = { name: 'search', commands: [], queries: [find], projections: {} };
