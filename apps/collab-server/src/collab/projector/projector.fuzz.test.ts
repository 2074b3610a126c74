import { randomUUID } from 'node:crypto';

import {
  addStage,
  closeDeal,
  createDeal,
  editDeal,
  foldStage,
  labelDeal,
  moveDeal,
  moveStage,
  readBoard,
  removeDeal,
  renameStage,
  reopenDeal,
  setStage,
} from '@baton/schema/deals';
import type { DealId, MemberId, StageId } from '@baton/schema/shared';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as Y from 'yjs';

import { aBoard, type BoardWorld } from '#tests/board-world.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

const seeds = Number(process.env['BATON_FUZZ_SEEDS'] ?? 6);
const steps = 60;

/** mulberry32: the same numbers for the same seed. */
const randomFrom = (seed: number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
};

type Draw = ReturnType<typeof drawFrom>;
const drawFrom = (random: () => number) => ({
  random,
  below: (n: number) => Math.floor(random() * n),
  one: <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)],
});

/** One edit that a person, or a spiteful client, might make. */
const anyEdit = (doc: Y.Doc, draw: Draw): unknown => {
  const board = readBoard(doc);
  const { random } = draw;
  const id = draw.one([...board.deals.keys()]) ?? (randomUUID() as DealId);
  const stage = draw.one(board.stages)?.id ?? (randomUUID() as StageId);
  const deals = doc.getMap('deals');
  const stages = doc.getMap('stages');
  const edits: (() => unknown)[] = [
    () => createDeal(doc, { id: randomUUID() as DealId, title: `d${draw.below(99)}` }, { stageId: stage }, random),
    () =>
      createDeal(doc, { id: randomUUID() as DealId, title: 'n', amount: draw.below(9) }, { stageId: stage }, random),
    () => moveDeal(doc, id, { stageId: stage, after: draw.one([...board.deals.keys()]) ?? null }, random),
    () => moveDeal(doc, id, { stageId: stage }, random),
    () => editDeal(doc, id, { title: `t${draw.below(99)}`, amount: draw.below(99) }),
    () => editDeal(doc, id, { closeOn: '2026-12-01', accountId: null }),
    () => labelDeal(doc, id, ['a', 'b', 'c'].slice(draw.below(3))),
    () => closeDeal(doc, id, draw.one(['won', 'lost'] as const) ?? 'won', random),
    () => reopenDeal(doc, id, { stageId: stage }, random),
    () => removeDeal(doc, id),
    () => addStage(doc, { id: randomUUID() as StageId, name: `s${draw.below(99)}` }, null, random),
    () => renameStage(doc, stage, `r${draw.below(99)}`),
    () => moveStage(doc, stage, null, random),
    () => foldStage(doc, stage, true),
    () => setStage(doc, stage, { idleDays: draw.below(9) + 1 }),
    () => (deals.get(id) as Y.Map<unknown> | undefined)?.set('pos', 'nowhere|nothing'),
    () => (deals.get(id) as Y.Map<unknown> | undefined)?.set('amount', 'much'),
    () => (stages.get(stage) as Y.Map<unknown> | undefined)?.set('kind', draw.one(['open', 'won', 'odd'])),
    () => stages.delete(stage),
    () => deals.set(randomUUID(), 'no deal'),
  ];
  // Shaping happens more often than spite.
  return edits[draw.below(draw.random() < 0.85 ? 15 : edits.length)]?.();
};

/** One edit as a socket brings it, made on what this person has seen so far. */
const type = async (board: BoardWorld, { id, doc }: { id: MemberId; doc: Y.Doc }, draw: Draw) => {
  // Half of the time on what they saw last: edits meet that do not know of each other.
  if (draw.random() < 0.5) Y.applyUpdate(doc, Y.encodeStateAsUpdate(await board.replay()));
  const before = Y.encodeStateVector(doc);
  let changed = false;
  doc.once('update', () => (changed = true));
  anyEdit(doc, draw);
  if (!changed) return;
  const update = Y.encodeStateAsUpdate(doc, before);
  const row = { document: board.id, epoch: 1, update, actor: id, origin: 'person' as const, cause: null };
  await board.node.log.append({ ...row, claims: [doc.clientID] });
};

