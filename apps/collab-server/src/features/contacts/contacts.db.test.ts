import type { Account } from '@baton/schema/accounts';
import type { Contact } from '@baton/schema/contacts';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { pausedServer } from '#tests/paused-server.ts';
import { aMember, ask, aWorkspace, type AskedServer, type TestMember } from '#tests/people.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

describeWithDatabase('contacts over HTTP', () => {
  let db: TestDatabase;
  let server: AskedServer;
  let owner: TestMember;
  let member: TestMember;
  let open: Account;
  let closed: Account;

  beforeAll(async () => {
    db = await testDatabase();
    server = await pausedServer(db);
    const acme = await aWorkspace(db.sql);
    [owner, member] = await Promise.all([aMember(db.sql, acme, 'owner'), aMember(db.sql, acme, 'member')]);
    open = await read<Account>('POST /accounts', { name: 'Open' });
    closed = await read<Account>('POST /accounts', { name: 'Closed', visibility: 'people' });
  });
  afterAll(() => db.drop());

  const send = (route: Parameters<typeof ask>[2], body?: unknown, as: TestMember = owner) =>
    ask(server, as, route, body);
  const read = async <Body>(...asked: Parameters<typeof send>): Promise<Body> => {
    const answer = await send(...asked);
    if (answer.status !== 200) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body as Body;
  };
  const aContact = (more: object = {}) => read<Contact>('POST /contacts', { name: 'Marc', ...more });
  const names = async (query: string, as = owner) =>
    (await read<{ data: Contact[] }>(`GET /contacts?${query}`, undefined, as)).data.map(({ name }) => name);

  const likeness = async (query: string, as = owner) =>
    (await read<{ data: { by: string }[] }>(`GET /contacts/duplicates?${query}`, undefined, as)).data.map(
      (each) => each.by,
    );

  it('a contact is read back as it was created, with consent, phones and its place', async () => {
    const given = {
      title: 'Buyer',
      emails: [{ label: 'work', address: 'marc@durand.example' }],
      phones: [{ label: 'mobile', number: '+33612345678' }],
      channel: 'phone',
      language: 'it',
      consents: [{ channel: 'email', given: true, on: '2026-11-01', how: 'form' }],
    };
    const made = await aContact({ ...given, accountId: open.id, part: 'buyer' });
    expect(made).toMatchObject({ ...given, accounts: [{ accountName: 'Open', part: 'buyer' }], mayEdit: true });
    expect(await read(`GET /contacts/${made.id}`)).toEqual(made);
  });

  it('[CT1] [CT3] somebody sees a contact through one account and hears nothing of the other', async () => {
    const both = await aContact({ name: 'Both', accountId: closed.id });
    expect(await send(`GET /contacts/${both.id}`, undefined, member)).toMatchObject({ status: 404 });
    expect(await names('q=both', member)).toEqual([]);
    await read(`PUT /accounts/${open.id}/contacts/${both.id}`, { part: 'chef' });
    const seen = await read<Contact>(`GET /contacts/${both.id}`, undefined, member);
    expect(seen.accounts.map(({ accountName }) => accountName)).toEqual(['Open']);
    expect(await names(`accountId=${open.id}&q=both`, member)).toEqual(['Both']);
    expect(await send(`DELETE /accounts/${closed.id}/contacts/${both.id}`, {}, member)).toMatchObject({ status: 404 });
    await read(`DELETE /accounts/${open.id}/contacts/${both.id}`, {});
    expect(await send(`GET /contacts/${both.id}`, undefined, member)).toMatchObject({ status: 404 });
  });

  it('lists are ordered by name with a page that goes on where the last one ended', async () => {
    for (const name of ['Zoé', 'Ábel', 'zed']) await aContact({ name: `List ${name}` });
    const first = await read<{ data: Contact[]; page: { next_cursor: string } }>('GET /contacts?q=list&limit=2');
    const rest = await names(`q=list&limit=2&cursor=${first.page.next_cursor}`);
    expect([...first.data.map(({ name }) => name), ...rest]).toEqual(['List Ábel', 'List zed', 'List Zoé']);
    expect(await read('GET /contacts/totals?q=list')).toEqual({ count: 3 });
  });

  it('duplicates are found by e-mail, phone and name, in what one may see', async () => {
    await aContact({ name: 'Giovanna Bellini', emails: [{ label: '', address: 'g@bellini.example' }] });
    await aContact({ name: 'Giovana Bellini', accountId: closed.id, phones: [{ label: '', number: '+390101112233' }] });
    expect(await likeness('email=g@bellini.example')).toEqual(['email']);
    expect(await likeness('phone=%2B390101112233')).toEqual(['phone']);
    expect(await likeness('name=giovanna%20belini')).toEqual(['name', 'name']);
    expect(await likeness('name=giovanna%20belini', member)).toEqual(['name']);
    expect(await likeness('phone=%2B390101112233', member)).toEqual([]);
  });

  it('[CT7] a contact goes to the bin and comes back as it was', async () => {
    const contact = await aContact({ name: 'Binned' });
    await read('POST /contacts/bin', { contactIds: [contact.id] });
    expect(await names('q=binned')).toEqual([]);
    expect(await send(`PATCH /contacts/${contact.id}`, { title: 'x' })).toMatchObject({ status: 409 });
    await read('POST /contacts/restore', { contactIds: [contact.id] });
    expect(await names('q=binned')).toEqual(['Binned']);
  });
});
