import {
  createDeal,
  editDeal,
  labelDeal,
  moveDeal,
  type BoardDetail,
  type DealChange,
  type PastBoard,
} from '@baton/schema/deals';
import type { DealId, PastMoment, StageId } from '@baton/schema/shared';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type * as Y from 'yjs';

import { newId } from '#platform/clock/new-id.ts';
import { liveClient, until } from '#tests/live-client.ts';
import { aMember, ask, aWorkspace, type TestMember } from '#tests/people.ts';
import { startServer } from '#tests/start-server.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

describeWithDatabase('the past of a board', () => {
  let db: TestDatabase;
  let server: Awaited<ReturnType<typeof startServer>>;
  let claire: TestMember;
  let marc: TestMember;
  let guest: TestMember;
  let board: BoardDetail;
  const [durand, rossi] = [newId() as DealId, newId() as DealId];
  const seqAfter = { drafts: 0, work: 0 };

  beforeAll(async () => {
    db = await testDatabase();
    server = await startServer({ databaseUrl: db.url });
    const workspace = await aWorkspace(db.sql);
    claire = await aMember(db.sql, workspace, 'owner');
    marc = await aMember(db.sql, workspace, 'member');
    guest = await aMember(db.sql, workspace, 'guest');
    board = (await ask(server.url, claire, 'POST /boards', { name: 'Sales', currency: 'EUR' })).body as BoardDetail;
    await db.sql`insert into grants (workspace, container, subject_kind, subject, level)
      values (${workspace.id}, ${board.id}, 'member', ${guest.member}, 'read')`;
    await type(claire, (doc) => {
      for (const [id, title] of [
        [durand, 'Fours Durand'],
        [rossi, 'Rossi'],
      ] as const)
        createDeal(doc, { id, title, amount: 1_000_00, labels: ['old'] }, { stageId: stage('New') }, Math.random);
    });
    seqAfter.drafts = await head();
    await type(marc, (doc) => void moveDeal(doc, durand, { stageId: stage('Won') }, Math.random));
    await type(claire, (doc) => {
      editDeal(doc, durand, { title: 'Fours Durand 2026', amount: null });
      labelDeal(doc, durand, ['new']);
    });
    // The row of a deal follows its card a moment later.
    const archived = () => ask(server.url, marc, `POST /deals/${rossi}/archive`);
    await until(async () => (await archived()).status === 200, 'the deal to be archived');
    seqAfter.work = await head();
  });
  afterAll(async () => {
    await server.stop();
    await db.drop();
  });

  const stage = (name: string): StageId => {
    const found = board.stages.find((each) => each.name === name);
    if (!found) throw new Error(`no stage ${name}`);
    return found.id;
  };
  /** Somebody's edit in a tab, saved. */
  const type = async (as: TestMember, edit: (doc: Y.Doc) => void): Promise<void> => {
    const tab = liveClient({ url: server.url, as, document: `board:${board.id}` });
    await tab.synced();
    edit(tab.doc);
    await tab.saved();
    tab.leave();
  };
  const read = async <T>(path: string, as: TestMember = claire) => {
    const { status, body } = await ask(server.url, as, `GET /boards/${board.id}/${path}`);
    return { status, body: body as T };
  };
  const head = async () => (await read<{ head: number }>('moments')).body.head;
  const changes = async (since: number, seq: number) =>
    (await read<{ changes: DealChange[] }>(`past/${seq}/changes?since=${since}`)).body.changes;

  it('[D10] every row of the log is a moment to look at, as the log has it', async () => {
    const { body: empty } = await read<PastBoard>('past/1');
    expect(empty).toMatchObject({ boardId: board.id, seq: 1, currency: 'EUR', deals: [] });
    expect(empty.stages.map(({ name }) => name)).toEqual(board.stages.map(({ name }) => name));
    const { body: drafted } = await read<PastBoard>(`past/${seqAfter.drafts}`);
    expect(drafted).toMatchObject({ by: claire.member });
    expect(drafted.deals.map(({ title, stageId }) => [title, stageId])).toEqual([
      ['Fours Durand', stage('New')],
      ['Rossi', stage('New')],
    ]);
    const { body: now } = await read<PastBoard>(`past/${seqAfter.work}`);
    expect(now.deals).toMatchObject([{ id: durand, title: 'Fours Durand 2026', amount: null, stageId: stage('Won') }]);
    expect((await read(`past/${seqAfter.work + 1}`)).status).toBe(404);
  });

  it('[D10] between two moments every change has a name, also of what was taken away', async () => {
    expect(await changes(seqAfter.drafts, seqAfter.work)).toEqual([
      {
        dealId: durand,
        title: 'Fours Durand 2026',
        kind: 'won',
        fields: [],
        from: 'New',
        to: 'Won',
        members: [marc.member],
      },
      {
        dealId: durand,
        title: 'Fours Durand 2026',
        kind: 'edited',
        fields: ['title', 'amount', 'labels'],
        from: null,
        to: null,
        members: [claire.member],
      },
      { dealId: rossi, title: 'Rossi', kind: 'removed', fields: [], from: 'New', to: null, members: [marc.member] },
    ]);
    expect(await changes(1, seqAfter.drafts)).toMatchObject([
      { dealId: durand, kind: 'added', to: 'New', members: [claire.member] },
      { dealId: rossi, kind: 'added' },
    ]);
    expect(await changes(seqAfter.work, seqAfter.work)).toEqual([]);
  });

  it('[D10] a pause ends a stretch of work', async () => {
    await db.sql`update document_updates set at = at - interval '2 hours'
      where document = ${board.id} and seq <= ${seqAfter.drafts}`;
    const { body } = await read<{ head: number; moments: PastMoment[] }>('moments');
    expect(body.head).toBe(seqAfter.work);
    expect(body.moments.map(({ seq }) => seq)).toEqual([seqAfter.work, seqAfter.drafts]);
    expect(body.moments[1]?.members).toEqual([claire.member]);
    // Looking back has written nothing.
    expect(await head()).toBe(seqAfter.work);
  });

  it('[D10] people from outside have no past to look at, and tomorrow is not past', async () => {
    expect((await read('cards', guest)).status).toBe(200);
    for (const path of ['moments', 'past/1', 'past/2/changes?since=1'])
      expect((await read(path, guest)).status).toBe(404);
    expect((await read(`past/${seqAfter.drafts}/changes?since=${seqAfter.work}`)).status).toBe(404);
  });
});
