import {
  isOfProposal,
  proposalEdited,
  proposalPriced,
  proposalRenamed,
  proposalShape,
  proposalText,
  readProposal,
  repairProposal,
  sumsOf,
  watchProposal,
  worthOf,
  type ProposalView,
} from '@baton/schema/proposals';
import { proposals } from '@baton/schema/proposals/tables';
import { sameValue, type NewFact } from '@baton/schema/shared';

import { levelOn } from '#platform/access/levels.ts';
import type {
  DocumentRef,
  LiveDocumentKind,
  Projected,
  ProjectedRow,
  ProjectionStep,
  SettlingChange,
} from '#platform/documents/documents.port.ts';
import type { Tx } from '#platform/scope/scope.ts';

import type { TextReader, TextStep } from '../notes/reads.ts';
import { givenDiscounts } from './given-discounts.ts';
import { rowOfProposal, summaryColumns, type ProposalRow } from './proposal-rows.ts';
import { proposalsPolicy } from './proposals.policy.ts';
import type { ProposalTextPlace } from './reads.ts';

/** Writing and pricing come in bursts: one fact tells of what somebody did until they paused. */
const burst = { quietMs: 60_000, longestMs: 600_000 };
/** A title is written when its field is left, not letter by letter. */
const renaming = { quietMs: 1_000, longestMs: 600_000 };

type Readers = readonly TextReader<ProposalTextPlace>[];

/** The live document of a proposal, as the collab room needs to know it; `readers` are told what it says. */
export const proposalKind = (readers: Readers): LiveDocumentKind<ProposalView> => ({
  kind: 'proposal',
  shape: proposalShape,
  admits: isOfProposal,
  // Somebody types into a line that a colleague takes away: everyday work, and the log has it.
  ignoresBuried: true,
  levelOf: async (tx, actor, id) => {
    const row = await rowFor(tx, { workspace: actor.workspace, id });
    if (!row) return null;
    const level = await levelOn(tx, actor, 'account', row.account);
    return proposalsPolicy.levelWith({ level, archived: row.archivedAt !== null, state: row.state });
  },
  repairs: repairProposal,
  observe: (doc) => {
    const watch = watchProposal(doc);
    return { ...watch, drain: () => [watch.drain()].filter((view) => view !== null) };
  },
  project: (tx, ref, steps) => projectProposal(tx, ref, steps, readers),
  merge: mergeEdits,
  rebuild: async (tx, ref, doc) => {
    const row = await rowFor(tx, ref);
    const view = readProposal(doc);
    const discounts = givenDiscounts(view.pricing, row?.discounts ?? [], null);
    await tx
      .update(proposals)
      .set({ ...contentOf(view), discounts })
      .where(rowOfProposal(ref));
    if (row) for (const reader of readers) await reader.rebuild(tx, placeOf(row, ref), view.blocks);
  },
});

const placeOf = (
  { id, account }: Pick<ProposalRow, 'id' | 'account'>,
  { workspace }: DocumentRef,
): ProposalTextPlace => ({
  workspace,
  proposal: id,
  account,
});

/** Rule PP2. The row as the last of these log rows leaves it; what each of their authors did settles into facts. */
async function projectProposal(
  tx: Tx,
  ref: DocumentRef,
  steps: readonly ProjectionStep<ProposalView>[],
  readers: Readers,
): Promise<Projected> {
  const [was] = await tx.select().from(proposals).where(rowOfProposal(ref));
  const projected: Projected = { facts: [], settling: [] };
  const seq = steps.at(-1)?.row.seq;
  if (!was || seq === undefined) return projected;
  let now = was;
  // Of the document alone: whatever else the row says, a command may be changing at this moment.
  let written = {};
  for (const { row, changes } of steps) {
    const view = changes.at(-1);
    if (!view) continue;
    const discounts = givenDiscounts(view.pricing, now.discounts, row.actor);
    written = { ...written, ...contentOf(view), ...editOf(row), discounts };
    const next = { ...now, ...written };
    // The first row is the seed: that the proposal was begun is told by its command.
    if (row.seq > 1 && row.origin !== 'system') projected.settling.push(...changesOf(now, next, row));
    now = next;
  }
  await tx
    .update(proposals)
    .set({ ...written, seq })
    .where(rowOfProposal(ref));
  const said = steps.flatMap(({ row, changes }): TextStep[] =>
    changes.slice(-1).map(({ blocks }) => ({ row, blocks })),
  );
  for (const reader of readers) {
    const { facts, settling } = await reader.project(tx, placeOf(was, ref), said);
    projected.facts.push(...facts);
    projected.settling.push(...settling);
  }
  return projected;
}

/** What the columns of a row say after this. */
const contentOf = (view: ProposalView) => {
  const sums = sumsOf(view.pricing);
  return {
    title: view.title,
    text: proposalText(view),
    language: view.language,
    currency: view.pricing.currency,
    validUntil: view.validUntil,
    sums,
    ...worthOf(sums),
    lines: view.pricing.rows.filter(({ kind }) => kind === 'line').length,
    openSuggestions: view.openSuggestions,
  };
};

/** Repairs of the system are nobody's edits. */
const editOf = (row: Pick<ProjectedRow, 'actor' | 'origin' | 'at'>) =>
  row.origin === 'system' ? {} : { editedAt: row.at, editedBy: row.actor };

const worth = ({ currency, once, yearly }: ProposalRow) => ({ currency, once, yearly });

const changesOf = (before: ProposalRow, now: ProposalRow, row: ProjectedRow): SettlingChange[] => {
  const who = row.actor ?? row.origin;
  const said = { subject: { kind: 'proposal', id: now.id }, account: now.account };
  const data = { proposalId: now.id, title: now.title };
  const begin = (what: string, fact: NewFact, pace: typeof burst): SettlingChange => ({
    pending: 'begin',
    subject: now.id,
    what,
    seq: row.seq,
    fact,
    ...pace,
  });
  const priced = !sameValue(worth(before), worth(now));
  return [
    ...(before.title === now.title
      ? []
      : [begin(`renamed ${who}`, proposalRenamed({ ...said, data: { ...data, before: before.title } }), renaming)]),
    ...(before.text === now.text && before.openSuggestions === now.openSuggestions
      ? []
      : [begin(`edited ${who}`, proposalEdited({ ...said, data }), burst)]),
    ...(priced
      ? [begin('priced', proposalPriced({ ...said, data: { ...data, ...worth(now), before: worth(before) } }), burst)]
      : []),
  ];
};

/** From where the first began to where the latest ended; back to what it was is nothing. */
function mergeEdits(first: NewFact, latest: NewFact): NewFact | null {
  if (latest.type === proposalEdited.type) return latest;
  const { before } = first.data;
  const { proposalId: _id, title, before: _before, ...after } = latest.data;
  const now = latest.type === proposalRenamed.type ? title : after;
  return sameValue(before, now) ? null : { ...latest, data: { ...latest.data, before } };
}

const rowFor = async (tx: Tx, ref: Pick<DocumentRef, 'workspace' | 'id'>) => {
  const [row] = await tx.select(summaryColumns).from(proposals).where(rowOfProposal(ref));
  return row ?? null;
};
