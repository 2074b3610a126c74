import type { BoardDetail } from '@baton/schema/deals';
import type { Found } from '@baton/schema/search';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as Y from 'yjs';

import { until } from '#tests/live-client.ts';
import { noteWorld } from '#tests/note-world.ts';
import { aMember, ask, aWorkspace, type TestMember, type TestWorkspace } from '#tests/people.ts';
import { startServer } from '#tests/start-server.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

describeWithDatabase('search over HTTP', () => {
  let db: TestDatabase;
  let server: Awaited<ReturnType<typeof startServer>>;
  let acme: TestWorkspace;
  let manager: TestMember;
  let member: TestMember;
  let guest: TestMember;
  let admin: TestMember;
  let board: BoardDetail;
  beforeAll(async () => {
    db = await testDatabase();
    server = await startServer({ databaseUrl: db.url });
    acme = await aWorkspace(db.sql);
    [manager, member, guest, admin] = await Promise.all([
      aMember(db.sql, acme, 'manager'),
      aMember(db.sql, acme, 'member'),
      aMember(db.sql, acme, 'guest'),
      aMember(db.sql, acme, 'admin'),
    ]);
    board = await created<BoardDetail>(manager, 'POST /boards', { name: 'Sales', currency: 'EUR' });
    for (const name of ['Boulangerie Lenoir', 'Épicerie Fine Colbert', 'Chérif & Fils', '50% off_line', 'Sœurs Groß'])
      await created(member, 'POST /accounts', { name });
    await created(member, 'POST /accounts', { name: 'Lenoir secret', visibility: 'people' });
    await created(member, `POST /boards/${board.id}/deals`, { title: 'Fours à chariot Lenoir' });
  });
  afterAll(async () => {
    await server.stop();
    await db.drop();
  });

  const created = async <Body>(as: TestMember, route: Parameters<typeof ask>[2], body: unknown): Promise<Body> => {
    const answer = await ask(server.url, as, route, body);
    expect(answer.status).toBe(200);
    return answer.body as Body;
  };
  const find = async (as: TestMember, q: string, more = ''): Promise<Found[]> => {
    const { status, body } = await ask(server.url, as, `GET /search?q=${encodeURIComponent(q)}${more}`);
    expect(status).toBe(200);
    return (body as { data: Found[] }).data;
  };
  const titles = async (as: TestMember, q: string, more = '') => (await find(as, q, more)).map(({ title }) => title);

  it.each([
    ['cherif', 'Chérif & Fils'],
    ['soeurs gross', 'Sœurs Groß'],
    ['sœurs', 'Sœurs Groß'],
    ['CHÉRIF', 'Chérif & Fils'],
    ['fine colb', 'Épicerie Fine Colbert'],
    ['colbert epicerie', 'Épicerie Fine Colbert'],
    ['ep', 'Épicerie Fine Colbert'],
    ['langerie', 'Boulangerie Lenoir'],
    ['boulangrie lenoir', 'Boulangerie Lenoir'],
    ['epiceri fine colbrt', 'Épicerie Fine Colbert'],
    ['50% off_', '50% off_line'],
  ])('[SE3] %s finds %s first', async (q, title) => {
    expect((await titles(manager, q))[0]).toBe(title);
  });

  it('[SE3] signs mean nothing to the database', async () => {
    for (const q of ['%', '_', '\\', "';--", '% %', 'a\\'])
      expect(await titles(manager, q)).not.toContain('Boulangerie Lenoir');
  });

  it('says where a deal lies, and finds one kind alone when asked', async () => {
    expect(await find(manager, 'chariot')).toEqual([
      expect.objectContaining({
        kind: 'deal',
        title: 'Fours à chariot Lenoir',
        by: 'name',
        place: { kind: 'board', id: board.id, name: 'Sales' },
      }),
    ]);
    expect(await titles(manager, 'lenoir', '&kind=account')).toEqual(['Boulangerie Lenoir']);
  });

  it('[SE1] what is closed to somebody is not found by them, not even by likeness', async () => {
    expect(await titles(admin, 'lenoir secret')).toContain('Lenoir secret');
    expect(await titles(member, 'lenoir secret')).toContain('Lenoir secret');
    expect(await titles(manager, 'lenoir secret')).not.toContain('Lenoir secret');
    expect(await titles(manager, 'lenoir secrt')).not.toContain('Lenoir secret');
    expect(await find(guest, 'lenoir')).toEqual([]);
  });

  it('[SE1] another workspace finds nothing of it', async () => {
    const elsewhere = await aMember(db.sql, await aWorkspace(db.sql, 'Other'), 'owner');
    expect(await find(elsewhere, 'lenoir')).toEqual([]);
  });

  it('[SE2] a new title is found at once and the old one no more; an archived deal is gone and comes back', async () => {
    const { id } = await created<{ id: string }>(member, `POST /boards/${board.id}/deals`, { title: 'Zanzibar' });
    await created(member, `PATCH /deals/${id}`, { title: 'Kilimanjaro' });
    expect([await titles(member, 'zanzibar'), await titles(member, 'kilimanjaro')]).toEqual([[], ['Kilimanjaro']]);
    await created(member, `POST /deals/${id}/archive`, {});
    expect(await titles(member, 'kilimanjaro')).toEqual([]);
    await created(member, `POST /deals/${id}/restore`, {});
    expect(await titles(member, 'kilimanjaro')).toEqual(['Kilimanjaro']);
  });

  it('[SE1] [SE2] a note is found by what stands in it, with the words around, by who sees its account alone', async () => {
    const world = await noteWorld(db, server);
    const tab = await world.tab();
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [new Y.XmlText('Livraison avant six heures, chez Chérif à Lyon.')]);
    tab.doc.getXmlFragment('body').insert(0, [paragraph]);
    await until(async () => (await world.read()).text.includes('Livraison'), 'the note to be projected');
    const [note] = await find(world.keeper, 'cherif livr');
    expect(note).toEqual({
      kind: 'note',
      id: world.note.id,
      title: world.note.title,
      by: 'text',
      place: { kind: 'account', id: world.account.id, name: world.account.name },
      excerpt: 'Livraison avant six heures, chez Chérif à Lyon.',
    });
    expect(await find(await world.member('guest'), 'livraison')).toEqual([]);
    expect(await find(admin, 'livraison')).toEqual([]);
    world.leave();
  });

  it('[SE1] [SE2] a contact is found by name, address or number, where one of their accounts is open', async () => {
    const shut = await created<{ id: string }>(member, 'POST /accounts', { name: 'Shut', visibility: 'people' });
    const { id } = await created<{ id: string }>(member, 'POST /contacts', {
      name: 'Inès Quarante',
      accountId: shut.id,
      emails: [{ address: 'ines@quarante.example', label: 'work' }],
    });
    expect(await find(member, 'quarante.example')).toEqual([
      expect.objectContaining({ kind: 'contact', id, place: { kind: 'account', id: shut.id, name: 'Shut' } }),
    ]);
    expect(await titles(manager, 'quarante')).toEqual([]);
    const open = await created<{ id: string }>(member, 'POST /accounts', { name: 'Open house' });
    await created(member, `PUT /accounts/${open.id}/contacts/${id}`, { part: 'Chef' });
    expect(await find(manager, 'ines quarante')).toEqual([
      expect.objectContaining({ kind: 'contact', place: { kind: 'account', id: open.id, name: 'Open house' } }),
    ]);
  });

  it('[SE2] an account in the bin is not found', async () => {
    const { id } = await created<{ id: string }>(member, 'POST /accounts', { name: 'Binnable' });
    expect(await titles(member, 'binnable')).toEqual(['Binnable']);
    await created(member, 'POST /accounts/bin', { accountIds: [id] });
    expect(await titles(member, 'binnable')).toEqual([]);
    await created(member, 'POST /accounts/restore', { accountIds: [id] });
    expect(await titles(member, 'binnable')).toEqual(['Binnable']);
  });

  it('says when more was found than it shows', async () => {
    const { body } = await ask(server.url, admin, 'GET /search?q=lenoir&limit=1');
    expect(body).toMatchObject({ data: [{ title: expect.stringContaining('Lenoir') as string }], has_more: true });
  });
});
