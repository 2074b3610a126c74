import type { Account } from '@baton/schema/accounts';
import type { Thread } from '@baton/schema/comments';
import type { Contact } from '@baton/schema/contacts';
import type { Field } from '@baton/schema/fields';
import type { Found } from '@baton/schema/search';
import type { Fact } from '@baton/schema/shared';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { pausedServer } from '#tests/paused-server.ts';
import { aMember, ask, aWorkspace, type AskedServer, type TestMember } from '#tests/people.ts';
import { runJob } from '#tests/run-job.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

describeWithDatabase('contacts that are merged, talked about and looked back on', () => {
  let db: TestDatabase;
  let server: AskedServer;
  let owner: TestMember;
  let member: TestMember;
  let guest: TestMember;
  let open: Account;
  let other: Account;
  let closed: Account;

  beforeAll(async () => {
    db = await testDatabase();
    server = await pausedServer(db);
    const acme = await aWorkspace(db.sql);
    [owner, member, guest] = await Promise.all([
      aMember(db.sql, acme, 'owner'),
      aMember(db.sql, acme, 'member'),
      aMember(db.sql, acme, 'guest'),
    ]);
    open = await read<Account>('POST /accounts', { name: 'Open' });
    other = await read<Account>('POST /accounts', { name: 'Other' });
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
  const aContact = (name: string, more: object = {}) => read<Contact>('POST /contacts', { name, ...more });
  const names = async (query: string, as = owner) =>
    (await read<{ data: Contact[] }>(`GET /contacts?${query}`, undefined, as)).data.map(({ name }) => name);
  const say = (contact: Contact, body: string, as = owner) =>
    read<Thread>('POST /threads', { subject: { kind: 'contact', id: contact.id }, body }, as);
  const said = async (contact: Contact, as = owner) =>
    (
      await read<{ data: Thread[] }>(`GET /threads?subjectKind=contact&subjectId=${contact.id}`, undefined, as)
    ).data.map(({ comments }) => comments[0]?.body);
  const told = async (contact: Contact, as = owner, query = '') =>
    (await read<{ data: Fact[] }>(`GET /contacts/${contact.id}/timeline?${query}`, undefined, as)).data.map(
      ({ type }) => type,
    );
  const merge = (kept: Contact, goes: Contact, as: TestMember) =>
    send(`POST /contacts/${kept.id}/merge`, { otherId: goes.id, take: [] }, as);
  const found = async (q: string) =>
    (await read<{ data: Found[] }>(`GET /search?q=${q}&kind=contact`)).data.map(({ title }) => title);

  it('[CT9] [CT10] a merged contact is found through the other, with all that is theirs, until taken back', async () => {
    const field = await read<Field>('POST /fields', { subject: 'contact', name: 'Size', kind: 'number' });
    const kept = await aContact('Marc Durant', { accountId: open.id, part: 'chef', title: 'Chef' });
    const goes = await aContact('Marco Durante', {
      accountId: other.id,
      part: 'buyer',
      title: 'Buyer',
      emails: [{ address: 'marco@d.example' }],
      custom: { [field.id]: 4 },
    });
    await read(`PUT /accounts/${open.id}/contacts/${goes.id}`, { part: 'guest' });
    await say(goes, 'Prefers mornings');
    const activity = { kind: 'call', text: 'Talked', contactId: goes.id };
    await read(`POST /accounts/${other.id}/activities`, activity);

    const take = { otherId: goes.id, take: ['title', 'emails'], takeCustom: [field.id] };
    const merged = await read<Contact>(`POST /contacts/${kept.id}/merge`, take);
    expect(merged).toMatchObject({ name: 'Marc Durant', title: 'Buyer', custom: { [field.id]: 4 } });
    expect(merged.emails.map(({ address }) => address)).toEqual(['marco@d.example']);
    expect(await read(`GET /contacts/${kept.id}`)).toEqual({ ...merged, changedAt: expect.any(String) });
    expect(merged.accounts.map(({ accountName, part }) => `${accountName} ${part}`)).toEqual([
      'Open chef',
      'Other buyer',
    ]);
    expect(await names('q=durant')).toEqual(['Marc Durant']);
    expect(await names(`accountId=${other.id}`)).toEqual(['Marc Durant']);
    expect(await found('durante')).toEqual(['Marc Durant']);
    expect(await read(`GET /contacts/${goes.id}`)).toMatchObject({ mergedIntoId: kept.id });
    expect((await read<{ data: object[] }>('GET /contacts/duplicates?email=marco@d.example')).data).toHaveLength(1);
    expect(await said(kept)).toEqual(['Prefers mornings']);
    const before = await told(kept);
    expect(before).toEqual(expect.arrayContaining(['contact.merged', 'activity.logged', 'thread.opened']));
    expect(before.filter((type) => type === 'contact.created')).toHaveLength(2);
    expect(await send('POST /contacts/archive', { contactIds: [goes.id] })).toMatchObject({ status: 404 });
    expect(await send(`POST /contacts/${goes.id}/merge`, { ...take, otherId: kept.id })).toMatchObject({ status: 409 });

    await read(`PATCH /contacts/${kept.id}`, { title: 'Head buyer' });
    const split = await read<Contact>(`POST /contacts/${kept.id}/split`, { otherId: goes.id });
    expect(split).toMatchObject({ title: 'Head buyer', emails: [], custom: {} });
    expect(split.accounts.map(({ accountName }) => accountName)).toEqual(['Open']);
    expect(await read(`GET /contacts/${kept.id}`)).toEqual({ ...split, changedAt: expect.any(String) });
    const again = await read<Contact>(`GET /contacts/${goes.id}`);
    expect({ ...again, changedAt: goes.changedAt }).toEqual({
      ...goes,
      accounts: [...goes.accounts, { accountId: open.id, accountName: 'Open', part: 'guest' }],
    });
    expect(await names('q=durant')).toEqual(['Marc Durant', 'Marco Durante']);
    expect(await found('durante')).toContain('Marco Durante');
    expect([await said(kept), await said(goes)]).toEqual([[], ['Prefers mornings']]);
    expect(await send(`POST /contacts/${kept.id}/split`, { otherId: goes.id })).toMatchObject({ status: 409 });
  });

  it('[CT9] who may not change one of the two merges nothing, and learns nothing of it', async () => {
    const mine = await aContact('Mine', { accountId: open.id });
    const hidden = await aContact('Hidden', { accountId: closed.id });
    expect([await merge(mine, hidden, member), await merge(hidden, mine, member)]).toMatchObject([
      { status: 404 },
      { status: 404 },
    ]);
    expect(await read(`GET /contacts/${hidden.id}`)).toMatchObject({ mergedIntoId: null });
  });

  it('[CM8] who knows a contact talks about them; the others hear nothing, and the guest no internal word', async () => {
    const shared = await aContact('Shared', { accountId: closed.id });
    const thread = await say(shared, 'Only for us');
    expect(await said(shared, member)).toEqual([]);
    expect(
      await send('POST /threads', { subject: { kind: 'contact', id: shared.id }, body: 'x' }, member),
    ).toMatchObject({ status: 404 });
    expect(await send(`POST /threads/${thread.id}/comments`, { body: 'x' }, member)).toMatchObject({ status: 404 });
    const assign = (memberId: string) => send(`PUT /threads/${thread.id}/assignee`, { memberId });
    expect(await assign(member.member)).toMatchObject({ status: 409 });
    await read(`PUT /accounts/${open.id}/contacts/${shared.id}`, { part: '' });
    expect(await assign(member.member)).toMatchObject({ status: 200 });
    await read(`POST /threads/${thread.id}/comments`, { body: `Ask @[member:${owner.member}]` }, member);
    expect(await said(shared, member)).toEqual(['Only for us']);
    const asked = await read<{ data: { placeId: string }[] }>('GET /mentions');
    expect(asked.data.map(({ placeId }) => placeId)).toEqual([thread.id]);
    await read(`PUT /containers/${open.id}/grants/member/${guest.member}`, { level: 'read' });
    expect(await read(`GET /contacts/${shared.id}`, undefined, guest)).toMatchObject({ mayComment: false });
    expect([await said(shared, guest), await told(shared, guest)]).toEqual([
      [],
      expect.not.arrayContaining(['thread.opened']),
    ]);
    const loose = await aContact('Loose');
    await say(loose, 'Nobody’s yet', member);
    expect([await said(loose, member), await said(loose, guest)]).toEqual([['Nobody’s yet'], []]);
  });

  it('[CT11] a timeline tells each reader what they may see elsewhere, by kind, and when they last looked', async () => {
    const both = await aContact('Both', { accountId: open.id });
    await read(`PUT /accounts/${closed.id}/contacts/${both.id}`, { part: '' });
    for (const account of [open, closed])
      await read(`POST /accounts/${account.id}/activities`, { kind: 'call', text: 'Talked', contactId: both.id });
    expect(await told(both, owner, 'about=activity')).toHaveLength(2);
    expect(await told(both, member, 'about=activity')).toHaveLength(1);
    expect(await told(both, owner, 'about=contact')).toEqual(['contact.linked', 'contact.linked', 'contact.created']);
    expect(await read(`PUT /contacts/${both.id}/visit`, {})).toEqual({ before: null });
    await db.sql`update contact_visits set at = at - interval '1 day'`;
    expect(await read(`PUT /contacts/${both.id}/visit`, {})).toMatchObject({ before: expect.any(String) });
    const hidden = await aContact('Hidden', { accountId: closed.id });
    for (const route of [`GET /contacts/${hidden.id}/timeline`, `PUT /contacts/${hidden.id}/visit`] as const)
      expect(await send(route, route.startsWith('PUT') ? {} : undefined, member)).toMatchObject({ status: 404 });
  });

  it('[CM8] with a contact that is deleted for good go the one merged into it, the talk and whom it called', async () => {
    const [kept, goes] = [await aContact('Gone'), await aContact('Gone too')];
    await say(goes, `For @[member:${member.member}]`);
    await read(`PUT /contacts/${goes.id}/visit`, {});
    await read(`POST /contacts/${kept.id}/merge`, { otherId: goes.id, take: [] });
    const count = async () => (await db.sql`select 1 from mentions where line like 'For %'`).length;
    expect(await count()).toBe(1);
    await read('POST /contacts/bin', { contactIds: [kept.id] });
    await runJob(db, 'contacts.purge', 31);
    for (const { id } of [kept, goes]) expect(await send(`GET /contacts/${id}`)).toMatchObject({ status: 404 });
    expect(await count()).toBe(0);
    // What was recorded of them has lost its words as well.
    const kinds = await db.sql`select type from facts where data::text like ${'%Gone%'} or data::text like '%For @%'`;
    expect(kinds).toHaveLength(0);
    expect(await said(goes)).toEqual([]);
  });
});
