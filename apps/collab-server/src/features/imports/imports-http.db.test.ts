import { afterAll, beforeAll, expect, test } from 'vitest';

import { newId } from '#platform/clock/new-id.ts';
import { pausedServer } from '#tests/paused-server.ts';
import { aMember, ask, aWorkspace, type AskedServer, type TestMember } from '#tests/people.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

import { forgetFiles } from './forget.job.ts';

const base64 = (text: string) => Buffer.from(text).toString('base64');

describeWithDatabase('an import and its files', () => {
  let db: TestDatabase;
  let server: AskedServer;
  let owner: TestMember;

  beforeAll(async () => {
    db = await testDatabase();
    server = await pausedServer(db);
    owner = await aMember(db.sql, await aWorkspace(db.sql), 'owner');
  });
  afterAll(() => db.drop());

  const begin = async (files: Record<string, string[]>) => {
    const made = await ask(server, owner, 'POST /imports', { source: `s ${newId().slice(-8)}` });
    const { id } = made.body as { id: string };
    for (const [file, parts] of Object.entries(files)) {
      for (const [part, content] of parts.entries()) {
        if (content === '') continue;
        await ask(server, owner, `PUT /imports/${id}/files/${file}/parts/${part}`, { content: base64(content) });
      }
    }
    return id;
  };
  const preview = (id: string, more = {}) => ask(server, owner, `POST /imports/${id}/preview`, more);

  test('[IM1] a file that comes in parts reads as one, and lines are paged and filtered', async () => {
    const id = await begin({ 'd.csv': ['id,title,stage\n1,One,N', 'ew\n2,Two,Won\n3,Thr', 'ee,New\n'] });
    const first = await preview(id, { kind: 'deal', limit: 2 });
    expect(first.body).toMatchObject({
      problems: [],
      counts: { deal: { create: 3 } },
      lines: [{ title: 'One' }, { title: 'Two' }],
      nextCursor: '2',
    });
    expect((await preview(id, { kind: 'deal', limit: 2, cursor: '2' })).body).toMatchObject({
      lines: [{ title: 'Three' }],
      nextCursor: null,
    });
  });

  test('the list of imports names the files of each', async () => {
    const id = await begin({ 'a.csv': ['id,title\n'], 'd.csv': ['id,title,stage\n', '1,One,New\n'] });
    const { data } = (await ask(server, owner, 'GET /imports')).body as { data: { id: string; files: unknown }[] };
    expect(data.find((run) => run.id === id)?.files).toEqual([
      { name: 'a.csv', bytes: 9 },
      { name: 'd.csv', bytes: 25 },
    ]);
  });

  test('[IM5] a part that is missing, and a file that tells nothing we know, are problems with their names', async () => {
    const id = await begin({
      'd.csv': ['id,title,stage\n1,One,New\n', '', '2,Two,New\n'],
      'x.csv': ['colour,taste\nred,sweet\n'],
    });
    expect((await preview(id)).body).toMatchObject({
      problems: [
        { code: 'incomplete-upload', file: 'd.csv' },
        { code: 'unknown-columns', file: 'x.csv', detail: { columns: 'colour, taste' } },
      ],
      counts: {},
    });
  });

  test('a board that the caller may not fill is not there, in the dry run and when applied', async () => {
    const foreign = await aWorkspace(db.sql, 'Other');
    const boardId = newId();
    await db.sql`insert into containers values (${foreign.id}, ${boardId}, 'board', 'workspace')`;
    const id = await begin({ 'd.csv': ['id,title,stage\n1,One,New\n'] });
    for (const named of [boardId, newId()]) {
      expect((await preview(id, { settings: { boardId: named } })).status).toBe(404);
      const applied = await ask(server, owner, `POST /imports/${id}/apply`, { settings: { boardId: named } });
      expect(applied.status).toBe(404);
    }
  });

  test('[IM3] [IM4] no file is added to an import that runs, and no second import starts beside it', async () => {
    const [one, other] = [
      await begin({ 'd.csv': ['id,title,stage\n1,One,New\n'] }),
      await begin({ 'd.csv': ['id,title,stage\n1,A,New\n'] }),
    ];
    expect((await ask(server, owner, `POST /imports/${one}/apply`, {})).body).toMatchObject({ state: 'applying' });
    const late = await ask(server, owner, `PUT /imports/${one}/files/d.csv/parts/1`, {
      content: base64('2,Two,New\n'),
    });
    expect(late.body).toMatchObject({ code: 'import-not-open' });
    const second = await ask(server, owner, `POST /imports/${other}/apply`, {});
    expect(second.body).toMatchObject({ code: 'another-import-running' });
  });

  test('files are thrown away 30 days after an import ended, and not before', async () => {
    const [old, recent] = [await begin({ 'd.csv': ['id,title\n'] }), await begin({ 'd.csv': ['id,title\n'] })];
    await db.sql`update import_runs set created_at = now() - interval '31 days' where id = ${old}`;
    const run = { id: newId(), workspace: null, attempt: 1, signal: new AbortController().signal };
    await forgetFiles({ scopes: db.scopes }).start({}, run);
    const left = await db.sql`select run from import_parts where run in ${db.sql([old, recent])}`;
    expect(left.map((row) => row['run'])).toEqual([recent]);
  });
});
