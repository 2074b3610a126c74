import { readdir } from 'node:fs/promises';

import type { AccountFile } from '@baton/schema/files';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { purgeAccounts } from '#features/accounts/purge.job.ts';
import { newId } from '#platform/clock/new-id.ts';
import { aFile, getBytes, sendBytes } from '#tests/files.ts';
import { aMember, ask, aWorkspace, type TestMember } from '#tests/people.ts';
import { startServer } from '#tests/start-server.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

import type { RunningServer } from '../../server.ts';
import { purgeFiles } from './purge.job.ts';
import { accountsWithFiles } from './reads.ts';

describeWithDatabase('what is thrown away', () => {
  let db: TestDatabase;
  let server: RunningServer;
  let owner: TestMember;
  let account: string;

  beforeAll(async () => {
    db = await testDatabase();
    server = await startServer({ databaseUrl: db.url, env: { LOG_LEVEL: 'silent' } });
    owner = await aMember(db.sql, await aWorkspace(db.sql), 'owner');
    account = ((await ask(server.url, owner, 'POST /accounts', { name: 'Durand' })).body as { id: string }).id;
  });
  afterAll(async () => {
    await server.stop();
    await db.drop();
  });

  const purge = () => {
    const { scopes, clock, files: room, facts } = server.app.core;
    const job = purgeFiles({ scopes, clock, room, live: () => ({ facts }) });
    return job.start({}, { id: newId(), workspace: null, attempt: 1, signal: new AbortController().signal });
  };
  /** Objects that lie in the storage, whoever knows of them. */
  const kept = async () => {
    const entries = await readdir(server.app.core.files.storage.where, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).length;
  };
  const rows = async () => (await db.sql`select object from file_objects`).length;
  const binned = async (days: number): Promise<AccountFile> => {
    const file = await aFile(server.url, owner, account, 'old.txt', 'old');
    const second = await sendBytes(server.url, owner, account, 'newer');
    await ask(server.url, owner, `POST /files/${file.id}/versions`, { uploadId: second.upload });
    await ask(server.url, owner, `POST /files/${file.id}/archive`, {});
    await db.sql`update files set archived_at = now() - make_interval(days => ${days}) where id = ${file.id}`;
    return file;
  };

  it('[FI5] after 30 days in the bin rows and bytes are gone, which leaves a fact; a day before they are not', async () => {
    const [gone, stays] = [await binned(31), await binned(29)];
    const [objects, before] = [await kept(), await rows()];
    await purge();
    expect((await ask(server.url, owner, `GET /files/${gone.id}`)).status).toBe(404);
    expect((await getBytes(server.url, owner, `/files/${gone.id}/content`)).status).toBe(404);
    expect((await getBytes(server.url, owner, `/files/${stays.id}/content`)).bytes.toString()).toBe('newer');
    expect([await kept(), await rows()]).toEqual([objects - 2, before - 2]);
    const told = await db.sql`select origin, data from facts where type = 'file.purged'`;
    expect(told).toMatchObject([{ origin: 'system', data: { name: 'old.txt', versions: 2 } }]);
    await purge();
    expect(await db.sql`select 1 from facts where type = 'file.purged'`).toHaveLength(1);
  });

  it('[FI4] an upload that nobody made a file of goes after a day, one that never ended after a quarter of an hour', async () => {
    const sent = await Promise.all(['a', 'b'].map((content) => sendBytes(server.url, owner, account, content)));
    const [old, recent] = sent.map(({ upload }) => upload) as [string, string];
    await db.sql`update file_objects set at = now() - interval '25 hours' where upload = ${old}`;
    const [neverEnded, arriving] = [newId(), newId()];
    for (const [upload, age] of [
      [neverEnded, 16],
      [arriving, 14],
    ] as const) {
      await db.sql`insert into file_objects values (${owner.workspace}, ${newId()}, ${upload}, ${account}, ${owner.member},
        'arriving', 10, null, null, now() - make_interval(mins => ${age}))`;
    }
    const objects = await kept();
    await purge();
    const left =
      await db.sql`select upload, state from file_objects where upload in ${db.sql([old, recent, neverEnded, arriving])}`;
    expect(Object.fromEntries(left.map(({ upload, state }) => [upload, state]))).toEqual({
      [recent]: 'kept',
      [arriving]: 'arriving',
    });
    expect(await kept()).toBe(objects - 1);
    const late = await ask(server.url, owner, `POST /accounts/${account}/files`, { uploadId: old, name: 'late.txt' });
    expect(late.body).toMatchObject({ code: 'upload-not-there' });
  });

  it('[FI4] a row outlives its bytes when the storage does not answer, and both go the next time', async () => {
    const { upload } = await sendBytes(server.url, owner, account, 'c');
    await db.sql`update file_objects set at = now() - interval '2 days' where upload = ${upload}`;
    const { storage } = server.app.core.files;
    const remove = storage.remove.bind(storage);
    storage.remove = () => Promise.reject(new Error('no answer'));
    await expect(purge()).rejects.toThrow('no answer');
    storage.remove = remove;
    const states = async () =>
      (await db.sql`select state from file_objects where upload = ${upload}`).map((row) => row['state']);
    expect(await states()).toEqual(['doomed']);
    await purge();
    expect(await states()).toEqual([]);
  });

  it('[FI7] files go along with a merge, back when it is taken back, and away with a deleted account', async () => {
    const made = async (name: string) =>
      ((await ask(server.url, owner, 'POST /accounts', { name })).body as { id: string }).id;
    const [stays, merged] = [await made('Durand SA'), await made('Durand')];
    const [own, theirs] = [
      await aFile(server.url, owner, stays, 'own.txt', 'own'),
      await aFile(server.url, owner, merged, 'theirs.txt', 'theirs'),
    ];
    const filesAt = async (at: string) =>
      ((await ask(server.url, owner, `GET /accounts/${at}/files`)).body as { data: AccountFile[] }).data
        .map(({ id }) => id)
        .sort((a, b) => (a < b ? -1 : 1));
    await ask(server.url, owner, `POST /accounts/${stays}/merge`, { otherId: merged, take: [] });
    expect(await filesAt(stays)).toEqual([own.id, theirs.id]);
    await ask(server.url, owner, `POST /accounts/${stays}/split`, { otherId: merged });
    expect([await filesAt(stays), await filesAt(merged)]).toEqual([[own.id], [theirs.id]]);
    await ask(server.url, owner, `POST /accounts/${stays}/merge`, { otherId: merged, take: [] });

    await db.sql`update accounts set binned_at = now() - interval '31 days' where id = ${stays}`;
    const { scopes, clock, facts } = server.app.core;
    const deleting = purgeAccounts({ scopes, clock, facts: () => facts, goesWith: () => async () => [] });
    await deleting.start({}, { id: newId(), workspace: null, attempt: 1, signal: new AbortController().signal });
    expect((await ask(server.url, owner, `GET /files/${theirs.id}`)).status).toBe(404);
    const objects = await kept();
    await purge();
    expect(await kept()).toBe(objects - 2);
  });

  it('an account with files, in the bin too, is not taken back by an import', async () => {
    const held = await db.scopes.withWorkspace({ workspace: owner.workspace }, (tx) =>
      accountsWithFiles(tx, [account, newId()]),
    );
    expect([...held]).toEqual([account]);
  });
});
