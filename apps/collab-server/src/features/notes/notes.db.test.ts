import type { Account } from '@baton/schema/accounts';
import type { NoteDetail } from '@baton/schema/notes';
import { afterAll, beforeAll, expect, it } from 'vitest';

import type { ImportScope } from '#platform/imports/importer.port.ts';
import { aMember, ask, aWorkspace, type TestMember, type TestWorkspace } from '#tests/people.ts';
import { startServer } from '#tests/start-server.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

import { accountImporter } from '../accounts/importer.ts';
import { accountsWithNotes } from './reads.ts';

describeWithDatabase('notes over HTTP', () => {
  let db: TestDatabase;
  let server: Awaited<ReturnType<typeof startServer>>;
  let acme: TestWorkspace;
  let member: TestMember;
  let other: TestMember;
  let guest: TestMember;
  beforeAll(async () => {
    db = await testDatabase();
    server = await startServer({ databaseUrl: db.url });
    acme = await aWorkspace(db.sql);
    [member, other, guest] = await Promise.all([
      aMember(db.sql, acme, 'member'),
      aMember(db.sql, acme, 'member'),
      aMember(db.sql, acme, 'guest'),
    ]);
  });
  afterAll(async () => {
    await server.stop();
    await db.drop();
  });

  const anAccount = async (more: object = {}): Promise<Account> =>
    (await ask(server.url, member, 'POST /accounts', { name: 'Durand', ...more })).body as Account;
  const begin = (as: TestMember, account: Account, more: object = {}) =>
    ask(server.url, as, `POST /accounts/${account.id}/notes`, more);
  const factsOf = async (note: string) =>
    (await db.sql<{ type: string }[]>`select type from facts where subject = ${note} order by ins`).map(
      ({ type }) => type,
    );

  it('[NT2] two who begin the main note at once have the same one', async () => {
    const account = await anAccount();
    const both = await Promise.all([begin(member, account), begin(other, account)]);
    const [one, two] = both.map(({ body }) => body as NoteDetail);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect(one?.id).toBe(two?.id);
    expect(await db.sql`select seq::int from documents where kind = 'note' and id = ${one?.id ?? ''}`).toEqual([
      { seq: 1 },
    ]);
    expect(await factsOf(one?.id ?? '')).toEqual(['note.created']);
  });

  it('[NT4] a template is written once, in the language that was asked for, and its words are in the row', async () => {
    const account = await anAccount({ kind: 'supplier' });
    const { body } = await begin(member, account, { template: 'usual', language: 'fr' });
    expect(body).toMatchObject({ parentId: null, title: '', text: expect.stringContaining('Qui appeler') });
    expect((body as NoteDetail).words).toBeGreaterThan(8);
    const again = await begin(other, account, { template: 'usual', language: 'it' });
    expect((again.body as NoteDetail).text).toBe((body as NoteDetail).text);
  });

  it('[NT3] pages are listed below the main note, renamed, archived and restored', async () => {
    const account = await anAccount();
    const main = (await begin(member, account)).body as NoteDetail;
    const page = (await begin(member, account, { parentId: main.id, title: 'Visit in May' })).body as NoteDetail;
    const renamed = await ask(server.url, other, `PATCH /notes/${page.id}`, { title: '  Visit\nin June ' });
    expect(renamed.body).toMatchObject({ title: 'Visit in June', editedBy: other.member });
    const list = await ask(server.url, other, `GET /accounts/${account.id}/notes`);
    expect(list.body).toMatchObject({
      data: [
        { id: main.id, parentId: null },
        { id: page.id, title: 'Visit in June' },
      ],
    });
    expect(await ask(server.url, member, `POST /notes/${main.id}/archive`, {})).toMatchObject({
      status: 409,
      body: { code: 'note-is-main' },
    });
    expect((await ask(server.url, member, `POST /notes/${page.id}/archive`, {})).body).toMatchObject({
      archivedAt: expect.any(String),
    });
    expect((await ask(server.url, member, `GET /accounts/${account.id}/notes`)).body).toMatchObject({
      data: [{ id: main.id }],
    });
    expect((await ask(server.url, member, `GET /accounts/${account.id}/notes?home=archive`)).body).toMatchObject({
      data: [{ id: page.id }],
    });
    expect((await ask(server.url, member, `POST /notes/${page.id}/restore`, {})).body).toMatchObject({
      archivedAt: null,
    });
    expect(await factsOf(page.id)).toEqual(['note.created', 'note.archived', 'note.restored']);
  });

  it('an account with a note stays when its import is taken back', async () => {
    const [written, bare] = [await anAccount(), await anAccount()];
    await begin(member, written);
    const ids = [written.id, bare.id];
    const kept = await db.scopes.withWorkspace({ workspace: acme.id }, (tx) => accountsWithNotes(tx, ids));
    expect([...kept]).toEqual([written.id]);
    const taken = await db.scopes.withWorkspace({ workspace: acme.id }, (tx) =>
      accountImporter(accountsWithNotes).remove({ tx } as ImportScope, ids),
    );
    expect([...taken]).toEqual([bare.id]);
  });

  it('[NT1] a note is there for those who see its account alone', async () => {
    const account = await anAccount({ visibility: 'people' });
    const note = (await begin(member, account)).body as NoteDetail;
    for (const as of [other, guest]) {
      expect((await ask(server.url, as, `GET /notes/${note.id}`)).status).toBe(404);
      expect((await ask(server.url, as, `GET /accounts/${account.id}/notes`)).status).toBe(404);
      expect((await begin(as, account)).status).toBe(404);
    }
    await ask(server.url, member, `PUT /containers/${account.id}/grants/member/${guest.member}`, { level: 'read' });
    const read = await ask(server.url, guest, `GET /notes/${note.id}`);
    expect({ status: read.status, id: (read.body as NoteDetail).id }).toEqual({ status: 200, id: note.id });
    expect((await ask(server.url, guest, `PATCH /notes/${note.id}`, { title: 'Mine' })).status).toBe(404);
  });
});
