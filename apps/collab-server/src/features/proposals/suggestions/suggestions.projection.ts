import {
  proposalSuggested,
  proposalSuggestionDeclined,
  proposalSuggestionTaken,
  proposalSuggestionWithdrawn,
} from '@baton/schema/proposals';
import { proposalSuggestions } from '@baton/schema/proposals/tables';
import { and, eq } from 'drizzle-orm';

import type { FactProjection, RecordedFact } from '#platform/facts/facts.port.ts';
import type { Tx } from '#platform/scope/scope.ts';

import type { SuggestionRow } from './suggestion-rows.ts';

/** What customers suggest, and what became of it, as rows. */
export const suggestionRows: Readonly<Record<string, FactProjection>> = {
  [proposalSuggested.type]: async (tx, fact) => {
    const { suggestionId, proposalId, version, line, before, after, why, insteadOf } = proposalSuggested.data.parse(
      fact.data,
    );
    if (insteadOf !== null) await become(tx, fact, insteadOf, { state: 'withdrawn', answeredAt: fact.occurredAt });
    const { workspace, occurredAt: at } = fact;
    const about = { workspace, id: suggestionId, proposal: proposalId, version };
    await tx.insert(proposalSuggestions).values({ ...about, line, before, after, why, at, state: 'open', answer: '' });
  },
  [proposalSuggestionWithdrawn.type]: (tx, fact) =>
    become(tx, fact, proposalSuggestionWithdrawn.data.parse(fact.data).suggestionId, {
      state: 'withdrawn',
      answeredAt: fact.occurredAt,
    }),
  [proposalSuggestionTaken.type]: (tx, fact) => {
    const { suggestionId, words } = proposalSuggestionTaken.data.parse(fact.data);
    return become(tx, fact, suggestionId, { state: 'taken', ...answeredIn(fact, words) });
  },
  [proposalSuggestionDeclined.type]: (tx, fact) => {
    const { suggestionId, words } = proposalSuggestionDeclined.data.parse(fact.data);
    return become(tx, fact, suggestionId, { state: 'declined', ...answeredIn(fact, words) });
  },
};

const answeredIn = ({ actor, occurredAt }: RecordedFact, answer: string) => ({
  answeredBy: actor,
  answeredAt: occurredAt,
  answer,
});

const become = async (
  tx: Tx,
  { workspace }: Pick<RecordedFact, 'workspace'>,
  id: string,
  columns: Partial<SuggestionRow>,
): Promise<void> => {
  await tx
    .update(proposalSuggestions)
    .set(columns)
    .where(and(eq(proposalSuggestions.workspace, workspace), eq(proposalSuggestions.id, id)));
};
