import {
  createDeals,
  editDeal,
  labelDeal,
  middleRank,
  moveDeal,
  readStages,
  removeDeal,
  type StagedDraft,
  type StageView,
} from '@baton/schema/deals';
import { deals } from '@baton/schema/deals/tables';
import {
  accountId,
  boardId,
  currency,
  dealId,
  memberId,
  productId,
  type BoardId,
  type DealId,
} from '@baton/schema/shared';
import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';

import type { OpenDocument } from '#platform/documents/documents.port.ts';
import { fingerprintsOf, idsIn } from '#platform/imports/import-rows.ts';
import {
  ImportRefused,
  type ImportedRecord,
  type Importer,
  type ImportScope,
} from '#platform/imports/importer.port.ts';

const day = z.iso.date().nullable();
const fields = {
  board: boardId,
  title: z.string(),
  account: accountId.nullable(),
  product: productId.nullable(),
  owner: memberId.nullable(),
  stage: z.string().nullable(),
  status: z.enum(['open', 'won', 'lost']),
  amount: z.int().nullable(),
  currency,
  labels: z.array(z.string()),
  startedOn: day,
  closeOn: day,
  /** Null = the day of the import. */
  lastActivityOn: day,
};
const values = z.strictObject(fields);
const changes = values.partial().extend({ board: boardId });
type Values = z.infer<typeof values>;
type Changes = z.infer<typeof changes>;

/** Bytes of one row of the log, with room for what Yjs adds (M15). */
const rowBytes = 200 * 1024;
/** Deals that go onto a board by one operation. */
const dealsPerRow = 500;

/** Takes deals in, open ones onto the live board and closed ones into the archive, and back. */
export const dealImporter: Importer = {
  kind: 'deal',
  find: async () => new Map(),
  write: async (scope, records) => {
    const fresh = records
      .filter(({ isNew }) => isNew)
      .map((record) => ({ ...record, values: values.parse(record.values) }));
    for (const [board, ofBoard] of byBoard(fresh)) {
      await onBoard(scope, board, async (open) => {
        const stages = open.read(readStages);
        await createOnBoard(
          scope,
          open,
          stages,
          ofBoard.filter((record) => record.values.status === 'open'),
        );
        await createInArchive(
          scope,
          stages,
          ofBoard.filter((record) => record.values.status !== 'open'),
        );
      });
    }
    const changed = records
      .filter(({ isNew }) => !isNew)
      .map((record) => ({ ...record, values: changes.parse(record.values) }));
    for (const [board, ofBoard] of byBoard(changed))
      await onBoard(scope, board, (open) => changeDeals(scope, open, ofBoard));
  },
  fingerprints: (tx, ids) =>
    fingerprintsOf(
      tx,
      deals,
      sql`board, home, title, account, amount, currency, owner, stage, close_on, labels, product, status, closed_on`,
      ids,
    ),
  remove: async (scope, ids) => {
    const { tx } = scope;
    const rows = await tx
      .select({ id: deals.id, board: deals.board, home: deals.home })
      .from(deals)
      .where(idsIn(deals.id, ids));
    const live = Map.groupBy(
      rows.filter(({ home }) => home === 'board'),
      ({ board }) => board,
    );
    for (const [board, cards] of live) {
      await onBoard(scope, board, (open) =>
        open.edit((doc) => doc.transact(() => cards.forEach(({ id }) => removeDeal(doc, id)))),
      );
    }
    const gone = await tx
      .delete(deals)
      .where(
        idsIn(
          deals.id,
          rows.map(({ id }) => id),
        ),
      )
      .returning({ id: deals.id });
    return new Set(gone.map(({ id }) => id));
  },
};

type Fresh = Omit<ImportedRecord, 'values'> & { values: Values };
type Changed = Omit<ImportedRecord, 'values'> & { values: Changes };

const byBoard = <R extends { values: { board: BoardId } }>(records: readonly R[]): Map<BoardId, R[]> =>
  Map.groupBy(records, ({ values: { board } }) => board);

const onBoard = async <T>(
  { tx, workspace, by, documents }: ImportScope,
  id: BoardId,
  work: (open: OpenDocument) => Promise<T>,
): Promise<T> =>
  documents.withDocuments(tx, [{ workspace, kind: 'board', id }], by, async ([open]) => {
    if (!open) throw new Error(`The board ${id} could not be opened`);
    return work(open);
  });

/** The stage of this name, otherwise the first of the kind. */
const stageFor = (stages: readonly StageView[], name: string | null, kind: Values['status']): StageView => {
  const folded = (name ?? '').toLowerCase();
  const found =
    stages.find((stage) => stage.kind === kind && stage.name.toLowerCase() === folded) ??
    stages.find((stage) => stage.kind === kind);
  if (!found) throw new Error(`The board has no ${kind} stage`);
  return found;
};

const draftOf = ({ id, values: { title, account, product, owner, amount, currency, labels, closeOn } }: Fresh) => ({
  id: dealId.parse(id),
  title,
  accountId: account,
  productId: product,
  ownerId: owner,
  amount,
  currency,
  labels,
  closeOn,
});

const createOnBoard = async (
  scope: ImportScope,
  open: OpenDocument,
  stages: readonly StageView[],
  records: readonly Fresh[],
): Promise<void> => {
  const items = records.map((record) => ({
    draft: draftOf(record),
    stageId: stageFor(stages, record.values.stage, 'open').id,
  }));
  for (const row of rowsOf(items)) {
    const created = await open.edit((doc) => createDeals(doc, row, Math.random));
    if ('refused' in created) throw new ImportRefused(created.refused);
  }
  await writeHistory(scope, records);
};

