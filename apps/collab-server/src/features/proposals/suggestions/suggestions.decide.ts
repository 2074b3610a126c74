import {
  proposalSuggested,
  proposalSuggestionDeclined,
  proposalSuggestionTaken,
  proposalSuggestionWithdrawn,
  sentLines,
  type ProposalDetail,
  type CustomerSuggestion,
  type CustomerSuggestionState,
} from '@baton/schema/proposals';
import { suggestedBreak } from '@baton/schema/rich-text';
import { refuse, type AccountId, type MemberId, type NewFact } from '@baton/schema/shared';

import { accept, type Moment } from '#platform/command/definition.ts';

import { isOpen, stateNow, type Shown } from '../shown/shown.decide.ts';

/** More than anybody answers. */
const mostSuggestions = 200;

/** What was suggested by whoever holds the link, of any version. */
type Suggested = readonly (Pick<CustomerSuggestion, 'id' | 'version' | 'line' | 'after' | 'why'> & {
  state: CustomerSuggestionState;
})[];

const about = ({ id, account, content, contact }: Shown, suggestionId: string) => ({
  subject: { kind: 'proposal', id },
  account,
  data: { proposalId: id, title: content.title, version: content.version, suggestionId, contactId: contact },
});

/** Words as a line can hold them: what ends a line is one sign, and no other signs that nobody sees. */
const cleaned = (words: string): string =>
  words
    .toWellFormed()
    .replaceAll(/\r\n?|[\u2028\u2029]/g, '\n')
    .replaceAll(suggestedBreak, '\n')
    .replaceAll(/[^\P{Cc}\n\t]/gu, '');

/** Rule PP36. Null: the same words wait already, as when a page asks again because it heard no answer. */
export const decideSuggest = (
  shown: Shown & { invited: boolean; seller: MemberId | null },
  { line, words, why }: { line: number; words: string; why: string },
  { suggested, id, now }: { suggested: Suggested; id: string; now: Date },
) => {
  if (!shown.invited) return refuse('not-invited-to-suggest');
  if (!isOpen(stateNow(shown, now))) return refuse('proposal-not-open');
  const before = sentLines(shown.content.body)[line];
  if (before === undefined) return refuse('no-such-line');
  const after = cleaned(words);
  if (after === before) return refuse('nothing-suggested');
  const { version } = shown.content;
  const waiting = suggested.find((each) => each.state === 'open' && each.version === version && each.line === line);
  if (waiting?.after === after && waiting.why === why) return null;
  if (suggested.length >= mostSuggestions) return refuse('too-many-suggestions', { limit: mostSuggestions });
  const { data, ...at } = about(shown, id);
  const told = { line, before, after, why, ownerId: shown.owner ?? shown.seller, insteadOf: waiting?.id ?? null };
  return proposalSuggested({ ...at, data: { ...data, ...told } });
};

/** Rule PP36. What somebody else suggests is none of theirs. */
export const decideWithdraw = (
  shown: Shown,
  { suggestionId }: { suggestionId: string },
  suggested: Suggested,
): NewFact | ReturnType<typeof notOpen> => {
  const one = suggested.find(({ id }) => id === suggestionId);
  if (one?.state !== 'open') return notOpen();
  const { data, ...at } = about(shown, suggestionId);
  return proposalSuggestionWithdrawn({ ...at, data: { ...data, version: one.version } });
};

const notOpen = () => refuse('suggestion-not-open');

/** A suggestion as whoever answers it meets it. */
export interface ToAnswer {
  detail: ProposalDetail;
  account: AccountId;
  suggestion: CustomerSuggestion;
}

/** What would become of the live text. */
export interface ToTake extends ToAnswer {
  fits: 'yes' | 'line-changed' | 'beyond-words';
  /** What the line says now; null when it is gone. */
  says: string | null;
}

const answered = ({ detail, account, suggestion }: ToAnswer) => ({
  subject: { kind: 'proposal', id: detail.id },
  account,
  data: {
    proposalId: detail.id,
    title: detail.title,
    version: suggestion.version,
    suggestionId: suggestion.id,
  },
});

/** Rule PP37. */
export const decideTake = (
  thing: ToTake,
  { byHand, words }: { byHand: boolean; words: string },
  { now }: Pick<Moment, 'now'>,
) => {
  const { detail, suggestion, fits, says } = thing;
  if (suggestion.state !== 'open') return notOpen();
  if (detail.state === 'accepted') return refuse('proposal-answered');
  if (!detail.may.write) return refuse('proposal-archived');
  if (!byHand && fits === 'beyond-words') return refuse('beyond-words', says === null ? {} : { says });
  if (!byHand && fits === 'line-changed') return refuse('suggested-line-changed', says === null ? {} : { says });
  const { data, ...at } = answered(thing);
  const taken = { ...suggestion, state: 'taken' as const, answer: words, answeredAt: now.toISOString() };
  return accept(taken, proposalSuggestionTaken({ ...at, data: { ...data, byHand, words } }));
};

/** Rule PP37. Also of what can no longer be written: whoever asked hears an answer. */
export const decideDeclineSuggestion = (
  thing: ToAnswer,
  { words }: { words: string },
  { now }: Pick<Moment, 'now'>,
) => {
  const { suggestion } = thing;
  if (suggestion.state !== 'open') return notOpen();
  const { data, ...at } = answered(thing);
  const declined = { ...suggestion, state: 'declined' as const, answer: words, answeredAt: now.toISOString() };
  return accept(declined, proposalSuggestionDeclined({ ...at, data: { ...data, words } }));
};
