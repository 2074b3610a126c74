import { readStages, type DealDetail, type DealDraft, type Outcome as Edited } from '@baton/schema/deals';
import type { BoardId, DealId, Level } from '@baton/schema/shared';
import { refuse, type Refusal } from '@baton/schema/shared';

import type { Actor } from '#platform/access/actor.ts';
import type { DocumentRef, OpenDocument } from '#platform/documents/documents.port.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { dealDetail, dealRecord } from './deal-reading.ts';
import type { DealWorld } from './deals.decide.ts';

/** What every command on one deal works on. */
export interface DealThing extends DealWorld {
  level: Level | null;
}

interface OfDeal {
  tx: Tx;
  actor: Actor;
  input: { dealId: DealId };
}

export const boardRef = (actor: Actor, board: BoardId): DocumentRef => ({
  workspace: actor.workspace,
  kind: 'board',
  id: board,
});

/** The document of the deal's board, by an unlocked read; none where there is no such deal. */
export const boardOfDeal = async ({ tx, actor, input }: OfDeal): Promise<DocumentRef[]> => {
  const found = await dealRecord(tx, actor, input.dealId);
  return found ? [boardRef(actor, found.record.board)] : [];
};

/** The deal, locked, with the stages of its board as they are in the locked document. */
export const dealThing = async ({
  tx,
  actor,
  input,
  open,
}: OfDeal & { open: readonly OpenDocument[] }): Promise<DealThing | null> => {
  const found = await dealRecord(tx, actor, input.dealId, { lock: true });
  if (!found) return null;
  const { record, level } = found;
  return { deal: await dealDetail(tx, actor, record), level, stages: documentOf(open, record.board).read(readStages) };
};

export const documentOf = (open: readonly OpenDocument[], board: string): OpenDocument => {
  const document = open.find(({ ref }) => ref.id === board);
  if (!document) throw new Error(`The document of board ${board} was not opened`);
  return document;
};

/** The deal as it is after the command's writes. */
export const written = async (tx: Tx, actor: Actor, id: string): Promise<{ answer: DealDetail }> => {
  const found = await dealRecord(tx, actor, id as DealId);
  if (!found) throw new Error(`Deal ${id} is gone in the transaction that wrote it`);
  return { answer: await dealDetail(tx, actor, found.record) };
};

/** What a deal brings along when it comes onto a document anew. */
export const draftOf = (deal: Pick<DealDetail, keyof DealDraft>): DealDraft => ({
  id: deal.id,
  // The reader shows a title that a client spoilt as empty; a document takes none such.
  title: deal.title.trim() || '–',
  accountId: deal.accountId,
  amount: deal.amount,
  currency: deal.currency,
  ownerId: deal.ownerId,
  closeOn: deal.closeOn,
  labels: deal.labels,
  productId: deal.productId,
});

/** The refusals of a document operation that callers are told; any other means that a check before it was wrong. */
export const told = <Reason extends string>(edited: Edited, ...reasons: Reason[]): Refusal<Reason> | undefined => {
  if (!('refused' in edited)) return undefined;
  const reason = reasons.find((each) => each === edited.refused);
  if (reason === undefined) throw new Error(`The document refused what was decided: ${edited.refused}`);
  return refuse(reason, edited.detail);
};
