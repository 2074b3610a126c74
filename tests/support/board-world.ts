import { createServerDocuments } from '@baton/collab-server/collab/server-documents.ts';
import { createUpdateLog } from '@baton/collab-server/collab/update-log/update-log.ts';
import { boardKind } from '@baton/collab-server/features/deals/board.projection.ts';
import { dealsProjections } from '@baton/collab-server/features/deals/deals.projection.ts';
import { newId } from '@baton/collab-server/platform/clock/new-id.ts';
import type { Authorship, DocumentRef } from '@baton/collab-server/platform/documents/documents.port.ts';
import type { FactRecorder } from '@baton/collab-server/platform/facts/facts.port.ts';
import { createFactRecorder } from '@baton/collab-server/platform/facts/recorder.ts';
import type { Tx } from '@baton/collab-server/platform/scope/scope.ts';
import { readBoard, seedBoard, type DealView, type Place, type StageKind } from '@baton/schema/deals';
import type { BoardId, MemberId, StageId, WorkspaceId } from '@baton/schema/shared';
import * as Y from 'yjs';

import type { TestDatabase } from './test-database.ts';

const stagesOf: [string, StageKind][] = [
  ['New', 'open'],
  ['Proposal', 'open'],
  ['Won', 'won'],
  ['Lost', 'lost'],
];

/** Who a server edit in these tests is made by. */
const commandOf = (actor: MemberId | null): Authorship => ({ actor, origin: 'person', cause: newId() });

/** One node's worth of the real parts around a log: server copies, projector, recorder. */
const aNode = (db: TestDatabase, clock: { now(): Date }, fail: () => boolean = () => false) => {
  const log = createUpdateLog({ scopes: db.scopes });
  const recorder = createFactRecorder({ projections: [dealsProjections], clock, newId });
  const facts: FactRecorder = {
    record: async (tx, source, told) => {
      const recorded = await recorder.record(tx, source, told);
      if (fail()) throw new Error('the process died here');
      return recorded;
    },
  };
  const server = createServerDocuments({ scopes: db.scopes, kinds: [boardKind({ clock })], facts, log, clock });
  return { ...server, log, facts };
};
type Node = ReturnType<typeof aNode>;

/** A seeded board in a workspace of its own, with people who type on it and nodes that project it. */
export const aBoard = async (db: TestDatabase, workspace = newId() as WorkspaceId) => {
  let ahead = 0;
  const clock = { now: () => new Date(Date.now() + ahead) };
  const node = aNode(db, clock);
  const ref: DocumentRef = { workspace, kind: 'board', id: newId() };
  const stages = stagesOf.map(([name, kind]) => ({ id: newId() as StageId, name, kind }));
  await db.sql`insert into workspaces (id, name, base_currency, language) values (${workspace}, 'Acme', 'EUR', 'en')
    on conflict do nothing`;
  await db.sql`insert into boards (workspace, id, name, currency, created_at)
    values (${workspace}, ${ref.id}, 'Sales', 'EUR', now())`;
  await inTransaction(db, node, workspace, (tx) =>
    node.documents.create(tx, ref, commandOf(null), (doc) => seedBoard(doc, { stages, currency: 'EUR' })),
  );
  const world = {
    id: ref.id as BoardId,
    clock,
    ref,
    workspace,
    stage: (name: string): StageId => {
      const stage = stages.find((each) => each.name === name);
      if (!stage) throw new Error(`no stage ${name}`);
      return stage.id;
    },
    at: (name: string): Place => ({ stageId: world.stage(name) }),
    /** Moves the clock of all its nodes on. */
    wait: (ms: number): void => {
      ahead += ms;
    },
    /** Another process on the same database; `fail` says when it dies in the middle of a transaction. */
    otherNode: (fail?: () => boolean) => ({ ...world, ...actions(db, aNode(db, clock, fail), world) }),
    rows: () => rowsOf(db, ref.id, 'board'),
    archived: () => rowsOf(db, ref.id, 'archive'),
    factsOf: async (subject: string) => [
      ...(await db.sql<{ type: string; actor: string | null; origin: string }[]>`
        select type, actor, origin from facts where subject = ${subject} order by ins`),
    ],
    typesOf: async (subject: string) => (await world.factsOf(subject)).map(({ type }) => type),
    /** The log, replayed into a document. */
    replay: async (): Promise<Y.Doc> => {
      const doc = new Y.Doc();
      const rows = await db.sql<{ update: Uint8Array }[]>`
        select update from document_updates where document = ${ref.id} order by epoch, seq`;
      for (const { update } of rows) Y.applyUpdate(doc, update);
      return doc;
    },
    /** Do the rows say what the log says? */
    equal: async (): Promise<boolean> => {
      const board = readBoard(await world.replay());
      const rows = await world.rows();
      return rows.length === board.deals.size && rows.every((row) => sameDeal(row, board.deals.get(row.id)));
    },
  };
  return { ...world, ...actions(db, node, world) };
};
export type BoardWorld = Awaited<ReturnType<typeof aBoard>>;

