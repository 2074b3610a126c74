import type { Account, AccountRow } from '@baton/schema/accounts';
import type { Contact } from '@baton/schema/contacts';
import type { Field } from '@baton/schema/fields';
import type { Fact } from '@baton/schema/shared';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { pausedServer } from '#tests/paused-server.ts';
import { aMember, ask, aWorkspace, type AskedServer, type TestMember, type TestWorkspace } from '#tests/people.ts';
import { runJob } from '#tests/run-job.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

describeWithDatabase('accounts over HTTP', () => {
  let db: TestDatabase;
  let server: AskedServer;
  let acme: TestWorkspace;
  let owner: TestMember;
  let member: TestMember;
  let guest: TestMember;

  beforeAll(async () => {
    db = await testDatabase();
    server = await pausedServer(db);
    acme = await aWorkspace(db.sql);
    [owner, member, guest] = await Promise.all([
      aMember(db.sql, acme, 'owner'),
      aMember(db.sql, acme, 'member', { teams: [acme.teams.support] }),
      aMember(db.sql, acme, 'guest'),
    ]);
  });
  afterAll(() => db.drop());

  const send = (route: Parameters<typeof ask>[2], body?: unknown, as: TestMember = owner) =>
    ask(server, as, route, body);
  const read = async <Body>(...asked: Parameters<typeof send>): Promise<Body> => {
    const answer = await send(...asked);
    if (answer.status !== 200) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body as Body;
  };
  const anAccount = (more: object = {}, as = owner) => read<Account>('POST /accounts', { name: 'Durand', ...more }, as);
  const named = async (query: string, as = owner) =>
    (await read<{ data: AccountRow[] }>(`GET /accounts?${query}`, undefined, as)).data.map(({ name }) => name);
  const likeness = async (query: string, as = member) =>
    (await read<{ data: { name: string; by: string }[] }>(`GET /accounts/duplicates?${query}`, undefined, as)).data.map(
      ({ name, by: how }) => `${name} ${how}`,
    );
  const aField = (more: object) => read<Field>('POST /fields', { subject: 'account', ...more });

  it('an account is read back as it was created, with addresses, phones and own fields', async () => {
    const field = await aField({ name: 'Ovens', kind: 'number' });
    const given = {
      kind: 'supplier',
      status: 'lead',
      website: 'https://www.fours-durand.fr/',
      addresses: [
        { use: 'main', street: '3 rue du Four', postalCode: '69007', city: 'Lyon', region: '', country: 'FR' },
      ],
      phones: [{ label: 'work', number: '+33472000000' }],
      emails: [{ label: '', address: 'Contact@Fours-Durand.fr' }],
      revenue: { amount: 120_000_00, currency: 'EUR' },
      channel: 'email',
      language: 'fr',
      contactHours: 'not before 6:00',
      custom: { [field.id]: 12.5 },
    };
    const made = await anAccount({ name: 'Fours Durand', ...given });
    expect(made).toMatchObject({ ...given, emails: [{ address: 'contact@fours-durand.fr' }], level: 'manage' });
    expect(await read(`GET /accounts/${made.id}`)).toEqual(made);
    const { data } = await read<{ data: AccountRow[] }>('GET /accounts?q=fours');
    expect(data).toMatchObject([{ city: 'Lyon', phone: '+33472000000', custom: { [field.id]: 12.5 } }]);
  });

  it('[AC3] an edit changes just its fields, and another person’s edit of another field stays', async () => {
    const account = await anAccount({ sector: 'food' });
    await Promise.all([
      send(`PATCH /accounts/${account.id}`, { sector: 'retail' }),
      send(`PATCH /accounts/${account.id}`, { employees: 7, revenue: { amount: 5, currency: 'CHF' } }, member),
    ]);
    const after = await read<Account>(`GET /accounts/${account.id}`);
    expect(after).toMatchObject({ sector: 'retail', employees: 7, revenue: { amount: 5, currency: 'CHF' } });
    const facts = await db.sql`select data from facts where subject = ${account.id} and type = 'account.edited'`;
    expect(facts).toHaveLength(3);
  });

  it('[AC4] companies cannot belong to each other in a circle', async () => {
    const [one, two] = [await anAccount(), await anAccount()];
    await read(`PATCH /accounts/${one.id}`, { parentId: two.id });
    const answer = await send(`PATCH /accounts/${two.id}`, { parentId: one.id });
    expect(answer).toMatchObject({ status: 409, body: { code: 'parent-in-circle' } });
  });

  it('[AC5] a value that does not fit its field is refused, null takes one away', async () => {
    const field = await aField({ name: 'Visited', kind: 'date' });
    const account = await anAccount({ custom: { [field.id]: '2026-01-31' } });
    const wrong = await send(`PATCH /accounts/${account.id}`, { custom: { [field.id]: 'soon' } });
    expect(wrong).toMatchObject({ status: 409, body: { code: 'invalid-field' } });
    await read(`PATCH /accounts/${account.id}`, { custom: { [field.id]: null } });
    expect(await read(`GET /accounts/${account.id}`)).toMatchObject({ custom: {} });
  });

  it('[AC1] [AC10] several are changed at once; what one may not change is left out, whoever knows of it', async () => {
    const [open, closed] = [await anAccount({ name: 'Open' }), await anAccount({ visibility: 'people' })];
    const changes = [open, closed].map(({ id }) => ({ accountId: id, status: 'former', sector: 'bulk' }));
    expect(await read('POST /accounts/edit', { changes }, member)).toEqual({ changed: [open.id] });
    expect(await named('sector=bulk')).toEqual(['Open']);
    expect(await send(`GET /accounts/${closed.id}`, undefined, member)).toMatchObject({ status: 404 });
    await read(`PATCH /accounts/${closed.id}`, { ownerId: member.member });
    expect(await read(`GET /accounts/${closed.id}`, undefined, member)).toMatchObject({ level: 'manage' });
  });

  it('lists are ordered, filtered, paged and summed', async () => {
    const sizes = [3, null, 20, 7];
    for (const [at, employees] of sizes.entries())
      await anAccount({
        name: `Paged ${at}`,
        country: 'Testland',
        employees,
        revenue: { amount: 100, currency: 'EUR' },
      });
    expect(await named('country=Testland&sort=-employees')).toEqual(['Paged 2', 'Paged 3', 'Paged 0', 'Paged 1']);
    const seen: string[] = [];
    for (let cursor = ''; ;) {
      const page = await read<{ data: AccountRow[]; page: { next_cursor: string | null } }>(
        `GET /accounts?country=Testland&sort=employees&limit=1${cursor}`,
      );
      seen.push(...page.data.map(({ name }) => name));
      if (page.page.next_cursor === null) break;
      cursor = `&cursor=${page.page.next_cursor}`;
    }
    expect(seen).toEqual(['Paged 0', 'Paged 3', 'Paged 2', 'Paged 1']);
    expect(await read('GET /accounts/totals?country=Testland')).toEqual({
      count: 4,
      employees: 30,
      revenue: [{ currency: 'EUR', amount: 400 }],
    });
    expect((await read<{ ids: string[] }>('GET /accounts/ids?country=Testland&kind=customer')).ids).toHaveLength(4);
    expect(await read('GET /accounts/choices')).toMatchObject({ countries: expect.arrayContaining(['Testland']) });
  });

  it('[AC6] [AC7] what lies in the bin for 30 days is deleted, what was taken out stays', async () => {
    const [gone, back] = [await anAccount({ name: 'Gone' }), await anAccount({ name: 'Back' })];
    const contact = await read<Contact>('POST /contacts', { name: 'Marc', accountId: gone.id });
    const note = await read<{ id: string }>(`POST /accounts/${gone.id}/notes`, { template: 'usual' });
    await read(`POST /accounts/${gone.id}/notes`, { parentId: note.id, title: 'Visit' });
    await read('POST /accounts/bin', { accountIds: [gone.id, back.id] });
    expect(await named('home=bin')).toEqual(['Back', 'Gone']);
    expect(await named('q=gone')).toEqual([]);
    expect(await send(`PATCH /accounts/${gone.id}`, { sector: 'x' })).toMatchObject({ status: 409 });
    await read('POST /accounts/restore', { accountIds: [back.id] });
    await runJob(db, 'accounts.purge', 29);
    expect(await named('home=bin')).toEqual(['Gone']);
    await runJob(db, 'accounts.purge', 31);
    expect(await send(`GET /accounts/${gone.id}`)).toMatchObject({ status: 404 });
    expect(await send(`GET /notes/${note.id}`)).toMatchObject({ status: 404 });
    expect(await read(`GET /accounts/${back.id}`)).toMatchObject({ home: 'listed' });
    expect(await read(`GET /contacts/${contact.id}`)).toMatchObject({ accounts: [] });
    const told = await db.sql`select origin from facts where subject = ${gone.id} and type = 'account.purged'`;
    expect(told).toMatchObject([{ origin: 'system' }]);
  });

  it('[AC8] [AC9] [CT8] a merged account is found through the other, with contacts and deals, until taken back', async () => {
    const [kept, merged] = [await anAccount({ name: 'Kept' }), await anAccount({ name: 'Merged', employees: 9 })];
    const contact = await read<Contact>('POST /contacts', { name: 'Lina', accountId: merged.id, part: 'buyer' });
    const board = await read<{ id: string }>('POST /boards', { name: 'B', currency: 'EUR' });
    await read(`POST /boards/${board.id}/deals`, { title: 'Oven', accountId: merged.id });
    const take = { otherId: merged.id, take: ['employees'], takeCustom: [] };
    expect(await read(`POST /accounts/${kept.id}/merge`, take)).toMatchObject({ name: 'Kept', employees: 9 });
    expect(await named('q=merged')).toEqual([]);
    expect(await read(`GET /accounts/${merged.id}`)).toMatchObject({ mergedIntoId: kept.id });
    const deals = await read<{ data: object[] }>(`GET /deals?accountId=${kept.id}`);
    expect(deals.data).toMatchObject([{ title: 'Oven', accountName: 'Kept' }]);
    const places = (await read<Contact>(`GET /contacts/${contact.id}`)).accounts;
    expect(places.map(({ accountName, part }) => `${accountName} ${part}`)).toEqual(['Kept buyer']);
    expect(await send(`POST /accounts/${merged.id}/merge`, { ...take, otherId: kept.id })).toMatchObject({
      status: 409,
    });

    expect(await read(`POST /accounts/${kept.id}/split`, { otherId: merged.id })).toMatchObject({ employees: null });
    expect(await named('q=merged')).toEqual(['Merged']);
    expect((await read<Contact>(`GET /contacts/${contact.id}`)).accounts).toMatchObject([{ accountName: 'Merged' }]);
    expect((await read<{ data: object[] }>(`GET /deals?accountId=${kept.id}`)).data).toEqual([]);
  });

  it('duplicates are found by domain, e-mail, phone and a name that was written a little differently', async () => {
    await anAccount({
      name: 'Pâtisserie Vauban',
      website: 'http://vauban.example/shop',
      emails: [{ label: '', address: 'info@vauban.example' }],
      phones: [{ label: '', number: '+33388112233' }],
    });
    await anAccount({ name: 'Patisserie Vaubann', visibility: 'people' });
    expect(await likeness('website=www.vauban.example')).toEqual(['Pâtisserie Vauban domain']);
    expect(await likeness('email=INFO@vauban.example')).toEqual(['Pâtisserie Vauban email']);
    expect(await likeness('phone=%2B33388112233')).toEqual(['Pâtisserie Vauban phone']);
    expect(await likeness('name=patiserie%20vauban')).toEqual(['Pâtisserie Vauban name']);
    expect(await likeness('name=patiserie%20vauban', owner)).toHaveLength(2);
    expect(await likeness('name=zebra')).toEqual([]);
    expect(await send('GET /accounts/duplicates?name=vauban', undefined, guest)).toMatchObject({ status: 404 });
  });

  it('[AC11] the timeline tells of the account, its contacts, its deals and what was logged, by kind and by team', async () => {
    const account = await anAccount({ name: 'Told' });
    await read('POST /contacts', { name: 'Nadia', accountId: account.id });
    const board = await read<{ id: string }>('POST /boards', { name: 'T', currency: 'EUR', visibility: 'people' });
    await read(`POST /boards/${board.id}/deals`, { title: 'Secret', accountId: account.id });
    const call = { kind: 'call', text: 'Talked about the oven', at: '2026-11-20T08:00:00.000Z' };
    await read(`POST /accounts/${account.id}/activities`, call, member);
    const types = async (query = '', as = owner) =>
      (await read<{ data: Fact[] }>(`GET /accounts/${account.id}/timeline?${query}`, undefined, as)).data.map(
        ({ type }) => type,
      );
    expect(await types()).toEqual([
      'activity.logged',
      'deal.created',
      'contact.linked',
      'contact.created',
      'account.created',
    ]);
    expect(await types('', member)).not.toContain('deal.created');
    expect(await types('about=contact')).toEqual(['contact.linked', 'contact.created']);
    expect(await types(`teamId=${acme.teams.support}`)).toEqual(['activity.logged']);
    expect(await send(`GET /accounts/${account.id}/timeline`, undefined, guest)).toMatchObject({ status: 404 });
    expect(await read(`PUT /accounts/${account.id}/visit`)).toEqual({ before: null });
    await db.sql`update account_visits set at = now() - interval '2 hours' where account = ${account.id}`;
    const { before } = await read<{ before: string }>(`PUT /accounts/${account.id}/visit`);
    expect(Date.now() - Date.parse(before)).toBeGreaterThan(3_600_000);
    expect(await read(`PUT /accounts/${account.id}/visit`)).toEqual({ before });
    // A board is a container too, but no account: found by hostile requests.
    expect(await send(`PUT /accounts/${board.id}/visit`)).toMatchObject({ status: 404 });
    expect(await send(`POST /accounts/${board.id}/activities`, call)).toMatchObject({ status: 404 });
    expect(await send(`GET /accounts/${board.id}/timeline`)).toMatchObject({ status: 404 });
  });

  /** Runs a job of the real application as if so many days had passed. */
});
