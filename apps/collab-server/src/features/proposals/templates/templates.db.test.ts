import {
  noPrices,
  templateBody,
  templateShape,
  type ProposalDetail,
  type ProposalTemplate,
  type ProposalTemplateDetail,
  type SentContent,
} from '@baton/schema/proposals';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as Y from 'yjs';

import { pausedServer } from '#tests/paused-server.ts';
import { aMember, ask, aWorkspace, type AskedServer, type TestMember, type TestWorkspace } from '#tests/people.ts';
import { runJob } from '#tests/run-job.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

describeWithDatabase('templates of proposals', () => {
  let db: TestDatabase;
  let server: AskedServer;
  let manager: TestMember;
  let member: TestMember;
  let owner: TestMember;
  let acme: TestWorkspace;
  let subject: { kind: 'account'; id: string };
  beforeAll(async () => {
    db = await testDatabase();
    server = await pausedServer(db);
    acme = await aWorkspace(db.sql);
    [manager, member] = [await aMember(db.sql, acme, 'manager'), await aMember(db.sql, acme, 'member')];
    owner = await aMember(db.sql, acme, 'owner');
    const { id } = await asked<{ id: string }>('POST /accounts', { name: 'Durand' });
    subject = { kind: 'account', id };
  });
  afterAll(() => db.drop());

  const asked = async <T>(route: Parameters<typeof ask>[2], body?: object, as = manager): Promise<T> => {
    const answer = await ask(server, as, route, body);
    if (answer.status !== 200) throw new Error(`${route}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body as T;
  };
  const aTemplate = (name: string, text: string, kind: 'whole' | 'part' = 'whole') =>
    asked<ProposalTemplateDetail>('POST /proposal-templates', {
      name,
      kind,
      language: 'fr',
      blocks: [{ kind: 'heading', level: 2, text }, { kind: 'pricing' }],
    });

  it('[PP6] a proposal begins with the template that is chosen, and stays as it is when that changes', async () => {
    const { id: templateId } = await aTemplate('Ovens', '{{number}} for {{account}} by {{owner}}');
    const begun = { subject, title: 'Ovens', language: 'fr', templateId };
    const made = await asked<ProposalDetail>('POST /proposals', begun, member);
    expect(made.text).toBe(`${made.number} for Durand by member`);
    const edited = await asked<ProposalTemplate>(`PATCH /proposal-templates/${templateId}`, { name: 'Fours' });
    expect(edited).toMatchObject({ name: 'Fours', begins: '{{number}} for {{account}} by {{owner}}', used: 1 });
    expect(await asked(`GET /proposals/${made.id}`)).toMatchObject({ text: made.text });
    await asked(`POST /proposal-templates/${templateId}/archive`, {});
    expect(await ask(server, member, 'POST /proposals', begun)).toMatchObject({
      status: 409,
      body: { code: 'template-not-found' },
    });
  });

  it('[PP6] a guest who writes on an account reads no template by beginning with it, or by putting its blocks in', async () => {
    const { id: templateId } = await aTemplate('For colleagues', 'How we win');
    const guest = await aMember(db.sql, acme, 'guest');
    await asked(`PUT /containers/${subject.id}/grants/member/${guest.member}`, { level: 'write' });
    const begun = { subject, title: 'x', language: 'fr' };
    const made = await asked<ProposalDetail>('POST /proposals', begun, guest);
    for (const answer of [
      await ask(server, guest, 'POST /proposals', { ...begun, templateId }),
      await ask(server, guest, `POST /proposals/${made.id}/blocks`, { templateId }),
    ])
      expect(answer).toMatchObject({ status: 409, body: { code: 'template-not-found' } });
  });

  it('[PP6] blocks are put at the end of a proposal, filled', async () => {
    const made = await asked<ProposalDetail>('POST /proposals', { subject, title: 'x', language: 'fr' }, member);
    const { id: templateId } = await aTemplate('Terms', 'Chez {{account}}', 'part');
    const after = await asked<ProposalDetail>(`POST /proposals/${made.id}/blocks`, { templateId }, member);
    expect(after.text).toBe(`${made.text}\nChez Durand`);
  });

  it('[PP4] what a proposal names follows its records; what was filled when it was begun does not', async () => {
    const { id: templateId } = await aTemplate('Follows', '{{account}}, {{deal}} by {{owner}}');
    const made = await asked<ProposalDetail>(
      'POST /proposals',
      { subject, title: 'x', language: 'fr', templateId },
      member,
    );
    expect(made.text).toBe('Durand, {{deal}} by member');
    await asked(`PATCH /accounts/${subject.id}`, { name: 'Durand & Cie' });
    expect(await asked(`GET /proposals/${made.id}`)).toMatchObject({ text: 'Durand & Cie, {{deal}} by member' });
    await asked(`PATCH /accounts/${subject.id}`, { name: 'Durand' });
  });

  it('[PP4] [PP10] a version says what the records said when it was sent, and the check names what says nothing', async () => {
    const { id: templateId } = await aTemplate('Frozen', '{{account}} until {{valid-until}}, {{deal}}');
    const emails = [{ address: 'marie@durand.example', label: 'work' }];
    const contact = await asked<{ id: string }>('POST /contacts', { name: 'Marie', accountId: subject.id, emails });
    const more = { contactId: contact.id, validUntil: '2099-12-31', templateId };
    const made = await asked<ProposalDetail>('POST /proposals', { subject, title: 'x', language: 'fr', ...more });
    expect(await ask(server, manager, `POST /proposals/${made.id}/send`, {})).toMatchObject({ status: 409 });
    await asked(`POST /proposals/${made.id}/send`, { despite: ['unfilled'] });
    await asked(`PATCH /accounts/${subject.id}`, { name: 'Durand & Cie' });
    const sent = await asked<{ content: SentContent }>(`GET /proposals/${made.id}/versions/1`);
    expect(sent.content.body[0]?.content).toEqual([
      { type: 'text', text: 'Durand until ' },
      { type: 'date', attrs: { day: '2099-12-31' } },
      { type: 'text', text: ', {{deal}}' },
    ]);
    expect(await asked(`GET /proposals/${made.id}`)).toMatchObject({ text: 'Durand & Cie until 2099-12-31, {{deal}}' });
    await asked(`PATCH /accounts/${subject.id}`, { name: 'Durand' });
  });

  it('[PP6] a template is copied, and what a proposal says is kept as one, without what is its own', async () => {
    const { id: templateId } = await aTemplate('To copy', 'Chez {{account}}');
    const copy = await asked<ProposalTemplateDetail>(`POST /proposal-templates/${templateId}/copy`, { name: 'Copied' });
    expect(copy).toMatchObject({ kind: 'whole', language: 'fr', begins: 'Chez {{account}}', may: { write: true } });
    const begun = { subject, title: 'x', language: 'fr', templateId };
    const made = await asked<ProposalDetail>('POST /proposals', begun, member);
    const keeping = { name: 'Kept', kind: 'part' };
    const kept = await asked<ProposalTemplateDetail>(`POST /proposals/${made.id}/template`, keeping);
    expect(kept).toMatchObject({ ...keeping, language: 'fr', body: copy.body });
    expect((await ask(server, member, `POST /proposals/${made.id}/template`, keeping)).status).toBe(404);
    expect(await asked(`GET /proposal-templates/${kept.id}`, undefined, member)).toEqual({
      ...kept,
      may: { write: false },
    });
    const lost = Buffer.from([0, 1, 2]).toString('base64');
    const nothing = { ...keeping, name: 'Nothing', passage: { from: lost, to: lost } };
    expect(await ask(server, manager, `POST /proposals/${made.id}/template`, nothing)).toMatchObject({
      status: 409,
      body: { code: 'nothing-to-keep' },
    });
  });

  it('[PP6] a template that is older than live documents gets its own, once, with what it says', async () => {
    const { id, body } = await aTemplate('Older', 'Chez {{account}}');
    await db.sql`delete from document_updates where document = ${id}`;
    await db.sql`delete from document_projections where document = ${id}`;
    await db.sql`delete from documents where id = ${id}`;
    await db.sql`update proposal_templates set seq = 0 where id = ${id}`;
    for (const day of [0, 1]) await runJob(db, 'proposals.older-templates', day);
    expect(await asked(`GET /proposal-templates/${id}`)).toMatchObject({ body });
    const rows = await db.sql`select seq, origin from document_updates where document = ${id}`;
    expect(rows).toMatchObject([{ seq: '1', origin: 'system' }]);
  });

  it('[PP39] a template is everybody’s or a team’s of the workspace, and whoever is in none uses and copies it all the same', async () => {
    const values = { kind: 'part', language: 'fr', teamId: acme.teams.sales };
    const ofSales = { teamId: acme.teams.sales };
    const { id } = await asked<ProposalTemplateDetail>('POST /proposal-templates', { ...values, name: 'Of sales' });
    expect(await asked(`GET /proposal-templates/${id}`, undefined, member)).toMatchObject(ofSales);
    const copied = await asked<ProposalTemplateDetail>(`POST /proposal-templates/${id}/copy`, { name: 'Of sales too' });
    expect(copied).toMatchObject(ofSales);
    const made = await asked<ProposalDetail>('POST /proposals', { subject, title: 'x', language: 'fr' }, member);
    const keeping = { name: 'Kept for sales', kind: 'part', ...ofSales };
    expect(await asked(`POST /proposals/${made.id}/template`, keeping)).toMatchObject(ofSales);
    const foreign = { teamId: (await aWorkspace(db.sql, 'Other')).teams.sales };
    const unknown = await Promise.all([
      ask(server, manager, 'POST /proposal-templates', { ...values, ...foreign, name: 'Foreign' }),
      ask(server, manager, `PATCH /proposal-templates/${id}`, foreign),
      ask(server, manager, `POST /proposals/${made.id}/template`, { ...keeping, ...foreign, name: 'Foreign' }),
    ]);
    for (const answer of unknown) expect(answer).toMatchObject({ status: 409, body: { code: 'team-not-found' } });
    expect(await asked(`PATCH /proposal-templates/${id}`, { language: 'it' })).toMatchObject(ofSales);
    expect(await asked(`PATCH /proposal-templates/${id}`, { teamId: null })).toMatchObject({ teamId: null });
    const [fact] =
      await db.sql`select data from facts where type = 'proposal-template.edited' and data ->> 'field' = 'teamId'`;
    expect(fact?.['data']).toEqual({ field: 'teamId', from: acme.teams.sales, to: null });
  });

  it('[PP39] what belonged to a team that is no more is everybody’s', async () => {
    const { id: teamId } = await asked<{ id: string }>('POST /teams', { name: 'For a while' }, owner);
    const values = { name: 'For a while', kind: 'whole', language: 'fr', teamId };
    const { id } = await asked<ProposalTemplateDetail>('POST /proposal-templates', values);
    await db.sql`delete from teams where id = ${teamId}`;
    expect(await asked(`GET /proposal-templates/${id}`, undefined, member)).toMatchObject({ teamId: null });
  });

  it('[PP40] a template that is older than prices gets a table in the currency of its workspace, once', async () => {
    const { id } = await aTemplate('Unpriced', 'Chez {{account}}');
    const doc = new Y.Doc();
    doc.getMap('meta').set('shape', templateShape);
    templateBody(doc).insert(0, [new Y.XmlElement('pricingTable')]);
    await db.sql`update document_updates set update = ${Y.encodeStateAsUpdate(doc)} where document = ${id}`;
    await db.sql`update proposal_templates set pricing = null, currency = null where id = ${id}`;
    expect(await asked(`GET /proposal-templates/${id}`)).toMatchObject({ currency: 'EUR', pricing: noPrices('EUR') });
    const { data } = await asked<{ data: ProposalTemplate[] }>('GET /proposal-templates');
    expect(data.find((each) => each.id === id)).toMatchObject({ currency: 'EUR', lines: 0 });
    for (const day of [0, 1]) await runJob(db, 'proposals.older-templates', day);
    const [row] = await db.sql`select pricing, currency, edited_by from proposal_templates where id = ${id}`;
    expect(row).toEqual({ pricing: noPrices('EUR'), currency: 'EUR', edited_by: manager.member });
    const rows = await db.sql`select seq, origin from document_updates where document = ${id} order by seq`;
    expect(rows).toMatchObject([{ seq: '1' }, { seq: '2', origin: 'system' }]);
  });

  it('[PP6] one name is used once, and two who take it at once are one', async () => {
    const values = { kind: 'part', language: 'it', blocks: [{ kind: 'pricing' }] };
    const both = await Promise.all(
      ['Prezzi', 'PREZZI'].map((name) => ask(server, manager, 'POST /proposal-templates', { name, ...values })),
    );
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    const list = await asked<{ data: ProposalTemplate[] }>('GET /proposal-templates', undefined, member);
    expect(list.data.filter(({ name }) => /prezzi/i.test(name))).toHaveLength(1);
    expect((await ask(server, member, 'POST /proposal-templates', { name: 'Mine', ...values })).status).toBe(404);
  });
});