/** What somebody does through one node. */
const actions = (
  db: TestDatabase,
  node: Node,
  world: { ref: DocumentRef; workspace: WorkspaceId; replay: () => Promise<Y.Doc> },
) => ({
  node,
  /** An edit as a socket brings it: on a copy of one's own, appended by the log. Not projected yet. */
  typed: async <V>(actor: MemberId, operation: (doc: Y.Doc) => V): Promise<V> => {
    const doc = await world.replay();
    const before = Y.encodeStateVector(doc);
    const result = operation(doc);
    const update = Y.encodeStateAsUpdate(doc, before);
    const row = { document: world.ref.id, epoch: 1, update, actor, origin: 'person' as const, cause: null };
    await node.log.append({ ...row, claims: [doc.clientID] });
    return result;
  },
  /** An edit as a command makes it. */
  commanded: (actor: MemberId, operation: (doc: Y.Doc) => unknown) =>
    inTransaction(db, node, world.workspace, (tx) =>
      node.documents.withDocuments(tx, [world.ref], commandOf(actor), async (open) => {
        for (const document of open) await document.edit(operation);
      }),
    ),
  bring: () => node.projector.bring(world.ref),
  settle: async () => {
    await node.projector.bring(world.ref);
    for (const ref of await node.projector.due()) await node.projector.settle(ref);
  },
  rebuild: () => node.projector.rebuild(world.ref),
});

/** Runs what a command does with documents, and tells them how it ended. */
export const inTransaction = async <T>(
  db: TestDatabase,
  { documents }: Pick<Node, 'documents'>,
  workspace: WorkspaceId,
  work: (tx: Tx) => Promise<T>,
): Promise<T> => {
  const held: Tx[] = [];
  let committed = false;
  try {
    const done = await db.scopes.withWorkspace({ workspace }, (tx) => {
      held.push(tx);
      return work(tx);
    });
    committed = true;
    return done;
  } finally {
    for (const tx of held) documents.settled(tx, committed);
  }
};

interface DealRecord {
  id: DealView['id'];
  title: string;
  account: string | null;
  amount: number | null;
  currency: string;
  owner: string | null;
  stage: string;
  rank: string;
  close_on: string | null;
  labels: string[];
  product: string | null;
  status: string;
  archive_reason: string | null;
}

const rowsOf = async (db: TestDatabase, board: string, home: 'board' | 'archive'): Promise<DealRecord[]> => [
  ...(await db.sql<DealRecord[]>`
    select id, title, account, amount::float8, currency, owner, stage, rank, close_on::text, labels, product, status,
      archive_reason
    from deals where board = ${board} and home = ${home} order by id`),
];

const sameDeal = (row: DealRecord, deal: DealView | undefined): boolean =>
  JSON.stringify([
    row.title,
    row.account,
    row.amount,
    row.currency,
    row.owner,
    row.stage,
    row.rank,
    row.close_on,
    row.labels,
    row.product,
  ]) ===
  JSON.stringify([
    deal?.title,
    deal?.accountId,
    deal?.amount,
    deal?.currency,
    deal?.ownerId,
    deal?.stageId,
    deal?.rank,
    deal?.closeOn,
    deal?.labels,
    deal?.productId,
  ]);