/** Lets pass what the test itself has done. */
const died = (error: unknown): void => {
  if (!(error instanceof Error) || !error.message.includes('died')) throw error;
};

describeWithDatabase('rows follow the log, whatever happens', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await testDatabase();
  });
  afterAll(() => db.drop());

  it.for(Array.from({ length: seeds }, (_, at) => at + 1))(
    '[M1] [M3] seed %i: histories with crashes, two nodes and commands in between come to the same rows and facts',
    async (seed) => {
      const draw = drawFrom(randomFrom(seed));
      const board = await aBoard(db);
      const dying = () => board.otherNode(() => draw.random() < 0.25);
      const nodes = [board, dying()];
      const people = Array.from({ length: 3 }, () => ({ id: randomUUID() as MemberId, doc: new Y.Doc() }));
      for (let n = 0; n < 5; n += 1)
        await board.typed(people[0]?.id as MemberId, (doc) =>
          createDeal(doc, { id: randomUUID() as DealId, title: `first ${n}` }, board.at('New'), draw.random),
        );
      for (let step = 0; step < steps; step += 1) {
        const person = draw.one(people);
        const node = draw.one(nodes) ?? board;
        if (person && draw.random() < 0.7) await type(board, person, draw);
        else if (draw.random() < 0.3)
          await node.commanded(people[0]?.id as MemberId, (doc) => anyEdit(doc, draw)).catch(died);
        else await Promise.all(nodes.map((each) => each.bring().catch(died)));
        if (draw.random() < 0.1) nodes[1] = dying();
        if (draw.random() < 0.1) board.wait(draw.below(8_000));
      }
      await board.otherNode().bring();
      expect(await board.equal(), `seed ${seed}: rows and log differ`).toBe(true);
      const facts = await immediate(board);
      expect(facts.length, `seed ${seed}: hardly anything happened`).toBeGreaterThan(5);
      expect(facts, `seed ${seed}: facts of a quiet replay differ`).toEqual(await replayed(db, board));
      await board.rebuild();
      expect(await board.equal(), `seed ${seed}: rows and log differ after a rebuild`).toBe(true);
    },
  );

  /** Facts that follow from the log alone, at once; what settles also depends on when somebody looked. */
  const immediate = async ({ workspace }: Pick<BoardWorld, 'workspace'>) =>
    (
      await db.sql<{ type: string; subject: string; data: Record<string, unknown> }[]>`
        select type, subject, data - 'boardId' as data from facts where workspace = ${workspace}
          and type in ('deal.created', 'deal.stage-changed', 'deal.archived', 'deal.restored') order by ins`
    ).map(({ type: of, subject, data }) => JSON.stringify([of, subject, data]));

  /** The same rows of the log as another document of another workspace, projected once, in peace. */
  const replayed = async ({ sql }: TestDatabase, board: BoardWorld): Promise<string[]> => {
    const twin = await aBoard(db);
    await sql`delete from document_updates where document = ${twin.id}`;
    await sql`delete from board_stages where board = ${twin.id}`;
    await sql`update document_projections set projected_seq = 0 where document = ${twin.id}`;
    await sql`insert into document_updates (document, epoch, seq, workspace, update, actor, origin, cause, at)
      select ${twin.id}, epoch, seq, ${twin.workspace}, update, actor, origin, cause, at
      from document_updates where document = ${board.id}`;
    await sql`update documents set seq = (select max(seq) from document_updates where document = ${twin.id})
      where id = ${twin.id}`;
    await twin.otherNode().bring();
    return immediate(twin);
  };
});
