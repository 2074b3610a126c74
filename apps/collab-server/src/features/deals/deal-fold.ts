import {
  dealArchived,
  dealCreated,
  dealEdited,
  dealFields,
  dealLost,
  dealReopened,
  dealRestored,
  dealStageChanged,
  dealWon,
  type DealField,
  type DealFieldValue,
  type DealView,
  type StageKind,
} from '@baton/schema/deals';
import type { deals } from '@baton/schema/deals/tables';
import type { BoardId, NewFact, StageId } from '@baton/schema/shared';

import type { ProjectedRow, SettlingChange } from '#platform/documents/documents.port.ts';

/** A deal as its row has it, without what only SQL knows. */
export type DealState = Omit<typeof deals.$inferSelect, 'workspace' | 'externalSource' | 'externalId'>;

export interface StageOfThen {
  name: string;
  kind: StageKind;
}

/** Where and when a deal changed. */
export interface DealMoment {
  board: BoardId;
  row: ProjectedRow;
  /** The stages at that row. */
  stages: ReadonlyMap<StageId, StageOfThen>;
}

/** What one change of one deal comes to. */
export interface DealStep {
  /** The row to write; null when nothing is to be written. */
  next: DealState | null;
  facts: { what: string; fact: NewFact }[];
  settling: SettlingChange[];
  /** The id belongs to a deal of elsewhere: nothing of it is taken over (M8). */
  stray: boolean;
}

const settleQuietMs = 10_000;
const editsLongestMs = 60_000;

const nothing: DealStep = { next: null, facts: [], settling: [], stray: false };

/**
 * From the row as it was to the deal as the document has it now. Pure: the projection calls it for every touched deal of
 * every log row, in order.
 */
export const foldDeal = (was: DealState | null, now: DealView | null, moment: DealMoment): DealStep => {
  if (was === null) return now === null ? nothing : created(now, moment);
  const here = was.board === moment.board;
  if (now === null) return here && was.home === 'board' ? removed(was, moment) : nothing;
  if (here && was.home === 'board') return changed(was, now, moment);
  // Who takes a card away and puts it back means the same deal; what a command has archived comes back by a command.
  if (here && was.archiveReason === 'removed-from-document') return putBack(was, now, moment);
  return { ...nothing, stray: true };
};

const created = (now: DealView, moment: DealMoment): DealStep => {
  const { row } = moment;
  const next: DealState = {
    ...fieldsOf(now),
    id: now.id,
    board: moment.board,
    home: 'board',
    stage: now.stageId,
    rank: now.rank,
    status: 'open',
    closedOn: null,
    stageSince: row.at,
    lastActivity: row.at,
    lastActivityType: dealCreated.type,
    archivedAt: null,
    archiveReason: null,
    createdAt: row.at,
  };
  const { title, amount, currency } = next;
  const data = { ...about(next), title, stageId: now.stageId, amount, currency };
  const step: DealStep = { ...nothing, next, facts: [{ what: 'created', fact: factOf(dealCreated, next, data) }] };
  return closing(step, 'open', kindOf(now.stageId, moment), moment);
};

const removed = (was: DealState, moment: DealMoment): DealStep => {
  const reason = 'removed-from-document';
  const next: DealState = { ...was, home: 'archive', archivedAt: moment.row.at, archiveReason: reason };
  return {
    next,
    facts: [{ what: 'archived', fact: factOf(dealArchived, next, { ...about(next), reason }) }],
    settling: was.status === 'open' ? [] : [{ ...pendingOf(was, moment), pending: 'end' }],
    stray: false,
  };
};

const putBack = (was: DealState, now: DealView, moment: DealMoment): DealStep => {
  const back: DealState = { ...was, home: 'board', archivedAt: null, archiveReason: null };
  const step = changed(back, now, moment);
  const fact = factOf(dealRestored, back, { ...about(back), stageId: now.stageId });
  return { ...step, next: step.next ?? back, facts: [{ what: 'restored', fact }, ...step.facts] };
};

