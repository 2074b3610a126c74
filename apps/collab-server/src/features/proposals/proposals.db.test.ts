import type { Account } from '@baton/schema/accounts';
import type { Contact } from '@baton/schema/contacts';
import { addLine, editLine } from '@baton/schema/pricing';
import {
  proposalShape,
  type Proposal,
  type ProposalDetail,
  type ProposalTotal,
  setProposal,
} from '@baton/schema/proposals';
import type { LineId } from '@baton/schema/shared';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { newId } from '#platform/clock/new-id.ts';
import { liveClient, until, type LiveClient } from '#tests/live-client.ts';
import { aMember, ask, aWorkspace, type TestMember, type TestWorkspace } from '#tests/people.ts';
import { startServer } from '#tests/start-server.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

const sums = (once: number, yearly: number) => [{ currency: 'EUR', once, yearly }];

describeWithDatabase('proposals over HTTP and live', () => {
  let db: TestDatabase;
  let server: Awaited<ReturnType<typeof startServer>>;
  let acme: TestWorkspace;
  let claire: TestMember;
  let marco: TestMember;
  let guest: TestMember;
  beforeAll(async () => {
    db = await testDatabase();
    server = await startServer({ databaseUrl: db.url });
    acme = await aWorkspace(db.sql);
    [claire, marco, guest] = await Promise.all([
      aMember(db.sql, acme, 'member'),
      aMember(db.sql, acme, 'member'),
      aMember(db.sql, acme, 'guest'),
    ]);
  });
  afterAll(async () => {
    await server.stop();
    await db.drop();
  });

  const asked = async <T>(route: Parameters<typeof ask>[2], body?: object, as = claire): Promise<T> => {
    const answer = await ask(server.url, as, route, body);
    if (answer.status !== 200) throw new Error(`${route}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body as T;
  };
  const anAccount = (more: object = {}) => asked<Account>('POST /accounts', { name: 'Durand', ...more });
  const begin = (account: Pick<Account, 'id'>, more: object = {}) =>
    asked<ProposalDetail>('POST /proposals', {
      subject: { kind: 'account', id: account.id },
      title: 'Two ovens',
      language: 'fr',
      ...more,
    });
  const open = async (as: TestMember, { id }: Pick<Proposal, 'id'>): Promise<LiveClient> => {
    const client = liveClient({ url: server.url, as, document: `proposal:${id}`, shape: proposalShape });
    await client.synced();
    return client;
  };
  const rowOf = async (id: string) => {
    const [row] = await db.sql`select * from proposals where id = ${id}`;
    return row ?? {};
  };

  it('[PP4] is begun for an account, numbered by year, with names that follow their records', async () => {
    const account = await anAccount();
    const contact = await asked<Contact>('POST /contacts', { name: 'Marc Durand', accountId: account.id });
    const both = await Promise.all([
      begin(account, { contactId: contact.id, validUntil: '2026-12-31' }),
      begin(account, { beginning: 'blank', language: 'it' }),
    ]);
    const [one, two] = both;
    expect(new Set(both.map(({ number }) => number)).size).toBe(2);
    expect(one).toMatchObject({
      state: 'draft',
      accountName: 'Durand',
      contactName: 'Marc Durand',
      ownerId: claire.member,
      currency: 'EUR',
      language: 'fr',
      sums: [],
      text: expect.stringContaining('établie pour Durand, à la suite de nos échanges avec Marc Durand'),
    });
    expect(one.text).toContain('jusqu’au 2026-12-31');
    expect(two).toMatchObject({ language: 'it', text: '', contactId: null });
    const kinds =
      await db.sql`select kind, seq::int from documents where id in (${one.id}, ${one.costingId ?? ''}) order by kind`;
    expect(kinds).toEqual([
      { kind: 'costing', seq: 1 },
      { kind: 'proposal', seq: 1 },
    ]);
  });

  it('[PP4] is begun for a deal with its account and currency', async () => {
    const account = await anAccount();
    const board = await asked<{ id: string }>(
      'POST /boards',
      { name: 'Sales', currency: 'CHF' },
      await aMember(db.sql, acme, 'owner'),
    );
    const values = { title: 'Ovens', accountId: account.id, amount: 1250000, currency: 'CHF' };
    const deal = await asked<{ id: string }>(`POST /boards/${board.id}/deals`, values);
    const made = await begin(account, { subject: { kind: 'deal', id: deal.id } });
    expect(made).toMatchObject({ dealId: deal.id, dealTitle: 'Ovens', accountId: account.id, currency: 'CHF' });
    const loose = await asked<{ id: string }>(`POST /boards/${board.id}/deals`, { title: 'Loose' });
    const refused = await ask(server.url, claire, 'POST /proposals', {
      subject: { kind: 'deal', id: loose.id },
      title: 'x',
      language: 'en',
    });
    expect(refused).toMatchObject({ status: 409, body: { code: 'deal-without-account' } });
    const list = await asked<{ data: Proposal[] }>(`GET /proposals?dealId=${deal.id}`);
    expect(list.data.map(({ id }) => id)).toEqual([made.id]);
  });

  it('[PP2] the row follows what two people write and price live, and lists sum it', async () => {
    const account = await anAccount();
    const made = await begin(account);
    const [one, two] = [await open(claire, made), await open(marco, made)];
    const [oven, service] = [newId() as LineId, newId() as LineId];
    const rate = { category: 'standard', rate: '20' } as const;
    addLine(one.doc, { id: oven, text: 'Oven', quantity: '2', unitPrice: '1000', tax: rate }, {}, () => 0.3);
    addLine(two.doc, { id: service, text: 'Service', unitPrice: '50', tax: rate, recurrence: 'month' }, {}, () => 0.6);
    await until(() => one.doc.getMap('lines').has(service) && two.doc.getMap('lines').has(oven), 'both have both');
    editLine(one.doc, oven, { discount: { percent: '10' } });
    editLine(two.doc, oven, { quantity: '3' });
    await Promise.all([one.saved(), two.saved()]);
    await until(async () => Number((await rowOf(made.id))['once']) === 270000, 'the row has both cells');
    const now = await asked<ProposalDetail>(`GET /proposals/${made.id}`);
    expect(now).toMatchObject({
      lines: 2,
      sums: [
        { recurrence: 'once', net: 270000, tax: 54000, total: 324000 },
        { recurrence: 'month', net: 5000, tax: 1000, total: 6000 },
      ],
    });
    const totals = await asked<{ data: ProposalTotal[] }>(`GET /proposals/totals?accountId=${account.id}`);
    expect(totals.data).toEqual([{ state: 'draft', count: 1, alternatives: 0, sums: sums(270_000, 60_000) }]);
    expect((await rowOf(made.id))['discounts']).toEqual([
      { line: oven, product: null, given: '10%', percent: '10', by: claire.member },
    ]);
    for (const client of [one, two]) client.leave();
  });

  it('counts proposals by state in the order in which they go through them', async () => {
    const account = await anAccount();
    for (const state of ['accepted', 'expired', 'draft', 'sent']) {
      const { id } = await begin(account);
      await db.sql`update proposals set state = ${state} where id = ${id}`;
    }
    const totals = await asked<{ data: ProposalTotal[] }>(`GET /proposals/totals?accountId=${account.id}`);
    expect(totals.data.map(({ state }) => state)).toEqual(['draft', 'sent', 'accepted', 'expired']);
  });

  it('[PP44] sums of alternatives in one state the one that is worth most', async () => {
    const account = await anAccount();
    const family = [await begin(account), await begin(account), await begin(account)] as const;
    const [bakery, leasing, cheaper] = family;
    const other = await begin(account);
    for (const [alternative, of] of [
      [leasing, bakery],
      [cheaper, leasing],
    ] as const)
      await db.sql`update proposals set origin = ${of.id}, origin_seq = 1, branch_name = 'B' where id = ${alternative.id}`;
    for (const [{ id }, once, yearly] of [
      [bakery, 9_000, 0],
      [leasing, 2_000, 12_000],
      [cheaper, 7_000, 0],
      [other, 500, 0],
    ] as const)
      await db.sql`update proposals set once = ${once}, yearly = ${yearly} where id = ${id}`;
    const totals = () => asked<{ data: ProposalTotal[] }>(`GET /proposals/totals?accountId=${account.id}`);
    expect((await totals()).data).toEqual([{ state: 'draft', count: 4, alternatives: 2, sums: sums(2_500, 12_000) }]);
    await db.sql`update proposals set state = 'sent' where id = ${leasing.id}`;
    expect((await totals()).data).toEqual([
      { state: 'draft', count: 3, alternatives: 1, sums: sums(9_500, 0) },
      { state: 'sent', count: 1, alternatives: 0, sums: sums(2_000, 12_000) },
    ]);
  });

  it('[PP2] what is written in it leaves alone what facts say: an answer that comes at that moment stands', async () => {
    const made = await begin(await anAccount());
    await db.sql.unsafe(`create function not_by_writing() returns trigger language plpgsql as
      $$ begin raise exception 'the document says nothing of this'; end $$;
      create trigger not_by_writing before update of state, account, deal, contact, owner, approval, approved, archived_at,
        origin, branch_name on proposals for each row execute function not_by_writing()`);
    try {
      const tab = await open(claire, made);
      setProposal(tab.doc, { title: 'Two ovens and a mixer' });
      await tab.saved();
      await expect.poll(async () => (await rowOf(made.id))['title']).toBe('Two ovens and a mixer');
      tab.leave();
    } finally {
      await db.sql.unsafe('drop trigger not_by_writing on proposals; drop function not_by_writing');
    }
  });

  it('[PP2] a program changes the frame of the document, and the archive is only read', async () => {
    const made = await begin(await anAccount());
    const live = await open(marco, made);
    const edited = await asked<ProposalDetail>(`PATCH /proposals/${made.id}`, {
      title: 'Three ovens',
      language: 'en',
      currency: 'CHF',
      validUntil: '2027-02-28',
      ownerId: marco.member,
    });
    expect(edited).toMatchObject({
      title: 'Three ovens',
      language: 'en',
      currency: 'CHF',
      validUntil: '2027-02-28',
      ownerId: marco.member,
    });
    await until(() => live.doc.getMap('meta').get('title') === 'Three ovens', 'the tab shows the title');
    const archived = await asked<ProposalDetail>(`POST /proposals/${made.id}/archive`, {});
    expect(archived).toMatchObject({ may: { write: false }, archivedAt: expect.any(String) });
    expect((await ask(server.url, claire, `PATCH /proposals/${made.id}`, { title: 'x' })).body).toMatchObject({
      code: 'proposal-archived',
    });
    expect(await asked(`POST /proposals/${made.id}/restore`, {})).toMatchObject({ archivedAt: null });
    live.leave();
    const facts = await db.sql<{ type: string }[]>`select type from facts where subject = ${made.id} order by ins`;
    expect(facts.map(({ type }) => type).filter((type) => type !== 'proposal.renamed')).toEqual([
      'proposal.created',
      'proposal.assigned',
      'proposal.archived',
      'proposal.restored',
    ]);
  });

  it('is found by its number, its title and the words of its text, where its account is', async () => {
    const made = await begin(await anAccount(), { title: 'Zanzibar' });
    const found = async (q: string, as = claire) =>
      (await asked<{ data: object[] }>(`GET /search?kind=proposal&q=${encodeURIComponent(q)}`, undefined, as)).data;
    const place = { kind: 'account', id: made.accountId, name: 'Durand' };
    expect(await found('zanzibar')).toEqual([
      { kind: 'proposal', id: made.id, title: 'Zanzibar', by: 'name', place, excerpt: null },
    ]);
    expect(await found(`zanz ${made.number}`)).toHaveLength(1);
    expect(JSON.stringify(await found('echeance facture echanges'))).not.toContain(made.id);
    expect(JSON.stringify(await found('paiement facture'))).toContain('Paiement à 30 jours');
    expect(await found('zanzibar', guest)).toEqual([]);
    await asked(`POST /proposals/${made.id}/archive`, {});
    expect(await found('zanzibar')).toEqual([]);
  });

  it('[PP1] [PP3] is there for those who see its account alone, and a guest never knows its costing', async () => {
    const account = await anAccount({ visibility: 'people' });
    const made = await begin(account);
    for (const as of [marco, guest]) expect((await ask(server.url, as, `GET /proposals/${made.id}`)).status).toBe(404);
    await asked(`PUT /containers/${account.id}/grants/member/${guest.member}`, { level: 'write' });
    const seen = await asked<ProposalDetail>(`GET /proposals/${made.id}`, undefined, guest);
    expect(seen).toMatchObject({ id: made.id, costingId: null, may: { write: true } });
    const timeline = await ask(server.url, guest, `GET /accounts/${account.id}/timeline`);
    expect(JSON.stringify(timeline.body)).not.toContain(made.costingId);
    const knocking = liveClient({
      url: server.url,
      as: guest,
      document: `costing:${made.costingId}`,
      shape: proposalShape,
    });
    expect(await knocking.refusal()).toBeTruthy();
    knocking.leave();
  });
});
