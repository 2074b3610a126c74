import { dealCreated, dealEditedLate, dealStageChanged, type DealDetail, type DealRow } from '@baton/schema/deals';
import { boardStages, deals } from '@baton/schema/deals/tables';
import { facts } from '@baton/schema/facts/tables';
import type { Product } from '@baton/schema/products';
import type { AccountId, DealId, Level, MemberId, ProductId, StageId } from '@baton/schema/shared';
import { and, asc, eq, inArray } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { levelOn } from '#platform/access/levels.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { accountNames } from '../../accounts/reads.ts';
import { priceList } from '../../products/reads.ts';
import { memberNames } from '../../workspaces/reads.ts';
import { estimateOf } from '../estimate.ts';

export type DealRecord = typeof deals.$inferSelect;

/** What rows name by id, as far as this reader may know the names (M8). */
interface Names {
  accounts: ReadonlyMap<AccountId, string>;
  owners: ReadonlyMap<MemberId, string>;
  prices: ReadonlyMap<ProductId, Product>;
  stages: ReadonlyMap<StageId, string>;
}

/** Deals as the API tells them; four statements for any number of rows. */
export const dealRows = async (tx: Tx, actor: Actor, records: readonly DealRecord[]): Promise<DealRow[]> => {
  const names = await namesFor(tx, actor, records);
  return records.map((record) => dealRow(record, names));
};

const namesFor = async (tx: Tx, actor: Actor, records: readonly DealRecord[]): Promise<Names> => {
  const boards = [...new Set(records.map(({ board }) => board))];
  const [accounts, owners, prices, stages] = await Promise.all([
    accountNames(
      tx,
      actor,
      records.flatMap(({ account }) => account ?? []),
    ),
    memberNames(
      tx,
      actor,
      records.flatMap(({ owner }) => owner ?? []),
    ),
    priceList(tx, actor),
    tx
      .select({ id: boardStages.id, name: boardStages.name })
      .from(boardStages)
      .where(and(eq(boardStages.workspace, actor.workspace), inArray(boardStages.board, boards))),
  ]);
  return { accounts, owners, prices, stages: new Map(stages.map(({ id, name }) => [id, name])) };
};

const dealRow = (record: DealRecord, names: Names): DealRow => {
  const { productName, estimate } = estimateOf(names.prices, record.product);
  return {
    id: record.id,
    boardId: record.board,
    home: record.home,
    title: record.title,
    status: record.status,
    stageId: record.stage,
    stageName: names.stages.get(record.stage) ?? null,
    accountId: record.account,
    accountName: (record.account && names.accounts.get(record.account)) ?? null,
    ownerId: record.owner,
    ownerName: (record.owner && names.owners.get(record.owner)) ?? null,
    productId: record.product,
    productName,
    amount: record.amount,
    currency: record.currency,
    estimate: record.amount === null ? estimate : null,
    closeOn: record.closeOn,
    closedOn: record.closedOn,
    labels: record.labels,
    stageSince: record.stageSince.toISOString(),
    lastActivity: record.lastActivity.toISOString(),
    lastActivityType: record.lastActivityType,
    createdAt: record.createdAt.toISOString(),
  };
};

export interface DealAndLevel {
  record: DealRecord;
  /** What the actor holds on its board. */
  level: Level | null;
}

/** A deal with the actor's level on its board; null when there is none in the workspace. */
export const dealRecord = async (
  tx: Tx,
  actor: Actor,
  id: DealId,
  { lock = false }: { lock?: boolean } = {},
): Promise<DealAndLevel | null> => {
  const found = tx
    .select()
    .from(deals)
    .where(and(eq(deals.workspace, actor.workspace), eq(deals.id, id)));
  const [record] = await (lock ? found.for('no key update') : found);
  return record ? { record, level: await levelOn(tx, actor, 'board', record.board) } : null;
};

/** Everything that the page of a deal shows beside its live fields; the caller has asked the policy. */
export const dealDetail = async (tx: Tx, actor: Actor, record: DealRecord): Promise<DealDetail> => {
  const [row] = await dealRows(tx, actor, [record]);
  if (!row) throw new Error('a row for a record');
  const told = await tx
    .select({ type: facts.type, data: facts.data, actor: facts.actor, at: facts.occurredAt })
    .from(facts)
    .where(
      and(
        eq(facts.workspace, actor.workspace),
        eq(facts.subjectKind, 'deal'),
        eq(facts.subject, record.id),
        inArray(facts.type, [dealCreated.type, dealStageChanged.type, dealEditedLate.type]),
      ),
    )
    .orderBy(asc(facts.occurredAt), asc(facts.ins));
  const { archivedAt, archiveReason, externalSource, externalId } = record;
  return {
    ...row,
    visits: visitsOf(record, told),
    archived: archivedAt && archiveReason ? { at: archivedAt.toISOString(), reason: archiveReason } : null,
    lateEdits: told.flatMap(({ type, data, actor: by, at }) =>
      type === dealEditedLate.type
        ? [{ at: at.toISOString(), by, fields: dealEditedLate.data.safeParse(data).data?.fields ?? [] }]
        : [],
    ),
    source: externalSource !== null && externalId !== null ? { name: externalSource, id: externalId } : null,
  };
};

interface Told {
  type: string;
  data: Record<string, unknown> | null;
  at: Date;
}

/** The stages it went through; the one it is in stands in the row, also when older facts were erased or never told. */
const visitsOf = (record: DealRecord, told: readonly Told[]): DealDetail['visits'] => {
  const entered = told.flatMap(({ type, data, at }) => {
    const stage =
      type === dealCreated.type
        ? dealCreated.data.safeParse(data).data?.stageId
        : type === dealStageChanged.type && dealStageChanged.data.safeParse(data).data?.to.stageId;
    return stage ? [{ stageId: stage, at: at.toISOString() }] : [];
  });
  const since = record.stageSince.toISOString();
  const before = entered.filter(({ at }) => at < since);
  const visits = [...before, { stageId: record.stage, at: since }];
  return visits.map(({ stageId, at }, place) => ({ stageId, enteredAt: at, leftAt: visits[place + 1]?.at ?? null }));
};