const changed = (was: DealState, now: DealView, moment: DealMoment): DealStep => {
  const fields = dealFields.filter((field) => !sameValue(valueOf(was, field), valueIn(now, field)));
  const moved = was.stage !== now.stageId;
  const kind = kindOf(now.stageId, moment);
  if (fields.length === 0 && !moved && was.rank === now.rank && was.status === kind) return nothing;
  const next: DealState = {
    ...was,
    ...fieldsOf(now),
    ...(moved ? { stageSince: moment.row.at } : {}),
    ...activity(moment.row, { moved, edited: fields.length > 0 }),
    stage: now.stageId,
    rank: now.rank,
  };
  const facts = moved ? [{ what: 'stage-changed', fact: stageChange(was, next, moment) }] : [];
  const settling = fields.map((field) => editOf(was, now, field, moment));
  return closing({ next, facts, settling, stray: false }, was.status, kind, moment);
};

/** What counts as a sign of life: people moving and editing it; not its order, and no repair or import. */
const activity = ({ origin, at }: ProjectedRow, { moved, edited }: { moved: boolean; edited: boolean }) => {
  if (origin === 'system' || origin === 'import' || (!moved && !edited)) return {};
  return { lastActivity: at, lastActivityType: moved ? dealStageChanged.type : dealEdited.type };
};

const stageChange = (was: DealState, next: DealState, { stages }: DealMoment): NewFact =>
  factOf(dealStageChanged, next, {
    ...about(next),
    from: { stageId: was.stage, name: stages.get(was.stage)?.name ?? '' },
    to: { stageId: next.stage, name: stages.get(next.stage)?.name ?? '' },
  });

/** The part of a step that its stage's kind decides: won and lost settle, leaving them reopens (M9). */
const closing = (step: DealStep, was: StageKind, now: StageKind, moment: DealMoment): DealStep => {
  if (was === now || step.next === null) return step;
  const closedOn = now === 'open' ? null : moment.row.at.toISOString().slice(0, 10);
  const next: DealState = { ...step.next, status: now, closedOn };
  const settling = [...step.settling];
  const facts = [...step.facts];
  if (was !== 'open') {
    const otherwise = factOf(dealReopened, next, { ...about(next), stageId: next.stage });
    settling.push({ ...pendingOf({ ...next, status: was }, moment), pending: 'end', otherwise });
  }
  if (now !== 'open') {
    const { amount, currency, stage: stageId } = next;
    const fact = factOf(now === 'won' ? dealWon : dealLost, next, { ...about(next), amount, currency, stageId });
    // A command or an import has decided; a drag may be a slip.
    if (moment.row.cause !== null) facts.push({ what: now, fact });
    else settling.push({ ...pendingOf(next, moment), pending: 'begin', fact, quietMs: settleQuietMs });
  }
  return { ...step, next, facts, settling };
};

const pendingOf = (deal: Pick<DealState, 'id' | 'status'>, { row }: DealMoment) => ({
  subject: deal.id,
  what: deal.status,
  seq: row.seq,
});

const editOf = (was: DealState, now: DealView, field: DealField, { row }: DealMoment): SettlingChange => ({
  pending: 'begin',
  subject: was.id,
  what: `edited ${field} ${row.actor ?? row.origin}`,
  seq: row.seq,
  fact: factOf(
    dealEdited,
    { ...was, account: now.accountId },
    { ...about(was), field, from: valueOf(was, field), to: valueIn(now, field) },
  ),
  quietMs: settleQuietMs,
  longestMs: editsLongestMs,
});

const about = (deal: DealState) => ({ dealId: deal.id, boardId: deal.board });

const factOf = <Data>(
  type: (of: { subject: NewFact['subject']; account: NewFact['account']; data: Data }) => NewFact,
  deal: DealState,
  data: Data,
): NewFact => type({ subject: { kind: 'deal', id: deal.id }, account: deal.account, data });

const kindOf = (stage: StageId, { stages }: DealMoment): StageKind => stages.get(stage)?.kind ?? 'open';

const columns = {
  title: 'title',
  accountId: 'account',
  amount: 'amount',
  currency: 'currency',
  ownerId: 'owner',
  closeOn: 'closeOn',
  labels: 'labels',
  productId: 'product',
} as const satisfies Record<DealField, keyof DealState>;

/** The columns that follow fields of the document. */
export const fieldsOf = (deal: DealView) => ({
  title: deal.title,
  account: deal.accountId,
  amount: deal.amount,
  currency: deal.currency,
  owner: deal.ownerId,
  closeOn: deal.closeOn,
  labels: deal.labels,
  product: deal.productId,
});

const valueOf = (was: DealState, field: DealField): DealFieldValue => was[columns[field]];
const valueIn = (now: DealView, field: DealField): DealFieldValue => now[field];

/** Plain values and lists of labels alike. */
export const sameValue = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);