/** Cuts deals into portions that each fit into one row of the log. */
const rowsOf = function* (items: readonly StagedDraft[]): Generator<StagedDraft[]> {
  let row: StagedDraft[] = [];
  let bytes = 0;
  for (const item of items) {
    const size = 400 + Buffer.byteLength(JSON.stringify([item.draft.title, item.draft.labels]));
    if (row.length === dealsPerRow || bytes + size > rowBytes) {
      yield row;
      [row, bytes] = [[], 0];
    }
    row.push(item);
    bytes += size;
  }
  if (row.length > 0) yield row;
};

/** What the document does not hold: where a deal comes from, and since when it has been as it is. */
const writeHistory = async ({ tx, source, now }: ImportScope, records: readonly Fresh[]): Promise<void> => {
  if (records.length === 0) return;
  const days = records.map((record) => daysOf(record.values, now));
  const column = (of: (at: number) => string) => sql.param(records.map((_, at) => of(at)));
  await tx.execute(sql`
    update deals set external_source = ${source}, external_id = told.external_id, created_at = told.created_at::timestamptz,
      stage_since = told.last::timestamptz, last_activity = told.last::timestamptz, last_activity_type = 'deal.created'
    from unnest(
      ${column((at) => records[at]?.id ?? '')}::uuid[], ${column((at) => records[at]?.externalId ?? '')}::text[],
      ${column((at) => days[at]?.created ?? '')}::text[], ${column((at) => days[at]?.last ?? '')}::text[]
    ) as told (id, external_id, created_at, last)
    where deals.id = told.id`);
};

const daysOf = ({ startedOn, lastActivityOn }: Values, now: Date) => {
  const last = lastActivityOn === null ? now.toISOString() : `${lastActivityOn}T00:00:00Z`;
  return { created: startedOn === null ? last : `${startedOn}T00:00:00Z`, last };
};

const createInArchive = async (
  { tx, workspace, source, now }: ImportScope,
  stages: readonly StageView[],
  records: readonly Fresh[],
): Promise<void> => {
  if (records.length === 0) return;
  const rows = records.map((record) => {
    const { board, title, account, amount, currency, owner, stage, status, closeOn, labels, product } = record.values;
    const { created, last } = daysOf(record.values, now);
    return {
      workspace,
      id: dealId.parse(record.id),
      board,
      home: 'archive' as const,
      title,
      account,
      amount,
      currency,
      owner,
      stage: stageFor(stages, stage, status).id,
      rank: middleRank,
      closeOn: null,
      labels,
      product,
      status,
      closedOn: closeOn ?? last.slice(0, 10),
      stageSince: new Date(last),
      lastActivity: new Date(last),
      lastActivityType: `deal.${status}`,
      archivedAt: now,
      archiveReason: 'imported' as const,
      externalSource: source,
      externalId: record.externalId,
      createdAt: new Date(created),
    };
  });
  await tx.insert(deals).values(rows);
};

/** Later changes of the source: on the board by its operations, in the archive by its row. */
const changeDeals = async (
  { tx, workspace }: ImportScope,
  open: OpenDocument,
  records: readonly Changed[],
): Promise<void> => {
  const rows = await tx
    .select({ id: deals.id, home: deals.home, status: deals.status })
    .from(deals)
    .where(
      idsIn(
        deals.id,
        records.map(({ id }) => id),
      ),
    );
  const rowsById = new Map<string, (typeof rows)[number]>(rows.map((row) => [row.id, row]));
  const stages = open.read(readStages);
  for (const { id, values: changed } of records) {
    const row = rowsById.get(id);
    if (row?.home === 'board') await open.edit((doc) => doc.transact(() => changeOnBoard(doc, row, changed, stages)));
    else if (row)
      await tx
        .update(deals)
        .set(archiveChanges(changed))
        .where(and(eq(deals.workspace, workspace), eq(deals.id, row.id)));
  }
};

const changeOnBoard = (
  doc: Parameters<typeof editDeal>[0],
  { id, status }: { id: DealId; status: Values['status'] },
  changed: Changes,
  stages: readonly StageView[],
): void => {
  const { title, account, product, owner, amount, currency, closeOn } = changed;
  const patch = { title, accountId: account, productId: product, ownerId: owner, amount, currency, closeOn };
  editDeal(doc, id, Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)));
  if (changed.labels) labelDeal(doc, id, changed.labels);
  if (changed.stage === undefined && changed.status === undefined) return;
  moveDeal(doc, id, { stageId: stageFor(stages, changed.stage ?? null, changed.status ?? status).id }, Math.random);
};

const archiveChanges = ({ title, account, product, owner, amount, currency, labels, closeOn }: Changes) => ({
  ...(title === undefined ? {} : { title }),
  ...(account === undefined ? {} : { account }),
  ...(product === undefined ? {} : { product }),
  ...(owner === undefined ? {} : { owner }),
  ...(amount === undefined ? {} : { amount }),
  ...(currency === undefined ? {} : { currency }),
  ...(labels === undefined ? {} : { labels }),
  ...(closeOn === undefined || closeOn === null ? {} : { closedOn: closeOn }),
});
